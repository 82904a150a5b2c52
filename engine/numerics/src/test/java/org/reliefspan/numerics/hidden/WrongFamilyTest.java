package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Response;

/**
 * What comes of fitting a family that durations do not have: 400 episodes with median 9 months. Few
 * data sets by default; {@code -Dreliefspan.recovery=N} takes N.
 */
class WrongFamilyTest {
  private static final int DATA_SETS = Math.min(200, Integer.getInteger("reliefspan.recovery", 6));
  private static final int EPISODES = 400;
  private static final List<VisitRegime> REGIMES =
      List.of(VisitRegime.SCHEDULED, VisitRegime.RATES_LOW, VisitRegime.RATES_HIGH);
  private static final HiddenReliefModel WEIBULL =
      HiddenReliefModel.of(DurationDistribution.WEIBULL).with(Response.ALL);

  @ParameterizedTest
  @EnumSource(TrueDurations.class)
  void moreFlexibleFamilyMendsTheMedian(TrueDurations truth) {
    for (VisitRegime regime : REGIMES) {
      Tally tally = new Tally();
      for (int seed = 0; seed < DATA_SETS; seed++) {
        SimulatedRelief world = regime.world(new SplittableRandom(700 + seed));
        world.duration = truth::draw;
        ReliefHistories data = world.draw(EPISODES);
        tally.add(IdentifiabilityGate.of(HiddenReliefEstimator.fit(WEIBULL, data)));
      }
      tally.print(truth + " " + regime);
      double weibull = tally.median(DurationDistribution.WEIBULL);
      double flexible = tally.median(DurationDistribution.GENERALISED_GAMMA);
      assertThat(flexible).isCloseTo(TrueDurations.MEDIAN, within(0.08 * TrueDurations.MEDIAN));
      assertThat(Math.abs(weibull / TrueDurations.MEDIAN - 1))
          .isBetween(truth == TrueDurations.GAMMA ? 0.0 : 0.03, 0.16);
      if (truth != TrueDurations.GAMMA) {
        assertThat(weibull).isGreaterThan(flexible);
        assertThat(tally.weibullIsBest).isLessThan(DATA_SETS / 2);
      }
    }
  }

  /** What the gate saw over the data sets. */
  private static final class Tally {
    private final Map<DurationDistribution, double[]> sums =
        new EnumMap<>(DurationDistribution.class); // count, median
    private int open;
    private int weibullIsBest;
    private double gain;

    void add(IdentifiabilityGate gate) {
      open += gate.isOpen() ? 1 : 0;
      double best = Double.POSITIVE_INFINITY;
      for (Map.Entry<DurationDistribution, HiddenReliefEstimate> fit : gate.fits().entrySet()) {
        double[] sum = sums.computeIfAbsent(fit.getKey(), family -> new double[2]);
        sum[0]++;
        sum[1] += fit.getValue().quantities().responderQuantile(0.5).orElseThrow().value();
        best = Math.min(best, fit.getValue().aic());
      }
      double weibull = Objects.requireNonNull(gate.fits().get(DurationDistribution.WEIBULL)).aic();
      weibullIsBest += weibull == best ? 1 : 0;
      gain += weibull - best;
    }

    double median(DurationDistribution family) {
      double[] sum = Objects.requireNonNull(sums.get(family));
      return sum[1] / sum[0];
    }

    void print(String name) {
      StringBuilder line = new StringBuilder(name);
      sums.forEach(
          (family, sum) ->
              line.append(String.format(Locale.ROOT, "; %s %.2f", family, median(family))));
      System.out.printf(
          Locale.ROOT,
          "%s; AIC of the best lower by %.1f, Weibull best in %d of %d, gate open in %d%n",
          line,
          gain / DATA_SETS,
          weibullIsBest,
          DATA_SETS,
          open);
    }
  }
}

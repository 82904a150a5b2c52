package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.random.Philox;

/** Few data sets by default; {@code -Dreliefspan.recovery=N} takes N. */
class CurveBandTest {
  private static final int DATA_SETS = Integer.getInteger("reliefspan.recovery", 100);
  private static final double[] MONTHS = IntStream.range(0, 24).mapToDouble(i -> 1 + i).toArray();
  private static final double RESPONDERS = 0.8;
  private static final Philox PHILOX = Philox.keyed(7, "band");

  private static ReliefHistories drawn(int seed) {
    SimulatedRelief world = VisitRegime.RATES_LOW.world(new SplittableRandom(52_000 + seed));
    world.responders = RESPONDERS;
    return world.draw(400);
  }

  /** Share in relief: who responds, times the Weibull survivor with shape 1.5 and median 9. */
  private static double truth(double month) {
    return RESPONDERS * Math.exp(-Math.log(2) * Math.pow(month / 9, 1.5));
  }

  @Test
  void theWholeCurveLiesWithinTheBandAtTheStatedRate() {
    HiddenReliefModel model = HiddenReliefModel.of(DurationDistribution.WEIBULL);
    int band = 0;
    int pointwise = 0;
    for (int seed = 0; seed < DATA_SETS; seed++) {
      HiddenReliefEstimate fit = HiddenReliefEstimator.fit(model, drawn(seed));
      CurveBand curve = fit.quantities().inReliefTogether(MONTHS, 0.95, PHILOX);
      boolean inBand = true;
      boolean inAll = true;
      for (int i = 0; i < MONTHS.length; i++) {
        inBand &= holds(curve.limits(i), truth(MONTHS[i]));
        inAll &= holds(curve.points().get(i).limits(0.95), truth(MONTHS[i]));
      }
      band += inBand ? 1 : 0;
      pointwise += inAll ? 1 : 0;
    }
    double share = (double) band / DATA_SETS;
    System.out.printf(
        Locale.ROOT,
        "band %.4f, pointwise limits %.4f of %d%n",
        share,
        (double) pointwise / DATA_SETS,
        DATA_SETS);
    double sampling = 3 * Math.sqrt(0.95 * 0.05 / DATA_SETS);
    assertThat(share).isCloseTo(0.95, within(Math.max(0.015, sampling)));
    assertThat(pointwise).isLessThan(band);
  }

  private static boolean holds(Limits limits, double value) {
    return limits.lower() <= value && value <= limits.upper();
  }

  @Test
  void oneDirectionHasTheNormalQuantile() {
    List<DerivedEstimate> points =
        List.of(
            new DerivedEstimate(0.5, 0.2, LimitScale.PLAIN),
            new DerivedEstimate(0.4, 0.6, LimitScale.PLAIN),
            new DerivedEstimate(0, 0, LimitScale.PLAIN));
    CurveBand band =
        CurveBand.of(
            points,
            List.of(new double[] {0.1}, new double[] {0.3}, new double[] {5}),
            new double[] {4},
            0.95,
            PHILOX);
    assertThat(band.critical()).isCloseTo(1.96, within(0.04));
    assertThat(band.limits(2)).isEqualTo(new Limits(0, 0));
  }

  /** Of independent deviations: (2 Phi(c) - 1)^3 = 0.95; R 4.2.2: qnorm((1 + 0.95^(1/3)) / 2). */
  @Test
  void independentDirectionsHaveSidaksQuantile() {
    DerivedEstimate point = new DerivedEstimate(0.5, 1, LimitScale.PLAIN);
    CurveBand band =
        CurveBand.of(
            List.of(point, point, point),
            List.of(new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {0, 0, 1}),
            new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
            0.95,
            PHILOX);
    assertThat(band.critical()).isCloseTo(2.387738, within(0.04));
  }

  @Test
  void theSameDrawsGiveTheSameBand() {
    HiddenReliefEstimate fit =
        HiddenReliefEstimator.fit(HiddenReliefModel.of(DurationDistribution.WEIBULL), drawn(0));
    CurveBand once = fit.quantities().inReliefTogether(MONTHS, 0.95, PHILOX);
    CurveBand again = fit.quantities().inReliefTogether(MONTHS, 0.95, PHILOX);
    assertThat(again).isEqualTo(once);
    assertThat(once.critical()).isBetween(1.97, 3.2);
  }
}

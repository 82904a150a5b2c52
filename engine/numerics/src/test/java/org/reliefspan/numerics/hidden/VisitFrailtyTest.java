package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Frailty;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Response;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * Patients who differ in how often they come, alone or in step with how long relief lasts: 400
 * episodes with median 9 months. Few data sets by default; {@code -Dreliefspan.recovery=N} takes N.
 */
class VisitFrailtyTest {
  private static final int DATA_SETS = Math.min(200, Integer.getInteger("reliefspan.recovery", 2));
  private static final int EPISODES = 400;
  private static final double MEDIAN = 9;
  private static final HiddenReliefModel PLAIN =
      HiddenReliefModel.of(DurationDistribution.WEIBULL).with(Response.ALL);

  private static ReliefHistories draw(VisitRegime regime, double spread, double tilt, int seed) {
    SimulatedRelief world = regime.world(new SplittableRandom(100 + seed));
    world.visitSpread = spread;
    world.durationTilt = tilt;
    return world.draw(EPISODES);
  }

  private static double median(HiddenReliefEstimate fit) {
    return fit.quantities().responderQuantile(0.5).orElseThrow().value();
  }

  @ParameterizedTest
  @CsvSource({
    "RATES_EQUAL, 0.8, 0", "RATES_LOW, 0.8, 0", "RATES_HIGH, 0.8, 0",
    "RATES_EQUAL, 0.8, -0.4", "RATES_LOW, 0.8, -0.4", "RATES_HIGH, 0.8, -0.4"
  })
  void frailtyMendsTheMedian(VisitRegime regime, double spread, double tilt) {
    Map<Frailty, Double> medians = new EnumMap<>(Frailty.class);
    double[] found = new double[2];
    for (int seed = 0; seed < DATA_SETS; seed++) {
      ReliefHistories data = draw(regime, spread, tilt, seed);
      for (Frailty frailty : Frailty.values()) {
        HiddenReliefEstimate fit = HiddenReliefEstimator.fit(PLAIN.with(frailty), data);
        medians.merge(frailty, median(fit) / DATA_SETS, Double::sum);
        if (frailty == Frailty.VISITS_AND_DURATION) {
          found[0] += coefficient(fit, "visits: spread") / DATA_SETS;
          found[1] += coefficient(fit, "duration: with visits") / DATA_SETS;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s spread %.1f step %.1f, %d data sets: %.2f, %.2f, %.2f; found %.2f, %.2f%n",
        regime,
        spread,
        tilt,
        DATA_SETS,
        medians.get(Frailty.NONE),
        medians.get(Frailty.VISITS),
        medians.get(Frailty.VISITS_AND_DURATION),
        found[0],
        found[1]);
    Frailty right = tilt == 0 ? Frailty.VISITS : Frailty.VISITS_AND_DURATION;
    double median = trueMedian(tilt);
    assertThat(medians.get(right)).isCloseTo(median, within(0.08 * median));
    assertThat(found[0]).isCloseTo(spread, within(0.12));
    assertThat(found[1]).isCloseTo(tilt, within(0.15));
    if (tilt == 0 || regime == VisitRegime.RATES_EQUAL) {
      assertThat(medians.get(Frailty.NONE)).isLessThan(0.9 * median);
    }
  }

  /** Of all patients: the median of the Weibull times e^(tilt z), which is 8.74 for -0.4. */
  private static double trueMedian(double tilt) {
    double scale = MEDIAN / Math.pow(Math.log(2), 1 / 1.5);
    double low = 1;
    double high = 20;
    while (high - low > 1e-6) {
      double middle = (low + high) / 2;
      double beyond = 0;
      for (double z = -8; z <= 8; z += 0.01) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        double survivor = Math.exp(-Math.pow(middle / (scale * Math.exp(tilt * z)), 1.5));
        beyond += 0.01 * density * survivor;
      }
      low = beyond > 0.5 ? middle : low;
      high = beyond > 0.5 ? high : middle;
    }
    return low;
  }

  private static double coefficient(HiddenReliefEstimate fit, String name) {
    return fit.coefficients().estimate(fit.names().indexOf(name));
  }

  @Test
  void spreadThatIsNotThereIsNamedAndLeftOut() {
    int alike = 0;
    for (int seed = 0; seed < 6; seed++) {
      ReliefHistories data = draw(VisitRegime.RATES_EQUAL, 0, 0, seed);
      HiddenReliefEstimate fit = HiddenReliefEstimator.fit(PLAIN.with(Frailty.VISITS), data);
      if (fit.model().frailty() == Frailty.NONE) {
        alike++;
        assertThat(fit.atBounds()).contains("spread of visit rates between patients: 0");
        assertThat(fit.names()).doesNotContain("visits: spread");
        assertThat(median(fit)).isEqualTo(median(HiddenReliefEstimator.fit(PLAIN, data)));
        SignificanceTest test = FrailtyComparison.of(fit).orElseThrow();
        assertThat(test.statistic()).isZero();
        assertThat(test.p()).isEqualTo(1);
      } else {
        assertThat(coefficient(fit, "visits: spread")).isPositive();
      }
    }
    assertThat(alike).isBetween(2, 6); // half of the time, in large samples
  }

  @Test
  void patientsAlikeAreToldFromPatientsWhoDiffer() {
    for (Frailty frailty : List.of(Frailty.VISITS, Frailty.VISITS_AND_DURATION)) {
      ReliefHistories differ = draw(VisitRegime.RATES_EQUAL, 0.5, -0.3, 3);
      HiddenReliefEstimate fit = HiddenReliefEstimator.fit(PLAIN.with(frailty), differ);
      assertThat(FrailtyComparison.of(fit).orElseThrow().p()).isLessThan(1e-6);
    }
    ReliefHistories alike = draw(VisitRegime.RATES_EQUAL, 0, 0, 2);
    HiddenReliefEstimate fit = HiddenReliefEstimator.fit(PLAIN.with(Frailty.VISITS), alike);
    assertThat(FrailtyComparison.of(fit).orElseThrow().p()).isGreaterThan(0.01);
    HiddenReliefEstimate plain = HiddenReliefEstimator.fit(PLAIN, alike);
    assertThat(FrailtyComparison.of(plain)).isEmpty();
  }

  /** At far points durations are so short that the likelihood there is 0 and its score is not. */
  @Test
  void farPointsThatWeighNothingDoNotStopTheClimb() {
    ReliefHistories data = draw(VisitRegime.RATES_LOW, 0.8, -0.4, 7);
    HiddenReliefEstimate fit =
        HiddenReliefEstimator.fit(PLAIN.with(Frailty.VISITS_AND_DURATION), data);
    assertThat(coefficient(fit, "duration: with visits")).isBetween(-0.8, -0.2);
  }

  /** Many visits tell a patient's frailty far more closely than its spread. */
  @Test
  void pointsResolveAPatientWithManyVisits() {
    FrailtyPoints points = FrailtyPoints.of(true);
    double coarse = 0;
    for (int i = 0; i < points.size(); i++) {
      coarse += Math.exp(points.logWeight(i)) * chanceOf45Visits(points.node(i));
    }
    double fine = 0;
    double step = 0.001;
    for (double z = -8; z < 8; z += step) {
      fine += step * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * chanceOf45Visits(z);
    }
    assertThat(coarse / fine).isCloseTo(1, within(0.002));
  }

  /** Of 45 visits within a time in which 10 are usual, when log rates spread by 0.8. */
  private static double chanceOf45Visits(double z) {
    double expected = 10 * Math.exp(0.8 * z);
    return Math.exp(45 * Math.log(expected) - expected - Gamma.logGamma(46));
  }
}

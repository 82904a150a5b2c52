package org.reliefspan.numerics.spline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.duration.AcceleratedFailureTime;
import org.reliefspan.numerics.duration.DurationFit;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Golden values: the likelihood written out in R 4.2.2 with the basis of Royston and Parmar and
 * maximised by optim (BFGS, reltol 1e-16), errors from optimHess, whose differences hold three
 * digits; lung, age - 60 and sex - 1.
 */
class RoystonParmarTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  private static DurationSample lung(double grid) {
    List<String[]> rows = ReferenceData.rows("estimators/lung.csv");
    double[] left = new double[rows.size()];
    double[] right = new double[rows.size()];
    double[] design = new double[2 * rows.size()];
    for (int i = 0; i < left.length; i++) {
      double time = Double.parseDouble(rows.get(i)[1]);
      boolean died = rows.get(i)[2].equals("2");
      left[i] = died && grid > 0 ? Math.floor(time / grid) * grid : time;
      right[i] = died ? left[i] + grid : OPEN;
      design[2 * i] = Double.parseDouble(rows.get(i)[3]) - 60;
      design[2 * i + 1] = Double.parseDouble(rows.get(i)[4]) - 1;
    }
    return DurationSample.of(left, right, design, 2);
  }

  private static void check(
      RoystonParmarFit fit, double logLikelihood, double[] estimate, double[] error) {
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-9 * 1150));
    for (int i = 0; i < estimate.length; i++) {
      assertThat(fit.coefficients().estimate(i)).isCloseTo(estimate[i], within(1e-4 * error[i]));
      assertThat(fit.coefficients().standardError(i)).isCloseTo(error[i], within(2e-3 * error[i]));
    }
  }

  @Test
  @Tag("reference")
  void allScalesMatchDirectMaximisation() {
    RoystonParmarFit hazard = RoystonParmar.ofDegreesOfFreedom(SplineScale.HAZARD, 3).fit(lung(0));
    double[] knots = {1.6094379124341, 5.115991804396685, 5.823037159438311, 6.78332520060396};
    for (int i = 0; i < 4; i++) {
      assertThat(hazard.knots()[i]).isCloseTo(knots[i], within(1e-14));
    }
    check(
        hazard,
        -1146.570536880482,
        new double[] {
          -6.769839978381205,
          1.0275322418950317,
          -0.096409257608574,
          0.1172176800243923,
          0.01614734323310221,
          -0.5101261575101607
        },
        new double[] {
          1.1595389791058113,
          0.2969644628103291,
          0.13005054826756138,
          0.18545487871075178,
          0.009193432900464012,
          0.16716685559303715
        });
    check(
        RoystonParmar.ofDegreesOfFreedom(SplineScale.ODDS, 2).fit(lung(0)),
        -1146.886210157731,
        new double[] {
          -6.216010928329056,
          0.8376154968029723,
          -0.092078127412794,
          0.02406023149546316,
          -0.8948899012498804
        },
        new double[] {
          1.0059887130716951,
          0.24158447606261443,
          0.02401476608759062,
          0.01376624421892312,
          0.25634955962583506
        });
    check(
        RoystonParmar.ofDegreesOfFreedom(SplineScale.PROBIT, 4).fit(lung(0)),
        -1144.459978371133,
        new double[] {
          -3.231589899315283,
          0.3992872422516904,
          -0.04762953556074122,
          0.2343364865904962,
          -0.3744034536377649,
          0.01834568543167401,
          -0.5003423462918349
        },
        new double[] {
          0.4713113990997949,
          0.13236486321933733,
          0.22310830579643087,
          0.5650616688156934,
          0.4858604697359455,
          0.008040645020824995,
          0.14828671252861012
        });
  }

  @Test
  @Tag("reference")
  void intervalsMatchDirectMaximisation() { // deaths known to 60 days, knots at midpoints
    check(
        RoystonParmar.ofDegreesOfFreedom(SplineScale.HAZARD, 3).fit(lung(60)),
        -470.0546195115513,
        new double[] {
          -8.585660843239573,
          1.4705085684770547,
          0.006275237681664471,
          0.013792772746119253,
          0.01642340379109164,
          -0.52013802818624
        },
        new double[] {
          2.0046715683143823,
          0.44594089420029037,
          0.2358973734177213,
          0.2548091175071928,
          0.009185759172984299,
          0.16730779929740366
        });
  }

  private static double draw(double x, double unit, SplittableRandom random) {
    return unit * Math.pow(-Math.log(random.nextDouble()) / Math.exp(0.6 * x), 1 / 1.4);
  }

  /** Current status, two visits, exact to 1.2, and exact with entry at 0.1, in turn. */
  static DurationSample simulated(int rows, SplittableRandom random, double unit) {
    double[] left = new double[rows];
    double[] right = new double[rows];
    double[] entry = new double[rows];
    double[] design = new double[rows];
    for (int row = 0; row < rows; row++) {
      design[row] = random.nextInt(2);
      int kind = row % 4;
      entry[row] = kind == 3 ? 0.1 * unit : 0;
      double time = draw(design[row], unit, random);
      while (time <= entry[row]) {
        time = draw(design[row], unit, random);
      }
      double first = unit * random.nextDouble(0.2, 1);
      double second = kind == 1 ? first + unit * random.nextDouble(0.2, 1) : OPEN;
      if (kind < 2) {
        left[row] = time <= first ? 0 : time <= second ? first : second;
        right[row] = time <= first ? first : time <= second ? second : OPEN;
      } else {
        left[row] = Math.min(time, 1.2 * unit);
        right[row] = time > 1.2 * unit ? OPEN : time;
      }
    }
    return DurationSample.of(left, right, design, 1).withEntries(entry);
  }

  @Test
  void withoutKnotsTheModelIsAFamily() {
    DurationSample sample = simulated(300, new SplittableRandom(1), 1);
    double[] design = new double[600];
    Arrays.setAll(design, i -> i % 2 == 0 ? 1 : sample.covariate(i / 2, 0));
    for (SplineScale scale : SplineScale.values()) {
      RoystonParmarFit spline = RoystonParmar.ofDegreesOfFreedom(scale, 1).fit(sample);
      DurationFit family =
          AcceleratedFailureTime.of(scale.nested()).fit(sample.withDesign(design, 2));
      assertThat(spline.logLikelihood()).isCloseTo(family.logLikelihood(), within(1e-9));
      double sigma = Math.exp(family.coefficients().estimate(2));
      assertThat(spline.coefficients().estimate(1)).isCloseTo(1 / sigma, within(1e-8));
      assertThat(spline.coefficients().estimate(2))
          .isCloseTo(-family.coefficients().estimate(1) / sigma, within(1e-8));
      double median = family.at(new double[] {1, 1}).median().orElseThrow().value();
      double error = family.at(new double[] {1, 1}).median().orElseThrow().standardError();
      assertThat(spline.at(new double[] {1}).median().orElseThrow().value())
          .isCloseTo(median, within(1e-8));
      assertThat(spline.at(new double[] {1}).median().orElseThrow().standardError())
          .isCloseTo(error, within(1e-6));
    }
  }

  @Test
  void unitsOrderAndDuplicatesBehave() {
    for (int seed = 0; seed < 5; seed++) {
      for (SplineScale scale : SplineScale.values()) {
        RoystonParmar model = RoystonParmar.ofDegreesOfFreedom(scale, 3);
        RoystonParmarFit one = model.fit(simulated(240, new SplittableRandom(seed), 1));
        DurationSample days = simulated(240, new SplittableRandom(seed), 30.4375);
        RoystonParmarFit other = model.fit(days);
        int exact = 0;
        for (int row = 0; row < 240; row++) {
          exact += days.isExact(row) ? 1 : 0;
        }
        assertThat(other.logLikelihood())
            .isCloseTo(one.logLikelihood() - exact * Math.log(30.4375), within(1e-7));
        assertThat(other.coefficients().estimate(4))
            .isCloseTo(one.coefficients().estimate(4), within(1e-5));
        double survival = one.at(new double[] {1}).survival(0.5).value();
        assertThat(other.at(new double[] {1}).survival(0.5 * 30.4375).value())
            .isCloseTo(survival, within(1e-6));
        double[] two = new double[240];
        Arrays.fill(two, 2);
        RoystonParmarFit doubled = model.fit(days.withWeights(two));
        assertThat(doubled.logLikelihood()).isCloseTo(2 * other.logLikelihood(), within(1e-8));
        assertThat(doubled.coefficients().standardError(4) * Math.sqrt(2))
            .isCloseTo(other.coefficients().standardError(4), within(1e-7));
      }
    }
  }

  @Test
  void clustersOfOneGiveTheHuberForm() {
    DurationSample sample = simulated(2000, new SplittableRandom(8), 1);
    int[] alone = new int[2000];
    Arrays.setAll(alone, i -> i);
    RoystonParmarFit fit =
        RoystonParmar.ofDegreesOfFreedom(SplineScale.HAZARD, 2).fit(sample.withClusters(alone));
    double robust = fit.coefficients().robustStandardError(3).orElseThrow();
    assertThat(robust).isCloseTo(fit.coefficients().standardError(3), within(0.15 * robust));
  }

  @Test
  void whatCannotBeEstimatedSaysWhy() {
    RoystonParmar model = RoystonParmar.ofDegreesOfFreedom(SplineScale.HAZARD, 3);
    double[] times = {1, 2, 3, 4};
    double[] open = {OPEN, OPEN, OPEN, OPEN};
    assertThatThrownBy(() -> model.fit(DurationSample.of(times, open, new double[0], 0)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("No row has an end");
    double[] same = {2, 2, 2, 2};
    assertThatThrownBy(() -> model.fit(DurationSample.of(same, same, new double[0], 0)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("ties");
    double[] zero = {0, 1, 2, 3};
    assertThatThrownBy(() -> model.fit(DurationSample.of(zero, zero, new double[0], 0)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("exactly 0");
  }

  @Test
  void dependentColumnsAreLeftOut() {
    DurationSample sample = simulated(300, new SplittableRandom(2), 1);
    double[] design = new double[600];
    Arrays.setAll(design, i -> sample.covariate(i / 2, 0));
    RoystonParmarFit fit =
        RoystonParmar.ofDegreesOfFreedom(SplineScale.HAZARD, 2).fit(sample.withDesign(design, 2));
    assertThat(fit.coefficients().isEstimable(3)).isTrue();
    assertThat(fit.coefficients().isEstimable(4)).isFalse();
    assertThat(fit.coefficients().estimate(4)).isZero();
  }
}

package org.reliefspan.numerics.spline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: R 4.2.2, splines; x is {@link #X}, the calls stand at the values. */
class NaturalSplineTest {
  private static final double[] X = {1.5, 2, 3.25, 4, 4.75, 6, 7.5, 8, 9, 11};

  @Test
  void fourDegreesOfFreedomMatchR() { // predict(ns(x, df = 4), c(0, 1.5, 3, 5, 10, 11, 12.5))
    NaturalSpline spline = NaturalSpline.ofDegreesOfFreedom(X, 4);
    assertThat(spline.interiorKnots()).containsExactly(3.4375, 5.3750, 7.8750);
    check(spline, 0, 0, 0.21131841055553394, -0.591691549555495, 0.38037313899996106);
    check(spline, 1.5, 0, 0, 0, 0);
    check(
        spline,
        3,
        0.0705147823957887,
        -0.17096134126905135,
        0.47869175555334376,
        -0.30773041428429243);
    check(
        spline,
        5,
        0.6081276212924779,
        -0.03680575501905314,
        0.26733155609509535,
        -0.171856000346847);
    check(
        spline,
        10,
        0.007522497704315886,
        0.20272436100924968,
        0.3531043511575721,
        0.4366487901288625);
    check(spline, 11, 0, -0.14900662251655636, 0.4172185430463577, 0.7317880794701985);
    check(spline, 12.5, 0, -0.6973509933774837, 0.5125827814569544, 1.1847682119205294);
  }

  @Test
  void oneAndTwoDegreesOfFreedomMatchR() { // predict(ns(x, df), c(0, 5, 12))
    NaturalSpline line = NaturalSpline.ofDegreesOfFreedom(X, 1);
    check(line, 0, -0.12659743037956947);
    check(line, 5, 0.2953940042189954);
    check(line, 12, 0.8861820126569862);
    NaturalSpline bend = NaturalSpline.ofDegreesOfFreedom(X, 2);
    check(bend, 0, -0.2619351729427565, 0.1645212656499958);
    check(bend, 5, 0.5080795840794636, -0.24212033986351864);
    check(bend, 12, 0.22905134414442063, 1.0544801474795373);
  }

  @Test
  void basisSplinesMatchR() { // predict(bs(x, df = 5), c(0, 3, 5, 10, 11, 12.5))
    BasisSpline spline = BasisSpline.ofDegreesOfFreedom(X, 5);
    assertThat(spline.interiorKnots()).containsExactly(4.0, 7.5);
    double[][] expected = {
      {0, -3.6735, 0.6011842105263159, -0.023684210526315794, 0, 0},
      {3, 0.6135, 0.29881578947368426, 0.023684210526315794, 0, 0},
      {5, 0.12400793650793648, 0.5914414011218522, 0.27871975858012377, 0.0058309037900874635, 0},
      {10, 0, 0.004296455424274973, 0.10065981279729935, 0.5306122448979591, 0.36443148688046645},
      {11, 0, 0, 0, 0, 1},
      {12.5, 0, -0.01450053705692804, 0.34904864201319613, -2.25, 2.9154518950437316}
    };
    double[] columns = new double[spline.size()];
    for (double[] row : expected) {
      spline.evaluate(row[0], columns);
      for (int i = 0; i < columns.length; i++) {
        assertThat(columns[i]).isCloseTo(row[i + 1], within(1e-14));
      }
    }
  }

  @Test
  void curvesAreSmoothAndStraightOutside() {
    SplittableRandom random = new SplittableRandom(3);
    for (int seed = 0; seed < 20; seed++) {
      double[] x = random.doubles(200, -5, 20).toArray();
      NaturalSpline spline = NaturalSpline.ofDegreesOfFreedom(x, 1 + seed % 8);
      double[][] at = new double[3][spline.size()];
      for (double knot : new double[] {spline.lower(), spline.upper()}) {
        for (int i = 0; i < 3; i++) {
          spline.evaluate(knot + (i - 1) * 1e-5, at[i]);
        }
        for (int i = 0; i < spline.size(); i++) {
          assertThat(at[0][i] - 2 * at[1][i] + at[2][i]).isCloseTo(0, within(1e-13));
        }
      }
      double far = spline.upper() + 100;
      spline.evaluate(far, at[0]);
      spline.evaluate(far + 1, at[1]);
      spline.evaluate(far + 2, at[2]);
      assertThat(at[0][0] - 2 * at[1][0] + at[2][0]).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void coincidingKnotsAreRefused() {
    assertThatThrownBy(() -> NaturalSpline.ofDegreesOfFreedom(new double[] {1, 1, 1, 1, 2}, 3))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("ties");
    assertThatThrownBy(() -> NaturalSpline.ofDegreesOfFreedom(new double[0], 1))
        .isInstanceOf(NotEstimableException.class);
    assertThatThrownBy(() -> NaturalSpline.withKnots(new double[] {3, 2}, 1, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NaturalSpline.ofDegreesOfFreedom(X, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void check(NaturalSpline spline, double x, double... expected) {
    double[] columns = new double[spline.size()];
    spline.evaluate(x, columns);
    assertThat(columns).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(columns[i]).isCloseTo(expected[i], within(1e-14));
    }
  }
}

package org.reliefspan.numerics.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Derivatives against central differences, values against nested laws and other formulas. */
class DurationKernelTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;
  private static final double START = Double.NEGATIVE_INFINITY;

  @ParameterizedTest
  @EnumSource
  void derivativesMatchDifferences(DurationDistribution distribution) {
    SplittableRandom random = new SplittableRandom(11);
    DurationKernel kernel = distribution.kernel();
    for (int seed = 0; seed < 300; seed++) {
      double[] at = point(distribution, random);
      double logLeft = seed % 4 == 0 ? START : random.nextDouble(-2, 2);
      double logRight = seed % 4 == 1 ? OPEN : Math.max(logLeft, -2) + random.nextDouble(0.05, 2);
      if (seed % 5 == 0) {
        logLeft = logRight == OPEN ? 0.3 : logRight;
        logRight = logLeft;
      }
      check(kernel, logLeft, logRight, at);
    }
  }

  private static double[] point(DurationDistribution distribution, SplittableRandom random) {
    double eta = random.nextDouble(-1.5, 1.5);
    double other = random.nextDouble(-1, 0.7);
    return distribution == DurationDistribution.GENERALISED_GAMMA
        ? new double[] {eta, other, random.nextDouble(-2.5, 2.5)}
        : new double[] {eta, other};
  }

  private static double value(
      DurationKernel kernel, double left, double right, double[] at, double[] g, double[] h) {
    return left == right ? kernel.exact(left, at, g, h) : kernel.interval(left, right, at, g, h);
  }

  private static void check(DurationKernel kernel, double left, double right, double[] at) {
    int size = at.length;
    double[] gradient = new double[size];
    double[] hessian = new double[size * size];
    double[] up = new double[size];
    double[] down = new double[size];
    double[] scratch = new double[size * size];
    value(kernel, left, right, at, gradient, hessian);
    double step = 1e-5;
    for (int i = 0; i < size; i++) {
      double[] moved = at.clone();
      moved[i] = at[i] + step;
      double above = value(kernel, left, right, moved, up, scratch);
      moved[i] = at[i] - step;
      double below = value(kernel, left, right, moved, down, scratch);
      double slope = (above - below) / (2 * step);
      assertThat(gradient[i]).isCloseTo(slope, near(slope));
      for (int j = 0; j < size; j++) {
        double second = (up[j] - down[j]) / (2 * step);
        assertThat(hessian[i * size + j]).isCloseTo(second, near(second));
      }
    }
  }

  private static Offset<Double> near(double value) {
    return within(2e-7 * (1 + Math.abs(value)));
  }

  @Test
  void generalisedGammaHoldsItsNestedLaws() {
    SplittableRandom random = new SplittableRandom(5);
    DurationKernel gamma = new GeneralisedGammaKernel();
    for (int seed = 0; seed < 100; seed++) {
      double eta = random.nextDouble(-2, 2);
      double tau = random.nextDouble(-1, 1);
      double left = random.nextDouble(-6, 3);
      double right = left + random.nextDouble(0.01, 3);
      for (int q = 0; q < 2; q++) {
        DurationKernel nested =
            q == 1 ? new WeibullKernel() : new LocationScaleKernel(StandardLaw.NORMAL);
        double[][] ends = {{left, right}, {left, OPEN}, {START, right}, {left, left}};
        for (double[] end : ends) {
          double[] g = new double[3];
          double[] h = new double[9];
          double[] nestedG = new double[2];
          double[] nestedH = new double[4];
          double value = value(gamma, end[0], end[1], new double[] {eta, tau, q}, g, h);
          double expected =
              value(nested, end[0], end[1], new double[] {eta, tau}, nestedG, nestedH);
          assertThat(value).isCloseTo(expected, within(1e-11 * (1 + Math.abs(expected))));
          assertThat(g[0]).isCloseTo(nestedG[0], within(1e-9 * (1 + Math.abs(nestedG[0]))));
          assertThat(h[4]).isCloseTo(nestedH[3], within(1e-8 * (1 + Math.abs(nestedH[3]))));
        }
      }
    }
  }

  @Test
  void generalisedGammaIsAnIncompleteGammaFunction() {
    DurationKernel kernel = new GeneralisedGammaKernel();
    for (double q : new double[] {0.2, 0.5, 0.7, 1.5, 3}) {
      for (double w = -4; w <= 4; w += 0.37) {
        double a = 1 / (q * q);
        double[] g = new double[3];
        double[] h = new double[9];
        double upper = kernel.interval(w, OPEN, new double[] {0, 0, q}, g, h);
        double expected = Gamma.regularizedGammaQ(a, a * Math.exp(q * w));
        assertThat(Math.exp(upper)).isCloseTo(expected, within(2e-13));
        double lower = kernel.interval(START, -w, new double[] {0, 0, -q}, g, h);
        assertThat(Math.exp(lower)).isCloseTo(expected, within(2e-13));
      }
    }
  }

  @Test
  void farTailsStayFinite() {
    for (DurationDistribution distribution : DurationDistribution.values()) {
      DurationKernel kernel = distribution.kernel();
      double[] at =
          distribution == DurationDistribution.GENERALISED_GAMMA
              ? new double[] {0, 0, 0.5}
              : new double[] {0, 0};
      double[] g = new double[at.length];
      double[] h = new double[at.length * at.length];
      double[][] ends = {{START, -320}, {-330, -320}, {5, 5.1}, {5, OPEN}, {1, 300}, {-300, 2}};
      for (double[] end : ends) {
        double value = kernel.interval(end[0], end[1], at, g, h);
        assertThat(value).as("%s %s", distribution, end).isFinite().isNegative();
        for (double entry : g) {
          assertThat(entry).isFinite();
        }
        for (double entry : h) {
          assertThat(entry).isFinite();
        }
      }
    }
  }

  @Test
  void weibullKernelAgreesWithTheGeneralOne() {
    SplittableRandom random = new SplittableRandom(2);
    DurationKernel fused = new WeibullKernel();
    DurationKernel general = new LocationScaleKernel(StandardLaw.GUMBEL);
    for (int seed = 0; seed < 500; seed++) {
      double[] at = {random.nextDouble(-2, 2), random.nextDouble(-1, 1)};
      double left = seed % 7 == 0 ? START : random.nextDouble(-4, 2);
      double right = Math.max(left, -4) + Math.exp(random.nextDouble(-6, 1));
      double[] g = new double[2];
      double[] h = new double[4];
      double[] otherG = new double[2];
      double[] otherH = new double[4];
      double value = fused.interval(left, right, at, g, h);
      double other = general.interval(left, right, at, otherG, otherH);
      assertThat(value).isCloseTo(other, within(1e-10 * (1 + Math.abs(other))));
      for (int i = 0; i < 2; i++) {
        assertThat(g[i]).isCloseTo(otherG[i], within(1e-9 * (1 + Math.abs(otherG[i]))));
      }
    }
  }
}

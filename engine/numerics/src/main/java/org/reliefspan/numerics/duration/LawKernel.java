package org.reliefspan.numerics.duration;

import java.util.Arrays;

/**
 * Curves F(t) = F0(z) with F0 a {@link StandardLaw} and z rising with t, given with its derivatives
 * by the predictors.
 */
abstract class LawKernel extends CurveKernel {
  private static final double BEYOND = -1e12; // log density where nothing is left of the tail

  private final StandardLaw law;
  private final double[] first;
  private final double[] second;

  LawKernel(StandardLaw law, int predictors) {
    super(predictors);
    this.law = law;
    this.first = new double[predictors];
    this.second = new double[predictors * predictors];
  }

  /** Returns z and writes its derivatives. */
  abstract double place(double logTime, double[] at, double[] first, double[] second);

  /** Returns log dz/dt and writes its derivatives. */
  abstract double logRise(double logTime, double[] at, double[] first, double[] second);

  @Override
  final void end(double logTime, double[] at, CurveEnd end) {
    double z = place(logTime, at, end.first, end.second);
    end.logDensity = law.logDensity(z);
    if (!(end.logDensity > BEYOND)) {
      if (z > 0) {
        end.setEnd();
      } else {
        end.setStart();
      }
      return;
    }
    end.logSurvivor = law.logSurvivor(z);
    end.logCumulative = law.logCumulative(z);
    addOuter(law.slope(z), end.first, end.second);
  }

  @Override
  final double exact(double logTime, double[] at, double[] gradient, double[] hessian) {
    Arrays.fill(gradient, 0);
    Arrays.fill(hessian, 0);
    double value = logRise(logTime, at, gradient, hessian);
    double z = place(logTime, at, first, second);
    double slope = law.slope(z);
    for (int i = 0; i < first.length; i++) {
      gradient[i] += slope * first[i];
    }
    for (int entry = 0; entry < second.length; entry++) {
      hessian[entry] += slope * second[entry];
    }
    addOuter(law.curvature(z), first, hessian);
    return value + law.logDensity(z);
  }

  private static void addOuter(double factor, double[] vector, double[] matrix) {
    int size = vector.length;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i * size + j] += factor * vector[i] * vector[j];
      }
    }
  }
}

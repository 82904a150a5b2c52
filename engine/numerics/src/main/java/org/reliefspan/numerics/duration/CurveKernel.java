package org.reliefspan.numerics.duration;

/** Rows from the ends of a distribution function that knows its derivatives. */
abstract class CurveKernel extends DurationKernel {
  private final CurveEnd left;
  private final CurveEnd right;

  CurveKernel(int predictors) {
    super(predictors);
    left = new CurveEnd(predictors);
    right = new CurveEnd(predictors);
  }

  /** Fills an end at a finite log time. */
  abstract void end(double logTime, double[] at, CurveEnd end);

  @Override
  final double interval(
      double logLeft, double logRight, double[] at, double[] gradient, double[] hessian) {
    if (logLeft == Double.NEGATIVE_INFINITY) {
      left.setStart();
    } else {
      end(logLeft, at, left);
    }
    if (logRight == Double.POSITIVE_INFINITY) {
      right.setEnd();
    } else {
      end(logRight, at, right);
    }
    double value = left.logMassUpTo(right);
    double leftWeight = left.weight(value);
    double rightWeight = right.weight(value);
    int size = predictors();
    for (int i = 0; i < size; i++) {
      gradient[i] = rightWeight * right.first[i] - leftWeight * left.first[i];
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int entry = i * size + j;
        hessian[entry] =
            rightWeight * right.second[entry]
                - leftWeight * left.second[entry]
                - gradient[i] * gradient[j];
      }
    }
    return value;
  }
}

package org.reliefspan.analysis.fit;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/** The log likelihood of an empty part. */
record NoRows(int size) implements LogLikelihood {
  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    return 0;
  }
}

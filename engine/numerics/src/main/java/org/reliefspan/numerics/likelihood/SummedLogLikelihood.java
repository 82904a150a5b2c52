package org.reliefspan.numerics.likelihood;

import java.util.Arrays;
import java.util.List;

/** The sum of the log likelihoods of independent parts, added in the order given. */
public final class SummedLogLikelihood implements LogLikelihood {
  private final List<? extends LogLikelihood> parts;
  private final double[] partGradient;
  private final double[] partInformation;

  /** Parts of the same parameters, at least one. */
  public SummedLogLikelihood(List<? extends LogLikelihood> parts) {
    this.parts = List.copyOf(parts);
    int size = this.parts.get(0).size();
    this.partGradient = new double[size];
    this.partInformation = new double[size * size];
  }

  @Override
  public int size() {
    return partGradient.length;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    double sum = 0;
    for (LogLikelihood part : parts) {
      sum += part.evaluate(parameters, partGradient, partInformation);
      add(partGradient, gradient);
      add(partInformation, information);
    }
    return sum;
  }

  private static void add(double[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }
}

package org.reliefspan.analysis.parts;

import java.util.List;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * A log likelihood whose rows lie in parts: one evaluation sends the parameters out and adds up
 * what comes back, in the order of the parts.
 */
public final class LikelihoodInParts<L extends LogLikelihood> implements LogLikelihood {
  private final Parts<L> parts;
  private final int size;

  /**
   * @param size number of parameters
   */
  public LikelihoodInParts(Parts<L> parts, int size) {
    this.parts = parts;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    double[] sent = parameters.clone();
    List<double[]> sums = parts.collect(part -> evaluated(part, sent));
    double[] total = new double[1 + size + size * size];
    for (double[] sum : sums) {
      for (int i = 0; i < total.length; i++) {
        total[i] += sum[i];
      }
    }
    System.arraycopy(total, 1, gradient, 0, size);
    System.arraycopy(total, 1 + size, information, 0, size * size);
    return total[0];
  }

  /** Value, gradient and information in one array. */
  private static double[] evaluated(LogLikelihood part, double[] parameters) {
    int size = parameters.length;
    double[] gradient = new double[size];
    double[] information = new double[size * size];
    double[] all = new double[1 + size + size * size];
    all[0] = part.evaluate(parameters, gradient, information);
    System.arraycopy(gradient, 0, all, 1, size);
    System.arraycopy(information, 0, all, 1 + size, size * size);
    return all;
  }
}

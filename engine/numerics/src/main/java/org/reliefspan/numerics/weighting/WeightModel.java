package org.reliefspan.numerics.weighting;

/** A fitted model that gives each target, such as a score, a weight. Immutable. */
public interface WeightModel {
  /** Number of estimated parameters behind the weights. */
  int parameters();

  /** Logarithm of the weight of a target. */
  double logWeight(int target);

  /** Adds the derivative of the log weight in each parameter, times a factor. */
  void addGradient(int target, double factor, double[] into);

  /**
   * How far each cluster moved the parameters: inverse information times its summed scores.
   *
   * @return row-major [cluster][parameter]
   */
  double[] influence();
}

package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.math.DetMath;

/** The logistic function and its inverse. */
final class Logit {

  private Logit() {}

  static double expit(double logit) {
    return 1 / (1 + DetMath.exp(-logit));
  }

  static double logit(double probability) {
    return DetMath.log(probability / (1 - probability));
  }

  /** A logit's share when the indicator holds. */
  static double when(boolean holds, double coefficient) {
    return holds ? coefficient : 0;
  }
}

package org.reliefspan.numerics.duration;

/** Differences and sums of probabilities that are known by their logarithms. */
public final class LogProbability {
  private static final double LOG_TWO = 0.6931471805599453;

  private LogProbability() {}

  /** log(1 - exp(-distance)) for distance 0 or more; negative infinity at 0. */
  public static double complement(double distance) {
    return distance > LOG_TWO ? Math.log1p(-Math.exp(-distance)) : Math.log(-Math.expm1(-distance));
  }

  /** log(exp(larger) - exp(smaller)). */
  public static double difference(double larger, double smaller) {
    return smaller == Double.NEGATIVE_INFINITY ? larger : larger + complement(larger - smaller);
  }

  /** log(1 + exp(x)). */
  public static double logOnePlusExp(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }
}

package org.reliefspan.numerics.math;

/**
 * The normal distribution with the same bits on every machine.
 *
 * <p>Formula: the distribution function by the three rational approximations of Cody (1969), <a
 * href="https://doi.org/10.1090/S0025-5718-1969-0247736-4">doi:10.1090/S0025-5718-1969-0247736-4</a>,
 * in the form for the normal distribution of Cody (1993), <a
 * href="https://doi.org/10.1145/151271.151273">doi:10.1145/151271.151273</a>; the quantile by
 * {@link DetMath#inverseNormal}. Domain: any mean, standard deviations that are not negative. Edge
 * cases: a standard deviation of 0 is the mean with certainty; what has no value is NaN, as in R.
 * Agreement: R 4.2.2 {@code pnorm} and {@code qnorm}, relative 1e-14 ({@code
 * ProbabilityFunctionsTest}).
 */
public final class NormalDistribution {
  private static final double ROOT_OF_TWO_PI_INVERSE = 0.3989422804014327;
  private static final double CENTRE = 0.67448975;
  private static final double TAIL = 5.656854249492381; // sqrt(32)
  private static final double[] A = {
    2.2352520354606837,
    161.02823106855587,
    1067.6894854603709,
    18154.981253343560,
    0.06568233791820745
  };
  private static final double[] B = {
    47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673
  };
  private static final double[] C = {
    0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
    2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
    1.0765576773720192e-8
  };
  private static final double[] D = {
    22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761,
    18615.571640885097, 34900.95272114598, 38912.00328609327, 19685.429676859992
  };
  private static final double[] P = {
    0.215898534057957,
    0.12740116116024736,
    0.022235277870649807,
    0.0014216191932278934,
    2.9112874951168793e-5,
    0.02307344176494017
  };
  private static final double[] Q = {
    1.284260096144911,
    0.4682382124808651,
    0.06598813786892856,
    0.0037823963320275824,
    7.297515550839662e-5
  };

  private NormalDistribution() {}

  /** Probability of a value up to x. */
  public static double probability(double x, double mean, double deviation) {
    if (!(deviation >= 0)) {
      return Double.NaN;
    }
    return deviation == 0 ? (x < mean ? 0 : 1) : probability((x - mean) / deviation);
  }

  /** Value up to which there is a probability. */
  public static double quantile(double probability, double mean, double deviation) {
    if (!(deviation >= 0)) {
      return Double.NaN;
    }
    double standard = DetMath.inverseNormal(probability);
    return deviation == 0 && !Double.isNaN(standard) ? mean : mean + deviation * standard;
  }

  /** Probability of a standard normal value up to z. */
  public static double probability(double z) {
    double size = Math.abs(z);
    if (size <= CENTRE) {
      return 0.5 + z * ratio(A, B, z * z);
    }
    double outer = size <= TAIL ? density(size) * ratio(C, D, size) : far(size);
    return z > 0 ? 1 - outer : outer;
  }

  /** exp(-z^2 / 2), the square split so that its rounding does no harm. */
  private static double density(double size) {
    double whole = Math.rint(size * 16) / 16;
    double rest = (size - whole) * (size + whole);
    return DetMath.exp(-whole * whole * 0.5) * DetMath.exp(-rest * 0.5);
  }

  private static double far(double size) {
    if (size == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double inverse = 1 / (size * size);
    double rest = inverse * ratio(P, Q, inverse);
    return density(size) * (ROOT_OF_TWO_PI_INVERSE - rest) / size;
  }

  /** A rational function; the last of the upper coefficients is the leading one, below it is 1. */
  private static double ratio(double[] upper, double[] lower, double x) {
    int last = lower.length - 1;
    double above = upper[last + 1] * x;
    double below = x;
    for (int i = 0; i < last; i++) {
      above = (above + upper[i]) * x;
      below = (below + lower[i]) * x;
    }
    return (above + upper[last]) / (below + lower[last]);
  }
}

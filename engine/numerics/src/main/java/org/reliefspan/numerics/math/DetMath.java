package org.reliefspan.numerics.math;

/**
 * Logarithm, exponential, power and inverse normal with the same bits on every machine.
 *
 * <p>Only IEEE 754 operations (+ - * / sqrt) are used, which Java 17 evaluates strictly everywhere;
 * {@code Math.log} and its sisters may be replaced by processor-specific code. Measured against
 * {@link StrictMath} on millions of arguments, {@code log}, {@code exp} and {@code pow} differ by
 * at most one unit in the last place. Special values follow {@link Math}.
 *
 * <p>Sources: argument reduction and the minimax coefficients of {@code log} and {@code exp} are
 * those published in fdlibm (Sun Microsystems, 1993, freely distributable); the double-double
 * arithmetic of {@code pow} is Dekker (1971), <a
 * href="https://doi.org/10.1007/BF01397083">doi:10.1007/BF01397083</a>.
 */
public final class DetMath {

  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877e-10;
  private static final double INVERSE_LN2 = 1.4426950408889634;
  private static final double TWO_THIRDS_HIGH = 0.6666666666666666;
  private static final double TWO_THIRDS_LOW = 3.700743415417188e-17;
  private static final double SQRT2 = 1.4142135623730951;
  private static final double EXP_OVERFLOW = 709.782712893384;
  private static final double EXP_UNDERFLOW = -745.1332191019411;
  private static final double TWO_54 = 0x1p54;
  private static final int BIAS = 1023;
  private static final long MANTISSA = 0x000FFFFFFFFFFFFFL;
  private static final long EXPONENT_OF_ONE = 0x3FF0000000000000L;
  private static final long FRACTION_OF_SQRT2 = Double.doubleToRawLongBits(SQRT2) & MANTISSA;

  private DetMath() {}

  /**
   * Natural logarithm.
   *
   * @param x any value
   * @return log(x); NaN below zero or for NaN, negative infinity at either zero
   */
  public static double log(double x) {
    if (!(x > 0)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return x;
    }
    boolean subnormal = x < Double.MIN_NORMAL;
    long bits = Double.doubleToRawLongBits(subnormal ? x * TWO_54 : x);
    int exponent = (int) (bits >>> 52) - BIAS - (subnormal ? 54 : 0);
    long fraction = bits & MANTISSA;
    long halved = (FRACTION_OF_SQRT2 - fraction) >>> 63; // 1 above it: no branch, it is half of all
    double mantissa = Double.longBitsToDouble(fraction | (EXPONENT_OF_ONE - (halved << 52)));
    return logOfParts(exponent + (int) halved, mantissa - 1);
  }

  /** log(2^k (1 + f)) with 1 + f between sqrt(1/2) and sqrt(2). */
  private static double logOfParts(int k, double f) {
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
    double odd =
        z
            * (0.6666666666666735
                + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
    double halfSquare = 0.5 * f * f;
    double correction = s * (halfSquare + (even + odd));
    return k * LN2_HIGH - ((halfSquare - (correction + k * LN2_LOW)) - f);
  }

  /**
   * Exponential.
   *
   * @param x any value
   * @return e^x; infinity above about 709.78, zero below about -745.13, NaN for NaN
   */
  public static double exp(double x) {
    return expOfSum(x, 0);
  }

  /** exp(high + low), |low| small against 1. */
  private static double expOfSum(double high, double low) {
    if (!(high <= EXP_OVERFLOW)) {
      return Double.isNaN(high) ? high : Double.POSITIVE_INFINITY;
    }
    if (high < EXP_UNDERFLOW) {
      return 0;
    }
    int k = (int) (INVERSE_LN2 * high + (high < 0 ? -0.5 : 0.5));
    double reducedHigh = high - k * LN2_HIGH;
    double reducedLow = k * LN2_LOW - low;
    double r = reducedHigh - reducedLow;
    double t = r * r;
    double c =
        r
            - t
                * (0.16666666666666602
                    + t
                        * (-0.0027777777777015593
                            + t
                                * (6.613756321437934e-05
                                    + t * (-1.6533902205465252e-06 + t * 4.1381367970572385e-08))));
    double y = 1 - ((reducedLow - (r * c) / (2 - c)) - reducedHigh);
    return scaled(y, k);
  }

  /** y * 2^k, through two steps where 2^k is not a normal number. */
  private static double scaled(double y, int k) {
    if (k > BIAS) {
      return y * powerOfTwo(k - 1) * 2;
    }
    if (k < -1021) {
      return y * powerOfTwo(k + 1000) * 0x1p-1000;
    }
    return y * powerOfTwo(k);
  }

  private static double powerOfTwo(int k) {
    return Double.longBitsToDouble((long) (k + BIAS) << 52);
  }

  /**
   * Power.
   *
   * @param x base
   * @param y exponent
   * @return x^y with the special cases of {@link Math#pow(double, double)}
   */
  public static double pow(double x, double y) {
    if (y == 0) {
      return 1;
    }
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    double size = x < 0 ? -x : x + 0.0;
    if (Double.isInfinite(y)) {
      return powToInfinity(size, y);
    }
    boolean negative = Double.doubleToRawLongBits(x) < 0;
    if (negative && size != 0 && size != Double.POSITIVE_INFINITY && !isInteger(y)) {
      return Double.NaN;
    }
    double result = powOfPositive(size, y);
    return negative && isOddInteger(y) ? -result : result;
  }

  private static double powToInfinity(double size, double y) {
    if (size == 1) {
      return Double.NaN;
    }
    return (size > 1) == (y > 0) ? Double.POSITIVE_INFINITY : 0;
  }

  private static double powOfPositive(double x, double y) {
    if (x == 0 || x == Double.POSITIVE_INFINITY) {
      return (x == 0) == (y > 0) ? 0 : Double.POSITIVE_INFINITY;
    }
    double estimate = y * log(x);
    if (estimate > EXP_OVERFLOW + 1) {
      return Double.POSITIVE_INFINITY;
    }
    if (estimate < EXP_UNDERFLOW - 1) {
      return 0;
    }
    if (estimate > -0x1p-54 && estimate < 0x1p-54) {
      return 1; // also keeps huge and tiny exponents out of the products below
    }
    return expOfProduct(x, y);
  }

  /** exp(y log x) with log x and the product in double-double arithmetic. */
  private static double expOfProduct(double x, double y) {
    boolean subnormal = x < Double.MIN_NORMAL;
    long bits = Double.doubleToRawLongBits(subnormal ? x * TWO_54 : x);
    int k = (int) (bits >>> 52) - BIAS - (subnormal ? 54 : 0);
    double m = Double.longBitsToDouble((bits & MANTISSA) | EXPONENT_OF_ONE);
    if (m > SQRT2) {
      m *= 0.5;
      k++;
    }
    // s = (m - 1) / (m + 1) as sHigh + sLow
    double f = m - 1;
    double sumHigh = 1 + m;
    double sumLow = m - (sumHigh - 1);
    double sHigh = f / sumHigh;
    double remainder = (f - sHigh * sumHigh) - productError(sHigh, sumHigh) - sHigh * sumLow;
    double sLow = remainder / sumHigh;
    // log m = 2 s + (2/3) s^3 + s^5 tail(s^2)
    double squareHigh = sHigh * sHigh;
    double squareLow = productError(sHigh, sHigh) + 2 * sHigh * sLow;
    double cubeHigh = squareHigh * sHigh;
    double cubeLow = productError(squareHigh, sHigh) + squareHigh * sLow + squareLow * sHigh;
    double thirdHigh = cubeHigh * TWO_THIRDS_HIGH;
    double thirdLow =
        productError(cubeHigh, TWO_THIRDS_HIGH)
            + cubeHigh * TWO_THIRDS_LOW
            + cubeLow * TWO_THIRDS_HIGH;
    double tail = cubeHigh * squareHigh * seriesTail(squareHigh);
    // log x = k log 2 + log m, summed from the largest term to the smallest
    double scaleHigh = k * LN2_HIGH;
    double first = scaleHigh + 2 * sHigh;
    double firstError = sumError(scaleHigh, 2 * sHigh, first);
    double second = first + thirdHigh;
    double secondError = sumError(first, thirdHigh, second);
    double rest = firstError + secondError + (2 * sLow + thirdLow + tail + k * LN2_LOW);
    double logHigh = second + rest;
    double logLow = (second - logHigh) + rest;
    double productHigh = y * logHigh;
    return expOfSum(productHigh, productError(y, logHigh) + y * logLow);
  }

  /** 2/5 + 2 z/7 + 2 z^2/9 + ... for 0 <= z <= 0.0295, to 2^-60. */
  private static double seriesTail(double z) {
    double sum = 0;
    for (int odd = 25; odd >= 5; odd -= 2) {
      sum = sum * z + 2.0 / odd;
    }
    return sum;
  }

  /** The rounding error of a + b = sum (Knuth). */
  private static double sumError(double a, double b, double sum) {
    double partB = sum - a;
    return (a - (sum - partB)) + (b - partB);
  }

  /** The rounding error of the product a * b (Dekker); no argument may exceed 2^990. */
  private static double productError(double a, double b) {
    double product = a * b;
    double aHigh = upperHalf(a);
    double aLow = a - aHigh;
    double bHigh = upperHalf(b);
    double bLow = b - bHigh;
    return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
  }

  private static double upperHalf(double a) {
    double shifted = 134217729.0 * a; // 2^27 + 1
    return shifted - (shifted - a);
  }

  private static boolean isInteger(double y) {
    double size = y < 0 ? -y : y;
    return size >= 0x1p53 || size == (double) (long) size;
  }

  private static boolean isOddInteger(double y) {
    double size = y < 0 ? -y : y;
    return size < 0x1p53 && size == (double) (long) size && ((long) size & 1) == 1;
  }

  /**
   * Inverse of the standard normal distribution function.
   *
   * <p>Source: Wichura (1988), algorithm AS 241 (PPND16), <a
   * href="https://doi.org/10.2307/2347330">doi:10.2307/2347330</a>; about 1 part in 10^16 by its
   * author.
   *
   * @param probability from 0 to 1
   * @return the quantile; infinite at 0 and 1, NaN outside [0, 1] or for NaN
   */
  public static double inverseNormal(double probability) {
    if (!(probability > 0 && probability < 1)) {
      return atOrBeyondTheEnds(probability);
    }
    double q = probability - 0.5;
    if (q >= -0.425 && q <= 0.425) {
      return q * InverseNormalCoefficients.central(0.180625 - q * q);
    }
    double tail = q < 0 ? probability : 1 - probability;
    double r = Math.sqrt(-log(tail)); // sqrt is exact in IEEE 754
    double size =
        r <= 5 ? InverseNormalCoefficients.near(r - 1.6) : InverseNormalCoefficients.far(r - 5);
    return q < 0 ? -size : size;
  }

  private static double atOrBeyondTheEnds(double probability) {
    if (probability == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return probability == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
  }
}

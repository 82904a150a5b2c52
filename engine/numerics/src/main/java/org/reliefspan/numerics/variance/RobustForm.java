package org.reliefspan.numerics.variance;

/**
 * How squared residuals enter a covariance that allows every row its own variance.
 *
 * <p>With e the residual, h the leverage, n rows and k estimated coefficients: HC0 e<sup>2</sup>,
 * HC1 n / (n - k) e<sup>2</sup>, HC2 e<sup>2</sup> / (1 - h), HC3 e<sup>2</sup> / (1 -
 * h)<sup>2</sup>. A row with leverage 1 is fitted exactly and adds nothing. Source: MacKinnon and
 * White 1985, doi 10.1016/0304-4076(85)90158-7.
 */
public enum RobustForm {
  /** As it is. */
  HC0,
  /** Times n / (n - k). */
  HC1,
  /** Divided by 1 - leverage. */
  HC2,
  /** Divided by the square of 1 - leverage. */
  HC3;

  private static final double EXACT = 1e-12;

  /** Factor of a row's squared residual. */
  public double rowFactor(double leverage) {
    double left = 1 - leverage;
    if (this == HC0 || this == HC1) {
      return 1;
    }
    if (left < EXACT) {
      return 0;
    }
    return this == HC2 ? 1 / left : 1 / (left * left);
  }

  /** Factor of the whole covariance. */
  public double factor(int rows, int rank) {
    return this == HC1 ? rows / (double) (rows - rank) : 1;
  }
}

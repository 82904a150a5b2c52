package org.reliefspan.numerics.duration;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Parametric regression of durations: log T = x'b + sigma Z, with a point mass at zero and a cured
 * share where asked for.
 *
 * <p>Formula: maximum of the sum of w log P(row), where P is S(L) - S(R) for a row on (L, R], the
 * density of T for an exact one, divided by S(entry) under left truncation; with parts, p0 [0 in
 * row] + (1 - p0) {c [infinity in row] + (1 - c) P(row)}, logit p0 and logit c linear in their own
 * covariates. Domain: any mix of exact, left-, right-, interval-censored rows with at least one
 * end. Edge cases: columns that depend on earlier ones are left out and reported as not estimable;
 * a coefficient that runs to infinity, rows of duration 0 without a point mass, and no ends at all
 * throw {@link org.reliefspan.numerics.model.NotEstimableException}. Source: Kalbfleisch and
 * Prentice 2002, The statistical analysis of failure time data; Farewell 1982, doi 10.2307/2529885
 * (cure). Agreement: R 4.2.2, survival 3.5-3 {@code survreg}, coefficients, standard errors, robust
 * standard errors and log likelihoods to relative 1e-6 or better ({@code
 * AcceleratedFailureTimeTest}).
 */
public final class AcceleratedFailureTime {
  private final DurationDistribution distribution;
  private final OptionalDouble fixedScale;
  private final Optional<DesignPart> zero;
  private final Optional<DesignPart> cure;

  private AcceleratedFailureTime(
      DurationDistribution distribution,
      OptionalDouble fixedScale,
      Optional<DesignPart> zero,
      Optional<DesignPart> cure) {
    this.distribution = distribution;
    this.fixedScale = fixedScale;
    this.zero = zero;
    this.cure = cure;
  }

  /** A family without parts. */
  public static AcceleratedFailureTime of(DurationDistribution distribution) {
    OptionalDouble fixed =
        distribution == DurationDistribution.EXPONENTIAL
            ? OptionalDouble.of(1)
            : OptionalDouble.empty();
    return new AcceleratedFailureTime(distribution, fixed, Optional.empty(), Optional.empty());
  }

  /** The same with sigma known, positive. */
  public AcceleratedFailureTime withFixedScale(double scale) {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY && distribution.hasScale())) {
      throw new IllegalArgumentException(
          "scale (%s) must be positive, and %s must have one".formatted(scale, distribution));
    }
    return new AcceleratedFailureTime(distribution, OptionalDouble.of(scale), zero, cure);
  }

  /** The same with a logistic model of P(T = 0): never-responders, failed blocks. */
  public AcceleratedFailureTime withPointMassAtZero(DesignPart covariates) {
    return new AcceleratedFailureTime(distribution, fixedScale, Optional.of(covariates), cure);
  }

  /** The same with a logistic model of P(T infinite) among those with T above 0. */
  public AcceleratedFailureTime withCuredShare(DesignPart covariates) {
    return new AcceleratedFailureTime(distribution, fixedScale, zero, Optional.of(covariates));
  }

  /** Fits a sample. */
  public DurationFit fit(DurationSample sample) {
    return new DurationFitter(this, sample).fit();
  }

  /** Fits the same rows with an intercept instead of covariates, in every part. */
  public DurationFit fitIntercept(DurationSample sample) {
    DesignPart one = DesignPart.intercept(sample.rows());
    AcceleratedFailureTime model =
        new AcceleratedFailureTime(
            distribution, fixedScale, zero.map(part -> one), cure.map(part -> one));
    return model.fit(sample.withDesign(one.design(), 1));
  }

  /** The family. */
  public DurationDistribution distribution() {
    return distribution;
  }

  OptionalDouble fixedScale() {
    return fixedScale;
  }

  Optional<DesignPart> zero() {
    return zero;
  }

  Optional<DesignPart> cure() {
    return cure;
  }

  /**
   * Covariates of a part of the model, row by row as in the sample.
   *
   * @param design row-major [row][column], with a column of ones where there is an intercept
   * @param columns number of columns, at least 1
   */
  @SuppressWarnings("ArrayRecordComponent") // shared, not copied: it may hold millions of rows
  public record DesignPart(double[] design, int columns) {
    /** Checks that the rows are whole. */
    public DesignPart {
      if (columns < 1 || design.length % columns != 0) {
        throw new IllegalArgumentException(
            "design (%d) must have whole rows of %d columns".formatted(design.length, columns));
      }
    }

    /** An intercept alone. */
    public static DesignPart intercept(int rows) {
      double[] ones = new double[rows];
      Arrays.fill(ones, 1);
      return new DesignPart(ones, 1);
    }
  }
}

package org.reliefspan.numerics.hazard;

/**
 * Regression of the subdistribution hazard: covariates against the cumulative incidence of one
 * cause.
 *
 * <p>Formula: the Cox partial likelihood of {@link FineGrayRows}, robust covariance by subject. The
 * censoring curve counts as known in that covariance. Domain: right-censored competing risks,
 * censoring that does not depend on covariates. Edge cases: without competing events it is the Cox
 * model with a robust covariance; no event of the cause throws NotEstimableException. Source: Fine
 * and Gray 1999, doi 10.1080/01621459.1999.10474144. Agreement: {@code EVENTS_FIRST} with R
 * survival 3.5-3 {@code coxph} on {@code finegray}, Efron ties, 1e-8; {@code EVENTS_AT_RISK} with R
 * cmprsk 2.2-11 {@code crr}, Breslow ties, estimates to 1e-8, standard errors to 1% because crr
 * adds the uncertainty of the censoring curve ({@code FineGrayTest}).
 */
public final class FineGray {
  private FineGray() {}

  /**
   * Fits the model with the ties of the convention: Efron for finegray, Breslow for crr.
   *
   * @param design row-major [subject][column]
   * @param cause 0 for censoring, otherwise the kind of event
   * @param interest the cause of interest
   */
  public static CoxFit fit(
      double[] design,
      int columns,
      double[] time,
      int[] cause,
      int interest,
      CensoringConvention convention) {
    if (design.length != (long) columns * time.length) {
      throw new IllegalArgumentException(
          "design (%d entries) must be row-major %d x %d"
              .formatted(design.length, time.length, columns));
    }
    FineGrayRows rows = FineGrayRows.of(time, cause, interest, convention);
    TieHandling ties =
        convention == CensoringConvention.EVENTS_FIRST ? TieHandling.EFRON : TieHandling.BRESLOW;
    return CoxRegression.withTies(ties).fit(rows.data(design, columns));
  }
}

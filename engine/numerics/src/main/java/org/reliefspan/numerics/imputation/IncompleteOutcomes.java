package org.reliefspan.numerics.imputation;

import java.util.Arrays;

/**
 * Outcomes of subjects at the same visits, some not seen, with covariates known for everyone.
 * Immutable.
 */
public final class IncompleteOutcomes {
  private final int visits;
  private final int columns;
  private final double[] outcome; // [subject][visit], NaN where not seen
  private final double[] covariates; // [subject][column]
  private final double[] reference; // the same as if in the reference arm
  private final long[] identity;

  private IncompleteOutcomes(
      int visits, double[] outcome, double[] covariates, double[] reference, long[] identity) {
    this.visits = visits;
    this.outcome = outcome;
    this.covariates = covariates;
    this.reference = reference;
    this.identity = identity;
    this.columns = identity.length == 0 ? 0 : covariates.length / identity.length;
    check();
  }

  /**
   * Outcomes without a reference arm.
   *
   * @param visits number of visits
   * @param outcome row-major [subject][visit], NaN where not seen
   * @param covariates row-major [subject][column], with a column of ones; each has an effect of its
   *     own at each visit
   * @param identity different for each subject; the address of its draws
   */
  public static IncompleteOutcomes of(
      int visits, double[] outcome, double[] covariates, long[] identity) {
    double[] own = covariates.clone();
    return new IncompleteOutcomes(visits, outcome.clone(), own, own, identity.clone());
  }

  /**
   * The same outcomes with the covariates that each subject would have in the reference arm.
   *
   * @param referenceCovariates row-major [subject][column]
   */
  public IncompleteOutcomes withReference(double[] referenceCovariates) {
    return new IncompleteOutcomes(
        visits, outcome, covariates, referenceCovariates.clone(), identity);
  }

  private void check() {
    int subjects = identity.length;
    if (visits < 1 || outcome.length != subjects * visits || columns < 1) {
      throw new IllegalArgumentException(
          "outcome (%d values) must be row-major %d subjects x %d visits"
              .formatted(outcome.length, subjects, visits));
    }
    if (covariates.length != subjects * columns || reference.length != covariates.length) {
      throw new IllegalArgumentException(
          "covariates (%d) and reference covariates (%d) must have one row for each subject (%d)"
              .formatted(covariates.length, reference.length, subjects));
    }
    for (int i = 0; i < outcome.length; i++) {
      if (Double.isInfinite(outcome[i])) {
        throw new IllegalArgumentException(
            "outcome of subject %d must be finite, or NaN where not seen".formatted(i / visits));
      }
    }
    for (int i = 0; i < covariates.length; i++) {
      if (!(Double.isFinite(covariates[i]) && Double.isFinite(reference[i]))) {
        throw new IllegalArgumentException(
            "covariates of subject %d must be finite. Maybe impute them first?"
                .formatted(i / columns));
      }
    }
    checkDistinct();
  }

  private void checkDistinct() {
    long[] sorted = identity.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new IllegalArgumentException(
            "identity of each subject must differ. Maybe give one row for each subject?");
      }
    }
  }

  /** Number of subjects. */
  public int subjects() {
    return identity.length;
  }

  /** Number of visits. */
  public int visits() {
    return visits;
  }

  /** Number of covariate columns. */
  public int columns() {
    return columns;
  }

  /** A copy of the outcomes, row-major [subject][visit]. */
  public double[] outcomes() {
    return outcome.clone();
  }

  /** Outcome, NaN where not seen. */
  public double outcome(int subject, int visit) {
    return outcome[subject * visits + visit];
  }

  /** Whether an outcome was seen. */
  public boolean isSeen(int subject, int visit) {
    return !Double.isNaN(outcome[subject * visits + visit]);
  }

  /** First visit after the last one seen; 0 where none was seen, visits where the last was. */
  public int departure(int subject) {
    int visit = visits;
    while (visit > 0 && !isSeen(subject, visit - 1)) {
      visit--;
    }
    return visit;
  }

  double[] covariatesOf(int subject) {
    return Arrays.copyOfRange(covariates, subject * columns, (subject + 1) * columns);
  }

  double[] referenceOf(int subject) {
    return Arrays.copyOfRange(reference, subject * columns, (subject + 1) * columns);
  }

  long identity(int subject) {
    return identity[subject];
  }
}

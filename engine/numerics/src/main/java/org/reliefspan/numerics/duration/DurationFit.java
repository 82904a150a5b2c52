package org.reliefspan.numerics.duration;

import java.util.Optional;
import java.util.OptionalInt;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.model.Coefficients;

/**
 * A fitted {@link AcceleratedFailureTime}. Immutable.
 *
 * <p>Coefficients stand in this order: the columns of the design, a log scale for each stratum
 * unless the scale is known, the shape where the family has one, the columns of the point mass at
 * zero, the columns of the cured share.
 */
public final class DurationFit {
  private final AcceleratedFailureTime model;
  private final Optional<DurationSample> sample;
  private final ModelLayout layout;
  private final Coefficients coefficients;
  private final MaximumLikelihood found;

  DurationFit(
      AcceleratedFailureTime model,
      Optional<DurationSample> sample,
      ModelLayout layout,
      Coefficients coefficients,
      MaximumLikelihood found) {
    this.model = model;
    this.sample = sample;
    this.layout = layout;
    this.coefficients = coefficients;
    this.found = found;
  }

  /** The model that was fitted. */
  public AcceleratedFailureTime model() {
    return model;
  }

  /** Estimates in the order of the class comment; robust where the sample has clusters. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** Number of columns of the design. */
  int locations() {
    return layout.locations();
  }

  /** The same with other errors. */
  DurationFit withErrors(Coefficients other) {
    return new DurationFit(model, sample, layout, other, found);
  }

  /** The same with other estimates, as those of a bootstrap replicate. */
  DurationFit withEstimates(double[] estimates) {
    boolean[] estimable = new boolean[coefficients.size()];
    for (int i = 0; i < estimable.length; i++) {
      estimable[i] = coefficients.isEstimable(i);
    }
    return new DurationFit(
        model,
        sample,
        layout,
        Coefficients.of(estimates, coefficients.covariances(), estimable),
        found);
  }

  /** Log likelihood on the scale of times. */
  public double logLikelihood() {
    return found.logLikelihood();
  }

  /** Number of parameters that were estimated. */
  public int parameters() {
    int count = 0;
    for (int i = 0; i < coefficients.size(); i++) {
      count += coefficients.isEstimable(i) ? 1 : 0;
    }
    return count;
  }

  /** Akaike's criterion. */
  public double aic() {
    return 2.0 * parameters() - 2 * logLikelihood();
  }

  /** Newton steps over all rows. */
  public int iterations() {
    return found.iterations();
  }

  /** Where the log scale of a stratum stands, if it was estimated. */
  public OptionalInt scaleIndex(int stratum) {
    return stratum < layout.scales()
        ? OptionalInt.of(layout.firstScale() + stratum)
        : OptionalInt.empty();
  }

  /** Where the shape stands, if the family has one. */
  public OptionalInt shapeIndex() {
    return model.distribution().hasShape() ? OptionalInt.of(layout.shape()) : OptionalInt.empty();
  }

  /** Where the point mass at zero begins, if there is one. */
  public OptionalInt zeroIndex() {
    return layout.zeros() > 0 ? OptionalInt.of(layout.firstZero()) : OptionalInt.empty();
  }

  /** Where the cured share begins, if there is one. */
  public OptionalInt cureIndex() {
    return layout.cures() > 0 ? OptionalInt.of(layout.firstCure()) : OptionalInt.empty();
  }

  /** The distribution of T at covariates of the location; parts at their first column alone. */
  public DurationProfile at(double[] covariates) {
    return at(covariates, unit(layout.zeros()), unit(layout.cures()), 0);
  }

  /**
   * The distribution of T at covariates.
   *
   * @param covariates a row of the design
   * @param zero a row of the design of the point mass, empty without one
   * @param cure a row of the design of the cured share, empty without one
   * @param stratum scale stratum, 0 without strata
   */
  public DurationProfile at(double[] covariates, double[] zero, double[] cure, int stratum) {
    if (covariates.length != layout.locations()
        || zero.length != layout.zeros()
        || cure.length != layout.cures()) {
      throw new IllegalArgumentException(
          "covariates (%d, %d, %d) must match the columns of the model (%d, %d, %d)"
              .formatted(
                  covariates.length,
                  zero.length,
                  cure.length,
                  layout.locations(),
                  layout.zeros(),
                  layout.cures()));
    }
    double[] one = {1};
    DurationSample row =
        DurationSample.of(one, one, covariates.clone(), covariates.length)
            .withScaleStrata(new int[] {stratum});
    LogSurvivor curve =
        new PredictedSurvivor(
            layout.terms(row),
            layout.blocks(row, covariates.clone(), zero.clone(), cure.clone()),
            coefficients.estimates());
    return DurationProfile.of(curve, coefficients);
  }

  /** Whether follow-up was long enough to speak of a cured share; needs all rows in one memory. */
  public FollowUpSufficiency followUp() {
    return FollowUpSufficiency.of(
        sample.orElseThrow(
            () -> new IllegalStateException("The rows of this fit lie in parts elsewhere.")));
  }

  private static double[] unit(int size) {
    double[] unit = new double[size];
    if (size > 0) {
      unit[0] = 1;
    }
    return unit;
  }
}

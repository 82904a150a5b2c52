package org.reliefspan.numerics.hazard;

import java.util.Optional;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Intensity of visits given covariates known before each visit, and the weights that undo it.
 *
 * <p>Formula: visits are recurrent events of an Andersen-Gill model, one row from each visit to the
 * next and one from the last visit to the end of follow-up, robust covariance by subject. The
 * weight of a visit is exp(-(x'b)), or exp(z'c - x'b) when stabilised by a model with covariates z
 * alone. Domain: covariates of a row are known at its start (lagged measures). Edge cases: the end
 * of follow-up must be known, or nothing is learnt from the silence after the last visit; rows that
 * end without a visit have no weight (0). Source: Lin, Scharfstein and Rosenheck 2004, doi
 * 10.1111/j.1467-9868.2004.b5543.x; Buzkova and Lumley 2007. Agreement: published fit of the
 * phenobarbital visits (vignette of IrregLong), all digits given ({@code VisitIntensityTest}).
 */
public final class VisitIntensity {
  private final CoxFit fit;
  private final HazardData data;
  private final Optional<CoxFit> stabiliser;

  private VisitIntensity(CoxFit fit, HazardData data, Optional<CoxFit> stabiliser) {
    this.fit = fit;
    this.data = data;
    this.stabiliser = stabiliser;
  }

  /**
   * Fits the intensity.
   *
   * @param data rows between visits, status 1 where the row ends with a visit, clusters by subject
   */
  public static VisitIntensity fit(HazardData data, TieHandling ties) {
    if (data.clusters().isEmpty()) {
      throw new IllegalArgumentException(
          "data must have clusters. Maybe the subject of each row was not given.");
    }
    return new VisitIntensity(CoxRegression.withTies(ties).fit(data), data, Optional.empty());
  }

  /**
   * The same intensity with weights stabilised by a smaller model.
   *
   * @param smaller the same rows with the covariates of the stabilising model
   */
  public VisitIntensity stabilisedBy(HazardData smaller) {
    if (smaller.rows() != data.rows()) {
      throw new IllegalArgumentException(
          "smaller (%d rows) must have the same %d rows".formatted(smaller.rows(), data.rows()));
    }
    return new VisitIntensity(
        fit, data, Optional.of(CoxRegression.withTies(fit.ties()).fit(smaller)));
  }

  /** The model of the intensity. */
  public CoxFit model() {
    return fit;
  }

  /** Weight of each row that ends with a visit; 0 for the others. */
  public double[] weights() {
    double[] predictor = fit.linearPredictors();
    double[] base =
        stabiliser.map(CoxFit::linearPredictors).orElseGet(() -> new double[predictor.length]);
    double[] weight = new double[predictor.length];
    for (int row = 0; row < weight.length; row++) {
      weight[row] = data.isEvent(row) ? Math.exp(base[row] - predictor[row]) : 0;
      if (Double.isInfinite(weight[row])) {
        throw new NotEstimableException(
            "A visit is so unlikely under the model that its weight is infinite. Maybe a covariate"
                + " has an extreme value.");
      }
    }
    return weight;
  }
}

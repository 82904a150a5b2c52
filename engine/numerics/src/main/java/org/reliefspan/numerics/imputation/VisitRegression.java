package org.reliefspan.numerics.imputation;

import java.util.Optional;
import org.reliefspan.numerics.longitudinal.OrthonormalDesign;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Least squares of the outcome at one visit on covariates (analysis of covariance), for one
 * combination of coefficients, with the ordinary variance.
 */
public final class VisitRegression implements CompletedAnalysis {
  private final OrthonormalDesign design;
  private final double[] contrast;
  private final int visits;
  private final int visit;

  private VisitRegression(OrthonormalDesign design, double[] contrast, int visits, int visit) {
    this.design = design;
    this.contrast = contrast;
    this.visits = visits;
    this.visit = visit;
  }

  /**
   * The analysis at the last visit.
   *
   * @param covariates row-major [subject][column], with a column of ones
   * @param weights of the coefficients in the combination, one for each column
   */
  public static VisitRegression atLast(int visits, double[] covariates, double[] weights) {
    return at(visits - 1, visits, covariates, weights);
  }

  /** The analysis at a visit from 0. */
  public static VisitRegression at(int visit, int visits, double[] covariates, double[] weights) {
    int subjects = covariates.length / weights.length;
    OrthonormalDesign design = OrthonormalDesign.of(covariates, subjects, weights.length);
    Optional<double[]> contrast = design.inBasis(weights);
    if (contrast.isEmpty() || subjects <= design.rank()) {
      throw new NotEstimableException(
          "The combination of coefficients is not determined by the covariates.");
    }
    return new VisitRegression(design, contrast.get(), visits, visit);
  }

  @Override
  public CompletedEstimate analyse(double[] outcomes) {
    int subjects = design.rows();
    double[] residual = new double[subjects];
    for (int i = 0; i < subjects; i++) {
      residual[i] = outcomes[i * visits + visit];
    }
    double[] place = design.explain(residual);
    double square = 0;
    for (double value : residual) {
      square += value * value;
    }
    double estimate = 0;
    double spread = 0;
    for (int k = 0; k < place.length; k++) {
      estimate += contrast[k] * place[k];
      spread += contrast[k] * contrast[k];
    }
    int degrees = subjects - design.rank();
    return new CompletedEstimate(estimate, square / degrees * spread, degrees);
  }
}

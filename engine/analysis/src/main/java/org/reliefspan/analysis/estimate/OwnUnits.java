package org.reliefspan.analysis.estimate;

import java.util.List;
import java.util.Optional;
import org.reliefspan.analysis.fit.JointTerms;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;

/**
 * Coefficients of a fit to centred columns, brought back to the covariates' own units: with columns
 * x / u - m a coefficient b is b / u of x, and takes b m from the intercept. Covariances follow.
 */
final class OwnUnits {
  private static final String ONES = "(Intercept)";

  private OwnUnits() {}

  /** Coefficients in the order of the fit. */
  static Coefficients of(HiddenReliefEstimate fit, List<CovariateDesign.Term> terms) {
    int size = fit.names().size();
    double[] matrix = matrix(fit.names(), terms);
    Coefficients centred = fit.coefficients();
    boolean[] estimable = new boolean[size];
    for (int i = 0; i < size; i++) {
      estimable[i] = centred.isEstimable(i);
    }
    Coefficients own =
        Coefficients.of(
            Matrices.product(matrix, centred.estimates(), size, size, 1),
            moved(matrix, centred.covariances(), size),
            estimable);
    Optional<double[]> robust = centred.robustCovariances();
    return robust.isPresent() ? own.withRobust(moved(matrix, robust.get(), size)) : own;
  }

  private static double[] moved(double[] matrix, double[] covariance, int size) {
    return Matrices.symmetrised(Matrices.sandwich(matrix, covariance, size, size), size);
  }

  /** Row-major [own][centred]. */
  private static double[] matrix(List<String> names, List<CovariateDesign.Term> terms) {
    int size = names.size();
    double[] matrix = new double[size * size];
    for (int i = 0; i < size; i++) {
      matrix[i * size + i] = 1;
    }
    for (String block : List.of("", JointTerms.RESPONSE)) {
      int ones = names.indexOf(block + ONES);
      for (CovariateDesign.Term term : terms) {
        int at = names.indexOf(block + term.name());
        if (at >= 0) {
          matrix[at * size + at] = 1 / term.unit();
          matrix[ones * size + at] = -term.mean();
        }
      }
    }
    return matrix;
  }
}

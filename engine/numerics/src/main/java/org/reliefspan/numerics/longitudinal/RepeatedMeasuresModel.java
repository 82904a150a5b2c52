package org.reliefspan.numerics.longitudinal;

import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Linear model whose rows are correlated within a subject (mixed model for repeated measures).
 *
 * <p>Formula: y_i ~ N(X_i b, D_i S_i(theta) D_i), S_i the part of the covariance at the visits or
 * times that subject i was seen, D_i<sup>2</sup> the inverse weights; theta maximises the
 * restricted likelihood l = -1/2 ((n - p) log 2 pi + sum log|V_i| + log|X'V<sup>-1</sup>X| +
 * e'V<sup>-1</sup>e), e = y - X b, or the full one. Newton with exact second derivatives, Fisher
 * scoring where they are not usable. Domain: rows that are missing at random given what was
 * observed; more rows than coefficients. Edge cases: columns that depend on earlier ones are
 * dropped; rows without response and subjects without any take no part; a covariance parameter that
 * the data do not determine, or a fit on the edge of the parameter space, is a {@link
 * NotEstimableException}. Source: Patterson and Thompson 1971, Biometrika 58:545; Jennrich and
 * Schluchter 1986, Biometrics 42:805; Kenward and Roger 1997, Biometrics 53:983. Agreement: R
 * 4.2.2, nlme 3.1-162 {@code gls}, relative 1e-6; pbkrtest 0.5.2 and lmerTest 3.1-3 for degrees of
 * freedom; published digits of mmrm ({@code RepeatedMeasuresModelTest}).
 */
public final class RepeatedMeasuresModel {
  private static final double CONVERGED = 1e-8;

  private RepeatedMeasuresModel() {}

  /** Fits with the restricted likelihood. */
  public static RepeatedMeasuresFit fit(RepeatedMeasures measures, CovarianceStructure structure) {
    return fit(measures, structure, Criterion.REML);
  }

  /** Fits with a criterion. */
  public static RepeatedMeasuresFit fit(
      RepeatedMeasures measures, CovarianceStructure structure, Criterion criterion) {
    structure.check(measures.coordinates());
    SubjectRows rows = SubjectRows.of(measures);
    CovarianceCriterion value = new CovarianceCriterion(rows, structure, criterion);
    MaximumLikelihood climb = climb(rows, structure, value);
    double[] theta = structure.natural(climb.parameters());
    value.value(theta);
    value.differentiate(theta);
    return new RepeatedMeasuresFit(measures, rows, structure, criterion, value, theta, climb);
  }

  private static MaximumLikelihood climb(
      SubjectRows rows, CovarianceStructure structure, CovarianceCriterion value) {
    double[] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (double[] start : structure.starts(new ResidualMoments(rows.patterns()))) {
      double reached = value.value(start);
      if (reached < least) {
        least = reached;
        best = start;
      }
    }
    if (best.length == 0) {
      throw new NotEstimableException("No starting covariance is positive definite.");
    }
    value.value(best);
    value.differentiate(best);
    checkIdentified(value.expected(), structure);
    WorkingLikelihood likelihood = new WorkingLikelihood(value, structure);
    MaximumLikelihood climb =
        NewtonMaximizer.standard().maximize(likelihood, structure.working(best));
    double slope = 0;
    for (double entry : climb.gradient()) {
      slope = Math.max(slope, Math.abs(entry));
    }
    if (!climb.converged() || !(slope <= CONVERGED * (1 + Math.abs(climb.logLikelihood())))) {
      throw new NotEstimableException(
          "The covariance within subjects did not converge: the data do not determine it or it lies"
              + " on the edge of what is possible. Maybe use a simpler covariance?");
    }
    return climb;
  }

  private static void checkIdentified(double[] information, CovarianceStructure structure) {
    Cholesky factor = Cholesky.of(information, structure.parameters());
    for (int r = 0; r < structure.parameters(); r++) {
      if (!factor.isIndependent(r)) {
        throw new NotEstimableException(
            "The data do not determine the %s of the covariance within subjects. Maybe no subject"
                    .formatted(structure.parameterName(r))
                + " was seen at these visits, or a simpler covariance is enough?");
      }
    }
  }
}

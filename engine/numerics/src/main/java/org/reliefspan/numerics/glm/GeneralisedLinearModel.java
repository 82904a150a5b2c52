package org.reliefspan.numerics.glm;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Generalised linear regression by maximum likelihood.
 *
 * <p>Formula: score X' w (y - mu) mu'(eta) / V(mu) = 0 with eta = offset + X b; covariance phi (X'
 * W X)<sup>-1</sup>, W = w mu'<sup>2</sup> / V; phi is 1 but for the normal, where it is the
 * Pearson statistic over n - k. Case weights count as repeated rows (for shares: as trials);
 * deviance, log likelihood and AIC as R {@code glm}. Method: scoring (Newton where the link is
 * canonical) on centred and scaled columns with step halving; from {@value #WARM_ROWS} rows a
 * systematic 5% subsample gives the start. Domain: {@link Family}. Edge cases: a column that
 * depends on earlier ones is not estimable and left out; responses separated by a combination of
 * columns, and a climb that does not end, throw {@link NotEstimableException} which names the
 * columns. Source: McCullagh and Nelder 1989, Generalized Linear Models; Albert and Anderson 1984,
 * doi 10.1093/biomet/71.1.1, for separation. Agreement: R 4.2.2 {@code glm} (epsilon 1e-15),
 * relative 1e-9 ({@code GeneralisedLinearModelTest}).
 */
public final class GeneralisedLinearModel {
  private static final int WARM_ROWS = 20_000;
  private static final int WARM_STRIDE = 20;
  private static final double NEWTON_TOLERANCE = 1e-7;
  private static final double SCORING_TOLERANCE = 1e-10;
  private static final double WARM_TOLERANCE = 1e-3;

  private GeneralisedLinearModel() {}

  /** Fits a model. */
  public static GlmFit fit(Family family, RegressionData data) {
    family.check(data);
    Standardisation standardisation = Standardisation.of(data);
    ScoringClimb climb =
        new ScoringClimb(
            GeneralisedLinearLikelihood.standardised(family, data, standardisation, 1),
            family.isCanonical() ? NEWTON_TOLERANCE : SCORING_TOLERANCE);
    ScoringClimb.End end = climb(climb, family, data, standardisation);
    if (end == ScoringClimb.End.SEPARATED) {
      throw separated(climb, data);
    }
    if (end == ScoringClimb.End.NOT_CONVERGED) {
      throw new NotEstimableException(
          "The model did not converge after %d iterations. Maybe fewer terms, or another link?"
              .formatted(climb.iterations()));
    }
    return new GlmFit(family, data, climb, standardisation);
  }

  private static ScoringClimb.End climb(
      ScoringClimb climb, Family family, RegressionData data, Standardisation standardisation) {
    if (data.rows() >= Math.max(WARM_ROWS, 20 * WARM_STRIDE * data.columns())) {
      ScoringClimb sample =
          new ScoringClimb(
              GeneralisedLinearLikelihood.standardised(family, data, standardisation, WARM_STRIDE),
              WARM_TOLERANCE);
      if (sample.climb() == ScoringClimb.End.CONVERGED) {
        ScoringClimb.End end = climb.climbFrom(sample.coefficients());
        if (end == ScoringClimb.End.CONVERGED) {
          return end;
        }
      }
    }
    return climb.climb();
  }

  private static NotEstimableException separated(ScoringClimb climb, RegressionData data) {
    double[] step = climb.lastStep();
    double largest = 0;
    for (double value : step) {
      largest = Math.max(largest, Math.abs(value));
    }
    List<String> names = new ArrayList<>();
    for (int j = 0; j < step.length; j++) {
      if (Math.abs(step[j]) > 1e-3 * largest) {
        names.add(data.columnName(j));
      }
    }
    return new NotEstimableException(
        ("The outcome is separated: it can be foretold exactly, for some rows at least, by %s."
                + " Maybe a level without events, or use Firth's or a ridge penalty?")
            .formatted(String.join(", ", names)));
  }
}

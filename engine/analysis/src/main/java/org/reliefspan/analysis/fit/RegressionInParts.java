package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reliefspan.analysis.design.Design;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.LikelihoodInParts;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.GeneralisedLinearLikelihood;
import org.reliefspan.numerics.glm.GlmSums;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.glm.ScoreProducts;
import org.reliefspan.numerics.glm.SummedGlm;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Sandwich;

/** A regression whose rows lie in parts: cross-products are added up at each Newton step. */
final class RegressionInParts {
  private final Family family;
  private final Parts<ModelFrame> frames;
  private final Design design;
  private final GlmSums sums;
  private final SummedGlm fit;

  private RegressionInParts(Family family, Parts<ModelFrame> frames) {
    this.family = family;
    this.frames = frames;
    this.design = frames.collect(RegressionInParts::names).stream().findFirst().orElseThrow();
    if (!design.columns().contains("(Intercept)")) {
      throw new FormulaException(
          "A regression in parts needs an intercept. Maybe leave --spark out?");
    }
    this.sums = sums(Whose.ALL_COLUMNS);
    this.fit = fitted(Whose.ALL_COLUMNS, sums);
  }

  /** Fits a family. */
  static RegressionInParts of(Family family, Parts<ModelFrame> frames) {
    return new RegressionInParts(family, frames);
  }

  /** Which columns of the design take part. */
  private enum Whose {
    ALL_COLUMNS,
    CONSTANT_ALONE
  }

  private static Design names(ModelFrame frame) {
    Design design = frame.design();
    return new Design(design.columns(), design.termOfColumn(), design.terms(), new double[0]);
  }

  private static Optional<RegressionData> data(ModelFrame frame, Whose whose) {
    if (frame.rows() == 0) {
      return Optional.empty();
    }
    RegressionData data = Regressions.data(frame);
    return Optional.of(
        whose == Whose.ALL_COLUMNS ? data : data.withDesign(Regressions.constant(data.rows())));
  }

  private GlmSums sums(Whose whose) {
    Family asked = family;
    int columns = whose == Whose.ALL_COLUMNS ? design.width() : 1;
    List<double[]> parts =
        frames.collect(
            frame ->
                data(frame, whose)
                    .map(data -> GlmSums.of(asked, data))
                    .orElseGet(() -> GlmSums.empty(columns))
                    .values());
    return parts.stream().map(GlmSums::ofValues).reduce(GlmSums.empty(columns), GlmSums::plus);
  }

  private SummedGlm fitted(Whose whose, GlmSums ofColumns) {
    Family asked = family;
    int columns = whose == Whose.ALL_COLUMNS ? design.width() : 1;
    Parts<LogLikelihood> parts =
        frames.prepare(
            frame ->
                data(frame, whose)
                    .<LogLikelihood>map(data -> GeneralisedLinearLikelihood.of(asked, data))
                    .orElseGet(() -> new NoRows(columns)));
    return SummedGlm.fit(asked, new LikelihoodInParts<>(parts, columns), ofColumns);
  }

  Design design() {
    return design;
  }

  GlmSums sums() {
    return sums;
  }

  SummedGlm fit() {
    return fit;
  }

  /** The model with the constant and the offset alone. */
  SummedGlm constantAlone() {
    return fitted(Whose.CONSTANT_ALONE, sums(Whose.CONSTANT_ALONE));
  }

  /** Estimates with the covariance that formula and options ask for. */
  Coefficients estimates(FitOptions options, ClusterForm form) {
    List<Integer> clusters =
        frames.collect(frame -> frame.cluster().map(RegressionInParts::count).orElse(0));
    int count = clusters.stream().mapToInt(Integer::intValue).sum();
    if (count > 0) {
      return robust(Rows.CLUSTERED, form.factor(count, (int) sums.rowsUsed(), fit.rank()));
    }
    String robust = options.choice(FitOption.ROBUST);
    return switch (robust) {
      case "none" -> fit.coefficients();
      case "hc0" -> robust(Rows.ALONE, 1);
      case "hc1" -> robust(Rows.ALONE, sums.rowsUsed() / (double) (sums.rowsUsed() - fit.rank()));
      default ->
          throw new FormulaException(
              "--robust %s needs all rows in one memory. Maybe hc1, or leave --spark out?"
                  .formatted(robust));
    };
  }

  private enum Rows {
    ALONE,
    CLUSTERED
  }

  private Coefficients robust(Rows rows, double factor) {
    Family asked = family;
    double[] at = fit.coefficients().estimates();
    double[] meat = new double[at.length * at.length];
    for (double[] part :
        frames.collect(
            frame ->
                data(frame, Whose.ALL_COLUMNS)
                    .map(data -> ScoreProducts.of(asked, data, at, clusters(frame, rows)))
                    .orElseGet(() -> new double[at.length * at.length]))) {
      for (int i = 0; i < meat.length; i++) {
        meat[i] += factor * part[i];
      }
    }
    double[] covariance = Matrices.sandwich(fit.inverseInformation(), meat, at.length, at.length);
    return fit.coefficients().withRobust(Matrices.symmetrised(covariance, at.length));
  }

  private static int[] clusters(ModelFrame frame, Rows rows) {
    return rows == Rows.CLUSTERED ? frame.clusters() : Sandwich.rowsAlone(frame.rows());
  }

  private static int count(int[] clusters) {
    return Arrays.stream(clusters).max().orElse(-1) + 1;
  }
}

package org.reliefspan.analysis.fit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.gee.GeeFit;
import org.reliefspan.numerics.gee.GeneralisedEstimatingEquations;
import org.reliefspan.numerics.gee.WorkingCorrelation;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.variance.Clusters;

/** {@code gee}: marginal models of repeated outcomes. */
final class MarginalModel implements ScalableModel {
  private static final int FEW = 40;

  @Override
  public String name() {
    return "gee";
  }

  @Override
  public String summary() {
    return "marginal model of repeated outcomes (generalised estimating equations)";
  }

  @Override
  public String example() {
    return "fit gee 'score ~ visit + arm' visits.csv --subject patient --time day"
        + " --family gaussian --corr exchangeable";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS, FitOption.FAMILY, FitOption.CORR, FitOption.SUBJECT, FitOption.TIME);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.DESIGN;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.BINARY;
  }

  @Override
  public FrameSpec.ResponseKind response(FitOptions options) {
    return Regressions.response(options);
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    Family family = Regressions.family(options.choice(FitOption.FAMILY));
    WorkingCorrelation correlation = correlation(options);
    SubjectRows rows = rows(frame);
    family.check(Regressions.data(frame)); // here rows are where the table has them
    GeeFit fit =
        Regressions.checked(
            () ->
                GeneralisedEstimatingEquations.fit(
                    family, rows.data(), Clusters.of(rows.subject()), correlation));
    return result(
        frame.design().columns(), rows.data().rowsUsed(), fit, rows.weightsChange(), options);
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    Family family = Regressions.family(options.choice(FitOption.FAMILY));
    WorkingCorrelation correlation = correlation(options);
    RegressionInParts start = RegressionInParts.of(family, frames);
    GeeInParts rows = GeeInParts.of(frames, family, correlation);
    GeeFit fit = GeneralisedEstimatingEquations.fit(rows, correlation, start.fit().coefficients());
    boolean weightsChange =
        frames.collect(frame -> frame.rows() > 0 && rows(frame).weightsChange()).contains(true);
    return result(start.design().columns(), start.sums().rowsUsed(), fit, weightsChange, options);
  }

  /**
   * Rows of subjects, those of a subject in the order of their times.
   *
   * @param subject dense from 0
   * @param data the rows
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record SubjectRows(int[] subject, RegressionData data) {
    boolean weightsChange() {
      return changesWithin(data, subject);
    }
  }

  static SubjectRows rows(ModelFrame frame) {
    if (frame.response() instanceof Response.Shares) {
      throw new FormulaException("gee takes one row per trial, not cbind(successes, failures).");
    }
    int[] order = order(frame);
    return new SubjectRows(
        permuted(subjects(frame), order), permuted(Regressions.data(frame), order, frame));
  }

  private static WorkingCorrelation correlation(FitOptions options) {
    return WorkingCorrelation.valueOf(options.choice(FitOption.CORR).toUpperCase(Locale.ROOT));
  }

  private FittedModel result(
      List<String> columns, long rows, GeeFit fit, boolean weightsChange, FitOptions options) {
    WorkingCorrelation correlation = correlation(options);
    FittedModel.Builder result = FittedModel.of(name(), rows);
    Regressions.terms(columns, fit.coefficients(), options.level()).forEach(result::add);
    result.add(FittedQuantity.of(FittedCurve.ALL, "scale", fit.scale()));
    if (correlation != WorkingCorrelation.INDEPENDENCE) {
      result.add(FittedQuantity.of(FittedCurve.ALL, "alpha", fit.alpha()));
    }
    result.add(FittedQuantity.of(FittedCurve.ALL, "subjects", fit.clusters()));
    result.notes(Regressions.dependent(columns, fit.coefficients()));
    return noted(result, fit, correlation, weightsChange).build();
  }

  private static FittedModel.Builder noted(
      FittedModel.Builder result,
      GeeFit fit,
      WorkingCorrelation correlation,
      boolean weightsChange) {
    if (weightsChange && correlation != WorkingCorrelation.INDEPENDENCE) {
      result.note(
          "Weights change within a subject: estimates are biased unless --corr is independence.");
    }
    if (fit.clusters() < FEW) {
      result.note(
          "With %d subjects the robust errors are too small; from about %d they are reliable."
              .formatted(fit.clusters(), FEW));
    }
    return result;
  }

  private static int[] subjects(ModelFrame frame) {
    if (frame.has(FitOption.SUBJECT.word())) {
      return frame.codes(FitOption.SUBJECT.word());
    }
    return frame
        .cluster()
        .orElseThrow(
            () -> new FormulaException("gee needs --subject COLUMN or cluster() in the formula."));
  }

  /** Rows by time where there is one, as they stand otherwise. */
  private static int[] order(ModelFrame frame) {
    IntStream rows = IntStream.range(0, frame.rows());
    if (!frame.has(FitOption.TIME.word())) {
      return rows.toArray();
    }
    double[] time = frame.numbers(FitOption.TIME.word());
    return rows.boxed()
        .sorted(Comparator.comparingDouble(row -> time[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] permuted(int[] values, int[] order) {
    return IntStream.of(order).map(row -> values[row]).toArray();
  }

  private static RegressionData permuted(RegressionData data, int[] order, ModelFrame frame) {
    int columns = data.columns();
    double[] design = new double[data.rows() * columns];
    for (int row = 0; row < order.length; row++) {
      for (int j = 0; j < columns; j++) {
        design[row * columns + j] = data.design(order[row], j);
      }
    }
    return RegressionData.of(design, IntStream.of(order).mapToDouble(data::response).toArray())
        .withWeights(IntStream.of(order).mapToDouble(data::weight).toArray())
        .withOffset(IntStream.of(order).mapToDouble(data::offset).toArray())
        .withColumnNames(frame.design().columns());
  }

  private static boolean changesWithin(RegressionData data, int[] subject) {
    double[] first = new double[data.rows()];
    boolean[] seen = new boolean[data.rows()];
    for (int row = 0; row < subject.length; row++) {
      int who = subject[row];
      if (seen[who] && first[who] != data.weight(row)) {
        return true;
      }
      first[who] = data.weight(row);
      seen[who] = true;
    }
    return false;
  }
}

package org.reliefspan.analysis.estimate;

import java.util.List;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.outcome.FunctionOutcomes;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.CaseMix;
import org.reliefspan.numerics.linear.DependentColumnException;
import org.reliefspan.numerics.linear.LeastSquares;
import org.reliefspan.numerics.linear.LinearFit;

/**
 * Predicted follow-up scores and the gain adjusted by them: mean(post - predicted) in the stratum +
 * mean over all(predicted) - mean over all(pre), as the NHS publishes it (NHS Digital, PROMs
 * guide).
 */
abstract class CaseMixAdjustment {
  private final FunctionOutcomes outcomes;
  private double meanPredicted;
  private double meanBefore;

  private CaseMixAdjustment(FunctionOutcomes outcomes) {
    this.outcomes = outcomes;
  }

  static CaseMixAdjustment of(CaseMix caseMix, EpisodeTable table, FunctionOutcomes outcomes) {
    CaseMixAdjustment adjustment;
    if (caseMix instanceof CaseMix.PredictedScore predicted) {
      int column = table.plan().covariates().indexOf(predicted.covariate());
      adjustment = new ByPredictedScore(table, outcomes, column);
    } else if (caseMix instanceof CaseMix.Covariates covariates) {
      adjustment = new ByRegression(table, outcomes, covariates.names());
    } else {
      adjustment = new Unadjusted(outcomes);
    }
    adjustment.average();
    return adjustment;
  }

  /** Whether anything is adjusted at all. */
  abstract boolean adjusts();

  /** Whether the row has what the adjustment needs; other rows are not part of any quantity. */
  abstract boolean complete(int row);

  /** Predicted follow-up score of a complete row, when nothing {@link #prevents} it. */
  abstract double predicted(int row);

  /** Why no score can be predicted; empty when it can. */
  String prevents() {
    return "";
  }

  /** How it was adjusted, in words. */
  abstract String note();

  private void average() {
    double predictedSum = 0;
    double beforeSum = 0;
    int complete = 0;
    for (int row = 0; row < outcomes.size(); row++) {
      if (complete(row)) {
        predictedSum += predicted(row);
        beforeSum += outcomes.before(row);
        complete++;
      }
    }
    meanPredicted = predictedSum / Math.max(complete, 1);
    meanBefore = beforeSum / Math.max(complete, 1);
  }

  /** The adjusted gain from the mean of post - predicted in a stratum. */
  Estimate adjusted(Estimate meanResidual, Measure measure) {
    if (!prevents().isEmpty()) {
      return new Estimate.NotEstimable(prevents());
    }
    if (!(meanResidual instanceof Estimate.Point residual)) {
      return meanResidual;
    }
    double gain = gain(residual.value(), measure);
    return new Estimate.Point(
        gain,
        residual
            .limits()
            .map(
                limits ->
                    ordered(gain(limits.lower(), measure), gain(limits.upper(), measure), limits)));
  }

  private double gain(double meanResidual, Measure measure) {
    return measure.gain(meanBefore, meanResidual + meanPredicted);
  }

  private static Interval ordered(double first, double second, Interval limits) {
    return new Interval(Math.min(first, second), Math.max(first, second), limits.level());
  }

  private static final class Unadjusted extends CaseMixAdjustment {
    private Unadjusted(FunctionOutcomes outcomes) {
      super(outcomes);
    }

    @Override
    boolean adjusts() {
      return false;
    }

    @Override
    boolean complete(int row) {
      return true;
    }

    @Override
    double predicted(int row) {
      return 0;
    }

    @Override
    String note() {
      return "";
    }
  }

  private static final class ByPredictedScore extends CaseMixAdjustment {
    private final EpisodeTable table;
    private final FunctionOutcomes outcomes;
    private final int column;

    private ByPredictedScore(EpisodeTable table, FunctionOutcomes outcomes, int column) {
      super(outcomes);
      this.table = table;
      this.outcomes = outcomes;
      this.column = column;
    }

    @Override
    boolean adjusts() {
      return true;
    }

    @Override
    boolean complete(int row) {
      return !Double.isNaN(predicted(row));
    }

    @Override
    double predicted(int row) {
      return table.covariate(outcomes.episode(row), column);
    }

    @Override
    String note() {
      return "adjusted by the predicted score "
          + table.plan().covariates().get(column)
          + "; limits take the prediction as known";
    }
  }

  /** Predicted by least squares of the follow-up on baseline and covariates, over all episodes. */
  private static final class ByRegression extends CaseMixAdjustment {
    private final EpisodeTable table;
    private final FunctionOutcomes outcomes;
    private final List<String> names;
    private final int[] columns;
    private final double[] predicted;
    private final boolean[] complete;
    private String prevents = "";

    private ByRegression(EpisodeTable table, FunctionOutcomes outcomes, List<String> names) {
      super(outcomes);
      this.table = table;
      this.outcomes = outcomes;
      this.names = names;
      columns = names.stream().mapToInt(table.plan().covariates()::indexOf).toArray();
      predicted = new double[outcomes.size()];
      complete = new boolean[outcomes.size()];
      fit();
    }

    private void fit() {
      IntColumn rows = new IntColumn();
      for (int row = 0; row < outcomes.size(); row++) {
        complete[row] = hasCovariates(row);
        if (complete[row]) {
          rows.add(row);
        }
      }
      int width = columns.length + 2;
      int[] clusters = clusters(rows);
      if (rows.size() <= width || clusters[rows.size() - 1] == 0) {
        prevents = "too few patients for the case-mix model";
        return;
      }
      try {
        LinearFit fit = LeastSquares.fit(design(rows, width), response(rows), clusters);
        for (int i = 0; i < rows.size(); i++) {
          predicted[rows.get(i)] = fit.fitted(i);
        }
      } catch (DependentColumnException dependent) {
        prevents = "a covariate of the case-mix model is the same for all or follows from others";
      }
    }

    @Override
    String prevents() {
      return prevents;
    }

    private boolean hasCovariates(int row) {
      for (int column : columns) {
        if (Double.isNaN(table.covariate(outcomes.episode(row), column))) {
          return false;
        }
      }
      return true;
    }

    private double[] design(IntColumn rows, int width) {
      double[] design = new double[rows.size() * width];
      for (int i = 0; i < rows.size(); i++) {
        int row = rows.get(i);
        design[i * width] = 1;
        design[i * width + 1] = outcomes.before(row);
        for (int j = 0; j < columns.length; j++) {
          design[i * width + 2 + j] = table.covariate(outcomes.episode(row), columns[j]);
        }
      }
      return design;
    }

    private double[] response(IntColumn rows) {
      double[] response = new double[rows.size()];
      for (int i = 0; i < rows.size(); i++) {
        response[i] = outcomes.after(rows.get(i));
      }
      return response;
    }

    private int[] clusters(IntColumn rows) {
      int[] cluster = new int[rows.size()];
      for (int i = 1; i < rows.size(); i++) {
        boolean same = subject(rows.get(i)) == subject(rows.get(i - 1));
        cluster[i] = cluster[i - 1] + (same ? 0 : 1);
      }
      return cluster;
    }

    private long subject(int row) {
      return table.subject(outcomes.episode(row));
    }

    @Override
    boolean adjusts() {
      return true;
    }

    @Override
    boolean complete(int row) {
      return complete[row];
    }

    @Override
    double predicted(int row) {
      return predicted[row];
    }

    @Override
    String note() {
      return "adjusted by a linear model on baseline, "
          + String.join(", ", names)
          + "; limits take the prediction as known";
    }
  }
}

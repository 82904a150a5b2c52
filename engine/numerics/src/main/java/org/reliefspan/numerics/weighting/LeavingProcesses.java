package org.reliefspan.numerics.weighting;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Weights that make up for those who left, each reason to leave with a model of its own.
 *
 * <p>Formula: the chance of leaving for a reason in a period, by logistic regression pooled over
 * periods, on time alone (n) and on time and what was known at the begin of the period (d). A
 * target in a period weighs the product over reasons and periods until then of (1 - n) / (1 - d),
 * the last period to the power of the share of it that had passed: expectation 1 among those still
 * seen. Domain: {@link PeriodRows}. Edge cases: reasons with fewer than {@value #FEWEST} leavers
 * are taken together; still fewer, or a model that cannot be fitted, are not modelled and counted
 * ({@link #notModelled}). Source: Hernan, Brumback and Robins 2000, doi
 * 10.1097/00001648-200009000-00012. Agreement: R 4.2.2 {@code glm}, relative 1e-6 ({@code
 * InformativeVisitsGoldenTest}).
 */
public final class LeavingProcesses implements WeightModel {
  static final int FEWEST = 10;

  private final PeriodRows rows;
  private final Targets targets;
  private final List<LeavingModel> models = new ArrayList<>(); // full and time alone, in turn
  private final double[] logWeight;
  private int notModelled;

  /**
   * What is to be weighted.
   *
   * @param row period row in which each target lies
   * @param first first period row of the target's subject
   * @param share share of the period that had passed, 0 to 1
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Targets(int[] row, int[] first, double[] share) {
    /** Refuses arrays of different lengths. */
    public Targets {
      if (first.length != row.length || share.length != row.length) {
        throw new IllegalArgumentException(
            "first (%d) and share (%d) must have one entry for each target (%d)"
                .formatted(first.length, share.length, row.length));
      }
    }
  }

  private LeavingProcesses(PeriodRows rows, Targets targets) {
    this.rows = rows;
    this.targets = targets;
    this.logWeight = new double[targets.row().length];
  }

  /**
   * Fits each reason.
   *
   * @param reasons number of reasons
   */
  public static LeavingProcesses fit(PeriodRows rows, int reasons, Targets targets) {
    PeriodRows merged = withFewTogether(rows, reasons);
    LeavingProcesses processes = new LeavingProcesses(merged, targets);
    for (int reason = 1; reason <= reasons + 1; reason++) {
      processes.fit(reason);
    }
    processes.weigh();
    return processes;
  }

  /** Reasons with few leavers become one reason more. */
  private static PeriodRows withFewTogether(PeriodRows rows, int reasons) {
    int[] leavers = new int[reasons + 2];
    for (int reason : rows.reason()) {
      leavers[reason]++;
    }
    int[] reason = rows.reason().clone();
    for (int row = 0; row < reason.length; row++) {
      if (reason[row] > 0 && leavers[reason[row]] < FEWEST) {
        reason[row] = reasons + 1;
      }
    }
    return new PeriodRows(
        rows.design(), rows.columns(), rows.timeColumns(), reason, rows.cluster());
  }

  private void fit(int reason) {
    int leavers = 0;
    for (int other : rows.reason()) {
      leavers += other == reason ? 1 : 0;
    }
    if (leavers < FEWEST) {
      notModelled += leavers;
      return;
    }
    try {
      LeavingModel full = LeavingModel.fit(rows, reason, rows.columns());
      LeavingModel byTime = LeavingModel.fit(rows, reason, rows.timeColumns());
      models.add(full);
      models.add(byTime);
    } catch (NotEstimableException unusable) {
      notModelled += leavers;
    }
  }

  private void weigh() {
    double[] step = new double[rows.rows()];
    for (int m = 0; m < models.size(); m++) {
      double sign = m % 2 == 0 ? -1 : 1;
      for (int row = 0; row < step.length; row++) {
        step[row] += sign * Math.log1p(-models.get(m).probability[row]);
      }
    }
    for (int target = 0; target < logWeight.length; target++) {
      int last = targets.row()[target];
      for (int row = targets.first()[target]; row < last; row++) {
        logWeight[target] += step[row];
      }
      logWeight[target] += targets.share()[target] * step[last];
    }
  }

  /** Those who left for a reason that has no model. */
  public int notModelled() {
    return notModelled;
  }

  /** Reasons that have a model. */
  public int modelled() {
    return models.size() / 2;
  }

  /** Coefficients of the model with all columns, by number of the modelled reason from 0. */
  public double[] coefficients(int model) {
    return models.get(2 * model).coefficients.clone();
  }

  @Override
  public int parameters() {
    return models.stream().mapToInt(model -> model.columns).sum();
  }

  @Override
  public double logWeight(int target) {
    return logWeight[target];
  }

  @Override
  public void addGradient(int target, double factor, double[] into) {
    int last = targets.row()[target];
    for (int row = targets.first()[target]; row <= last; row++) {
      double share = row < last ? factor : factor * targets.share()[target];
      int at = 0;
      for (int m = 0; m < models.size(); m++) {
        LeavingModel model = models.get(m);
        double slope = (m % 2 == 0 ? share : -share) * model.probability[row];
        for (int j = 0; j < model.columns; j++) {
          into[at + j] += slope * rows.design()[row * rows.columns() + j];
        }
        at += model.columns;
      }
    }
  }

  @Override
  public double[] influence() {
    int clusters = rows.clusters();
    int parameters = parameters();
    double[] influence = new double[clusters * parameters];
    int at = 0;
    for (LeavingModel model : models) {
      for (int c = 0; c < clusters; c++) {
        System.arraycopy(
            model.influence, c * model.columns, influence, c * parameters + at, model.columns);
      }
      at += model.columns;
    }
    return influence;
  }
}

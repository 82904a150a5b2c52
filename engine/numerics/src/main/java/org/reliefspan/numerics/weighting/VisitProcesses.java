package org.reliefspan.numerics.weighting;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.hazard.CoxFit;
import org.reliefspan.numerics.hazard.CoxRegression;
import org.reliefspan.numerics.hazard.HazardData;
import org.reliefspan.numerics.hazard.TieHandling;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Weights of visits by the inverse of their intensity, each process of visits (protocol, symptoms)
 * with an intensity of its own.
 *
 * <p>Formula: intensity of process p at t for covariates x: h_p(t) exp(x'b_p), by partial
 * likelihood. The weight of a visit is the mean of exp(x'b_p) over those at risk at t, divided by
 * its own exp(x'b_p); its expectation among visits at t is 1, and within a process the weighted
 * visits at t represent everybody at risk at t. Domain: rows in {@link VisitRows}. Edge cases: a
 * process with fewer than {@value #FEWEST_VISITS} visits, or whose model cannot be fitted, keeps
 * weights of 1 and says so ({@link #isModelled}); covariates that depend on others count for
 * nothing. Source: Lin, Scharfstein and Rosenheck 2004, doi 10.1111/j.1467-9868.2004.b5543.x;
 * Buzkova and Lumley 2007, doi 10.1002/cjs.5550350402. Agreement: R survival 3.5-3 {@code coxph},
 * relative 1e-6 ({@code InformativeVisitsGoldenTest}).
 */
public final class VisitProcesses implements WeightModel {
  static final int FEWEST_VISITS = 20;

  private final VisitRows rows;
  private final int processes;
  private final boolean[] modelled;
  private final double[] coefficients; // [process][column]
  private final double[] logWeight; // [row]
  private final double[] meanAtRisk; // [row][column], filled where the row ends with a visit
  private final double[] influence; // [cluster][process][column]

  private VisitProcesses(VisitRows rows, int processes) {
    this.rows = rows;
    this.processes = processes;
    this.modelled = new boolean[processes];
    this.coefficients = new double[processes * rows.columns()];
    this.logWeight = new double[rows.rows()];
    this.meanAtRisk = new double[rows.rows() * rows.columns()];
    this.influence = new double[rows.clusters() * parameters()];
  }

  /**
   * Fits the intensity of each process.
   *
   * @param processes number of processes
   */
  public static VisitProcesses fit(VisitRows rows, int processes) {
    VisitProcesses fitted = new VisitProcesses(rows, processes);
    RiskOrder order = RiskOrder.of(rows);
    for (int process = 0; process < processes; process++) {
      Optional<CoxFit> fit = fitted.fitted(process);
      if (fit.isPresent()) {
        fitted.modelled[process] = true;
        fitted.take(process, fit.get());
        fitted.weigh(process, order);
      }
    }
    return fitted;
  }

  private Optional<CoxFit> fitted(int process) {
    int[] status = new int[rows.rows()];
    int visits = 0;
    for (int row = 0; row < status.length; row++) {
      status[row] = rows.process()[row] == process + 1 ? 1 : 0;
      visits += status[row];
    }
    if (visits < FEWEST_VISITS) {
      return Optional.empty();
    }
    try {
      HazardData data =
          HazardData.ofIntervals(rows.design(), rows.columns(), rows.start(), rows.stop(), status);
      return Optional.of(CoxRegression.withTies(TieHandling.BRESLOW).fit(data));
    } catch (NotEstimableException unusable) {
      return Optional.empty();
    }
  }

  private void take(int process, CoxFit fit) {
    int columns = rows.columns();
    double[] covariance = fit.coefficients().covariances();
    for (int j = 0; j < columns; j++) {
      boolean known = fit.coefficients().isEstimable(j);
      coefficients[process * columns + j] = known ? fit.coefficients().estimate(j) : 0;
      for (int k = 0; k < columns && !known; k++) {
        covariance[j * columns + k] = 0;
        covariance[k * columns + j] = 0;
      }
    }
    double[] score = fit.residuals().score();
    for (int row = 0; row < rows.rows(); row++) {
      int at = (rows.cluster()[row] * processes + process) * columns;
      for (int j = 0; j < columns; j++) {
        for (int k = 0; k < columns; k++) {
          influence[at + j] += covariance[j * columns + k] * score[row * columns + k];
        }
      }
    }
  }

  /** Runs back in time through the visits, with the sums over those at risk. */
  private void weigh(int process, RiskOrder order) {
    int columns = rows.columns();
    double[] sums = new double[columns + 2]; // risk, risk times covariates, number
    int entered = 0;
    int left = 0;
    double[] mean = new double[columns];
    double logMean = 0;
    double time = Double.NaN;
    for (int row : order.byStopFalling) {
      if (rows.process()[row] != process + 1) {
        continue;
      }
      if (rows.stop()[row] != time) {
        time = rows.stop()[row];
        while (entered < order.byStopFalling.length
            && rows.stop()[order.byStopFalling[entered]] >= time) {
          add(process, order.byStopFalling[entered++], 1, sums);
        }
        while (left < order.byStartFalling.length
            && rows.start()[order.byStartFalling[left]] >= time) {
          add(process, order.byStartFalling[left++], -1, sums);
        }
        logMean = Math.log(sums[columns] / sums[columns + 1]);
        for (int j = 0; j < columns; j++) {
          mean[j] = sums[j] / sums[columns];
        }
      }
      logWeight[row] = logMean - linear(process, row);
      System.arraycopy(mean, 0, meanAtRisk, row * columns, columns);
    }
  }

  private void add(int process, int row, int sign, double[] sums) {
    int columns = rows.columns();
    double risk = sign * Math.exp(linear(process, row));
    for (int j = 0; j < columns; j++) {
      sums[j] += risk * rows.design()[row * columns + j];
    }
    sums[columns] += risk;
    sums[columns + 1] += sign;
  }

  private double linear(int process, int row) {
    int columns = rows.columns();
    double sum = 0;
    for (int j = 0; j < columns; j++) {
      sum += coefficients[process * columns + j] * rows.design()[row * columns + j];
    }
    return sum;
  }

  /** Whether a process, from 0, has an intensity model. */
  public boolean isModelled(int process) {
    return modelled[process];
  }

  /** Coefficients of a process, from 0; 0 where not modelled or not estimable. */
  public double[] coefficients(int process) {
    int columns = rows.columns();
    return Arrays.copyOfRange(coefficients, process * columns, (process + 1) * columns);
  }

  @Override
  public int parameters() {
    return processes * rows.columns();
  }

  /** Targets are rows that end with a visit. */
  @Override
  public double logWeight(int target) {
    return logWeight[target];
  }

  @Override
  public void addGradient(int target, double factor, double[] into) {
    int process = rows.process()[target] - 1;
    if (process < 0 || !modelled[process]) {
      return;
    }
    int columns = rows.columns();
    for (int j = 0; j < columns; j++) {
      into[process * columns + j] +=
          factor * (meanAtRisk[target * columns + j] - rows.design()[target * columns + j]);
    }
  }

  @Override
  public double[] influence() {
    return influence.clone();
  }
}

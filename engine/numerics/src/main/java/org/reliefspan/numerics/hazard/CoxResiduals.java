package org.reliefspan.numerics.hazard;

import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Residuals of a proportional-hazards model, per row of the data.
 *
 * <p>Formula: martingale M = events - expected events; deviance sign(M) sqrt(-2 (M + d log(d -
 * M))); score = integral of (x - mean of x at risk) dM; Schoenfeld = x - mean of x at risk at each
 * event; scaled Schoenfeld = Schoenfeld V D + b with D events and the model's covariance V; dfbeta
 * = weighted score V; dfbetas = dfbeta over standard errors. Edge cases: a column that is not
 * estimable has residuals 0; under exact ties only martingale and deviance residuals are defined,
 * with Breslow's hazard. Source: Therneau, Grambsch and Fleming 1990, doi 10.1093/biomet/77.1.147;
 * Grambsch and Therneau 1994, doi 10.1093/biomet/81.3.515. Agreement: R survival 3.5-3 {@code
 * residuals.coxph}, 1e-9 ({@code CoxResidualsTest}).
 */
public final class CoxResiduals {
  private final FittedRisk fitted;
  private final Coefficients coefficients;
  private final double[] martingale; // [position]

  private CoxResiduals(FittedRisk fitted, Coefficients coefficients) {
    this.fitted = fitted;
    this.coefficients = coefficients;
    this.martingale = martingales(fitted.sums());
  }

  static CoxResiduals of(FittedRisk fitted, Coefficients coefficients) {
    return new CoxResiduals(fitted, coefficients);
  }

  private static double[] cumulativeHazards(RiskSums sums) {
    double[] hazard = new double[sums.score.length];
    sums.alongRows(sums.hazard.clone(), sums.tied.clone(), hazard);
    return hazard;
  }

  private static double[] martingales(RiskSums sums) {
    double[] value = cumulativeHazards(sums);
    for (int i = 0; i < value.length; i++) {
      double expected = value[i] * Math.exp(sums.linear[i]);
      value[i] = (sums.rows().isEvent[i] ? 1 : 0) - expected;
    }
    return value;
  }

  /** Events less expected events, one per row of the data; 0 for rows never at risk. */
  public double[] martingale() {
    int[] row = fitted.sums().rows().row;
    double[] result = new double[fitted.data().rows()];
    for (int i = 0; i < row.length; i++) {
      result[row[i]] = martingale[i];
    }
    return result;
  }

  /** Deviance residuals, one per row of the data. */
  public double[] deviance() {
    double[] result = martingale();
    for (int row = 0; row < result.length; row++) {
      double value = result[row];
      boolean event = fitted.data().isEvent(row) && fitted.data().weight(row) > 0;
      double gap = value + (event ? Math.log(1 - value) : 0);
      result[row] = Math.signum(value) * Math.sqrt(Math.max(0, -2 * gap));
    }
    return result;
  }

  /** Score residuals without weights, row-major [row][column]. */
  public double[] score() {
    return scores(fitted);
  }

  /** Score residuals times case weights, row-major [row][column]. */
  static double[] weightedScores(FittedRisk fitted) {
    double[] scores = scores(fitted);
    int columns = fitted.data().columns();
    for (int row = 0; row < fitted.data().rows(); row++) {
      for (int j = 0; j < columns; j++) {
        scores[row * columns + j] *= fitted.data().weight(row);
      }
    }
    return scores;
  }

  private static double[] scores(FittedRisk fitted) {
    refuseExact(fitted);
    RiskSums sums = fitted.sums();
    int[] row = sums.rows().row;
    int columns = fitted.data().columns();
    double[] scores = new double[fitted.data().rows() * columns];
    double[] hazard = cumulativeHazards(sums);
    double[] mean = new double[row.length];
    for (int j = 0; j < fitted.size(); j++) {
      cumulativeMeans(sums, j, mean);
      double[] x = sums.column(j);
      double scale = fitted.columns().scale[j];
      for (int i = 0; i < row.length; i++) {
        double value = -Math.exp(sums.linear[i]) * (x[i] * hazard[i] - mean[i]);
        value += sums.rows().isEvent[i] ? x[i] - meanAtEvent(sums, j, sums.rows().leave[i]) : 0;
        scores[row[i] * columns + fitted.kept()[j]] = value * scale;
      }
    }
    return scores;
  }

  /** Sum over the times at risk of the mean covariate times the hazard increment. */
  static void cumulativeMeans(RiskSums sums, int j, double[] target) {
    double[] whole = new double[sums.hazard.length];
    double[] own = new double[whole.length];
    for (int g = 0; g < whole.length; g++) {
      double atRisk = sums.risk[j + 1][g];
      double events = sums.tiedRisk.length == 0 ? 0 : sums.tiedRisk[j + 1][g];
      whole[g] = sums.square[g] * atRisk - sums.squareTied[g] * events;
      own[g] = sums.squareTied[g] * atRisk - sums.squareTiedTwice[g] * events;
    }
    sums.alongRows(whole, own, target);
  }

  private static double meanAtEvent(RiskSums sums, int j, int g) {
    return sums.eventMean(j, g) / sums.eventWeight[g];
  }

  private static void refuseExact(FittedRisk fitted) {
    if (fitted.ties() == TieHandling.EXACT) {
      throw new NotEstimableException(
          "This residual is not defined for exact ties. Maybe Efron ties serve.");
    }
  }

  /** Rows of the data that have an event, by stratum, time and row: the order of Schoenfeld. */
  public int[] eventRows() {
    RiskRows rows = fitted.sums().rows();
    ByTime leaving = ByTime.of(rows.leave, rows.times.size());
    int[] ordered = new int[rows.events.length];
    int count = 0;
    for (int place = 0; place < rows.size(); place++) {
      int i = leaving.position(place);
      if (rows.isEvent[i]) {
        ordered[count++] = rows.row[i];
      }
    }
    return ordered;
  }

  /** Schoenfeld residuals without weights, row-major [event][column], events by eventRows. */
  public double[] schoenfeld() {
    refuseExact(fitted);
    RiskSums sums = fitted.sums();
    int columns = fitted.data().columns();
    int[] rows = eventRows();
    double[] result = new double[rows.length * columns];
    for (int e = 0; e < rows.length; e++) {
      int stratum = fitted.data().stratum(rows[e]);
      int g = sums.rows().times.last(stratum, fitted.data().stop(rows[e]));
      for (int j = 0; j < fitted.size(); j++) {
        int column = fitted.kept()[j];
        double x = fitted.scaled(j, fitted.data().value(rows[e], column));
        result[e * columns + column] = (x - meanAtEvent(sums, j, g)) * fitted.columns().scale[j];
      }
    }
    return result;
  }

  /**
   * Scaled Schoenfeld residuals, row-major [event][column]: a picture of the coefficient by time.
   */
  public double[] scaledSchoenfeld() {
    int columns = fitted.data().columns();
    int events = fitted.sums().rows().events.length;
    double[] result =
        Matrices.product(schoenfeld(), coefficients.covariances(), events, columns, columns);
    for (int at = 0; at < result.length; at++) {
      result[at] = result[at] * events + coefficients.estimate(at % columns);
    }
    return result;
  }

  /** Approximate change of the estimates when a row is left out, row-major [row][column]. */
  public double[] dfbeta() {
    int columns = fitted.data().columns();
    return Matrices.product(
        weightedScores(fitted), coefficients.covariances(), fitted.data().rows(), columns, columns);
  }

  /** The same in units of the model's standard errors. */
  public double[] dfbetas() {
    double[] result = dfbeta();
    int columns = fitted.data().columns();
    for (int at = 0; at < result.length; at++) {
      double error = coefficients.standardError(at % columns);
      result[at] = error > 0 ? result[at] / error : 0;
    }
    return result;
  }
}

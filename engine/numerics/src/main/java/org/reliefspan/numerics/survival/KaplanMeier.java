package org.reliefspan.numerics.survival;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.accumulate.DailyEventCounts;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/**
 * Product-limit estimate of the survival curve. Events of any cause count.
 *
 * <p>Formula: S(t) = product over event times t_j <= t of (1 - d_j / n_j), Greenwood variance
 * S(t)<sup>2</sup> sum d_j / (n_j (n_j - d_j)); the robust variance is the infinitesimal jackknife,
 * the sum over clusters of (sum of w_i dS(t)/dw_i)<sup>2</sup>. Domain: exactly dated or
 * right-censored times, late entry allowed; never use it on detection visits, see {@code
 * TurnbullEstimator}. Edge cases: events precede censoring on the same day; limits are absent where
 * S is 0; the restricted mean is absent when follow-up ends before tau with S above 0; without
 * events the curve is 1 and has no quantiles. Weights count as repeated rows, unless the variance
 * is robust. Source: Kaplan and Meier 1958, doi 10.1080/01621459.1958.10501452. Agreement: R
 * survival 3.5-3 {@code survfit} (also {@code robust = TRUE, cluster =}), {@code quantile.survfit}
 * and {@code summary(rmean=)}, 1e-12 ({@code KaplanMeierTest}).
 */
public final class KaplanMeier {
  private final EventTable table;
  private final double[] survival;
  private final double[] logVariance; // of log S
  private final Optional<SurvivalData> robust;

  private KaplanMeier(EventTable table, Optional<SurvivalData> robust) {
    this.table = table;
    this.survival = new double[table.rows()];
    double product = 1;
    for (int row = 0; row < survival.length; row++) {
      product *= table.left[row] / table.atRisk[row];
      survival[row] = product;
    }
    this.robust = robust;
    this.logVariance =
        robust
            .map(
                data ->
                    new Influence(table, unit(), c -> true, c -> true).squaresOfLogSurvival(data))
            .orElseGet(this::greenwood);
  }

  /** The curve of counts by day. */
  public static KaplanMeier of(DailyEventCounts counts) {
    return of(EventTable.of(counts));
  }

  /**
   * The curve of single rows.
   *
   * @param time not negative
   * @param status 0 censored, positive for an event
   * @param weight case weights, not negative
   */
  public static KaplanMeier of(double[] time, int[] status, double[] weight) {
    return of(EventTable.of(time, status, weight));
  }

  /** The curve of single rows, with Greenwood's variance. */
  public static KaplanMeier of(SurvivalData data) {
    return of(EventTable.of(data));
  }

  /** The curve of single rows, with the robust variance over their clusters. */
  public static KaplanMeier robust(SurvivalData data) {
    return new KaplanMeier(EventTable.of(data), Optional.of(data));
  }

  static KaplanMeier of(EventTable table) {
    return new KaplanMeier(table, Optional.empty());
  }

  /** Number of distinct event times. */
  public int size() {
    return survival.length;
  }

  /** Event time of a row, rising with the row. */
  public double time(int row) {
    return table.time[row];
  }

  /** Number (weight) at risk at the event time of a row. */
  public double atRisk(int row) {
    return table.atRisk[row];
  }

  /** Number (weight) of events at the event time of a row. */
  public double events(int row) {
    return table.eventsAt(row);
  }

  /** Survival just after the event time of a row. */
  public double survival(int row) {
    return survival[row];
  }

  /** Standard error of a row; 0 where the curve is 0. */
  public double standardError(int row) {
    return survival[row] * Math.sqrt(logVariance[row]);
  }

  /** P(T > time). */
  public double survivalAt(double time) {
    int row = table.rowAt(time);
    return row < 0 ? 1 : survival[row];
  }

  /** Standard error at a time. */
  public double standardErrorAt(double time) {
    int row = table.rowAt(time);
    return row < 0 ? 0 : standardError(row);
  }

  /** Last time seen, event or censoring. */
  public double lastTime() {
    return table.lastTime;
  }

  /** Log-log limits at a time; empty where the curve is 0. */
  public Optional<Limits> limitsAt(double time, double level) {
    return limitsAt(time, level, LimitScale.LOG_MINUS_LOG);
  }

  /** Limits at a time on a scale; empty where the curve is 0. */
  public Optional<Limits> limitsAt(double time, double level, LimitScale scale) {
    int row = table.rowAt(time);
    return row < 0 ? Optional.of(new Limits(1, 1)) : limits(row, level, scale);
  }

  /** Limits just after the event time of a row; empty where the curve is 0. */
  public Optional<Limits> limits(int row, double level, LimitScale scale) {
    if (survival[row] <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        scale.normalLimits(survival[row], standardError(row), level).clippedTo(0, 1));
  }

  /** Median with log-log limits. */
  public QuantileEstimate median(double level) {
    return quantile(0.5, level, LimitScale.LOG_MINUS_LOG);
  }

  /**
   * Smallest time with S(t) <= 1 - probability. Where the curve is flat at exactly that height the
   * middle of the flat part is given, as R does. Limits invert the pointwise limits of the curve.
   */
  public QuantileEstimate quantile(double probability, double level, LimitScale scale) {
    return CurveQuantiles.of(this, probability, level, scale);
  }

  /** The cumulative hazard of the same rows. */
  public NelsonAalen cumulativeHazard() {
    return NelsonAalen.of(table, robust);
  }

  /** E min(T, tau); empty when follow-up ends before tau with survivors. */
  public Optional<RestrictedMean> restrictedMean(double tau) {
    RestrictedMean.requireRange(tau);
    if (tau > table.lastTime && survivalAt(tau) > 0) {
      return Optional.empty();
    }
    double area = 0;
    double variance = 0;
    double end = tau;
    for (int row = table.rowAt(tau); row >= 0; row--) { // area right of each event time
      area += survival[row] * (end - table.time[row]);
      end = table.time[row];
      variance += area * area * greenwoodTerm(row);
    }
    double used = robust.map(data -> robustVariance(data, tau)).orElse(variance);
    return Optional.of(new RestrictedMean(tau, area + end, Math.sqrt(used)));
  }

  /** The restricted mean is tau minus the sum of S(t_j-) d_j / n_j (tau - t_j). */
  private double robustVariance(SurvivalData data, double tau) {
    double[] remaining = new double[table.rows()];
    Arrays.setAll(remaining, row -> Math.max(0, tau - table.time[row]));
    int last = table.rowAt(tau);
    Influence influence = new Influence(table, remaining, c -> true, c -> true);
    return last < 0 ? 0 : influence.squares(data)[last];
  }

  private double[] greenwood() {
    double[] sums = new double[table.rows()];
    double sum = 0;
    for (int row = 0; row < sums.length; row++) {
      sum += greenwoodTerm(row);
      sums[row] = sum;
    }
    return sums;
  }

  private double greenwoodTerm(int row) {
    double left = table.left[row];
    return left > 0 ? table.eventsAt(row) / (table.atRisk[row] * left) : 0;
  }

  private double[] unit() {
    double[] unit = new double[table.rows()];
    Arrays.fill(unit, 1);
    return unit;
  }
}

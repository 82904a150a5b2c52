package org.reliefspan.numerics.survival;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.accumulate.DailyEventCounts;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/**
 * Cumulative incidence of competing causes.
 *
 * <p>Formula: I_k(t) = sum over t_j <= t of S(t_j-) d_kj / n_j, S the Kaplan-Meier curve of all
 * causes together. Variance by the delta method (Gaynor and others 1993, J Am Stat Assoc 88:400):
 *
 * <pre>
 * sum_j (I(t) - I(t_j))^2 d_j / (n_j (n_j - d_j)) + S(t_j-)^2 d_kj (n_j - d_kj) / n_j^3
 *       - 2 (I(t) - I(t_j)) S(t_j-) d_kj / n_j^2
 * </pre>
 *
 * or, on request, by the infinitesimal jackknife over clusters. Domain: exactly dated events of
 * causes 1 to K, late entry allowed. Edge cases: limits are absent where the incidence is 0 or 1;
 * time lost is absent when follow-up ends before tau with survivors. Agreement: R survival 3.5-3
 * {@code survfit(Surv(time, factor) ~ 1)}, whose variance is the infinitesimal jackknife: {@link
 * #robust} is the same to 1e-12 with weights, late entry and clusters, and the delta method is the
 * same to 1e-9 without them ({@code AalenJohansenTest}).
 */
public final class AalenJohansen {
  private final EventTable table;
  private final Optional<SurvivalData> robust;
  private final double[] survival; // [row]
  private final double[][] incidence; // [cause - 1][row]
  private final double[][] variance; // [cause - 1][row]

  private AalenJohansen(EventTable table, Optional<SurvivalData> robust) {
    int causes = table.causes();
    this.table = table;
    this.robust = robust;
    this.survival = new double[table.rows()];
    double product = 1;
    for (int row = 0; row < survival.length; row++) {
      product *= table.left[row] / table.atRisk[row];
      survival[row] = product;
    }
    this.incidence = new double[causes][];
    this.variance = new double[causes][];
    double[] factor = new double[table.rows()];
    Arrays.fill(factor, 1);
    for (int cause = 1; cause <= causes; cause++) {
      incidence[cause - 1] = influence(cause, factor).value();
      variance[cause - 1] = variance(cause, factor);
    }
  }

  /** The incidences of counts by day. */
  public static AalenJohansen of(DailyEventCounts counts) {
    return of(EventTable.of(counts));
  }

  /** The incidences of single rows; status 0 is censored, 1 to K the cause. */
  public static AalenJohansen of(double[] time, int[] status, double[] weight) {
    return of(EventTable.of(time, status, weight));
  }

  /** The incidences of single rows, with the delta method's variance. */
  public static AalenJohansen of(SurvivalData data) {
    return of(EventTable.of(data));
  }

  /** The incidences of single rows, with the infinitesimal jackknife over their clusters. */
  public static AalenJohansen robust(SurvivalData data) {
    return new AalenJohansen(EventTable.of(data), Optional.of(data));
  }

  static AalenJohansen of(EventTable table) {
    return new AalenJohansen(table, Optional.empty());
  }

  /** Number of distinct event times. */
  public int size() {
    return survival.length;
  }

  /** Number of causes. */
  public int causes() {
    return incidence.length;
  }

  /** Event time of a row. */
  public double time(int row) {
    return table.time[row];
  }

  /** Number (weight) at risk at the event time of a row. */
  public double atRisk(int row) {
    return table.atRisk[row];
  }

  /** Number (weight) of events of a cause at the event time of a row. */
  public double events(int cause, int row) {
    return table.events[cause - 1][row];
  }

  /** Share without an event of any cause just after the event time of a row. */
  public double survival(int row) {
    return survival[row];
  }

  /** Last time seen, event or censoring. */
  public double lastTime() {
    return table.lastTime;
  }

  /** Cumulative incidence of a cause (1 to K) just after the event time of a row. */
  public double incidence(int cause, int row) {
    return incidence[cause - 1][row];
  }

  /** Standard error of {@link #incidence}. */
  public double standardError(int cause, int row) {
    return Math.sqrt(variance[cause - 1][row]);
  }

  /** P(T <= time, cause). */
  public double incidenceAt(int cause, double at) {
    int row = table.rowAt(at);
    return row < 0 ? 0 : incidence[cause - 1][row];
  }

  /** Standard error of {@link #incidenceAt}. */
  public double standardErrorAt(int cause, double at) {
    int row = table.rowAt(at);
    return row < 0 ? 0 : standardError(cause, row);
  }

  /** Log-log limits; empty where the incidence is 0 or 1. */
  public Optional<Limits> limitsAt(int cause, double at, double level) {
    return limitsAt(cause, at, level, LimitScale.LOG_MINUS_LOG);
  }

  /**
   * Limits on a scale, cut to the range 0 to 1; where the incidence is 0 or 1, empty unless the
   * scale is plain.
   */
  public Optional<Limits> limitsAt(int cause, double at, double level, LimitScale scale) {
    double value = incidenceAt(cause, at);
    if (scale != LimitScale.PLAIN && (value <= 0 || value >= 1)) {
      return Optional.empty();
    }
    return Optional.of(
        scale.normalLimits(value, standardErrorAt(cause, at), level).clippedTo(0, 1));
  }

  /**
   * Mean time lost to a cause before tau: the area under its incidence, the sum of S(t_j-) d_kj /
   * n_j (tau - t_j). Empty when follow-up ends before tau with survivors.
   */
  public Optional<RestrictedMean> timeLost(int cause, double tau) {
    RestrictedMean.requireRange(tau);
    int row = table.rowAt(tau);
    double alive = row < 0 ? 1 : survival[row];
    if (tau > table.lastTime && alive > 0) {
      return Optional.empty();
    }
    if (row < 0) {
      return Optional.of(new RestrictedMean(tau, 0, 0));
    }
    double[] remaining = new double[table.rows()];
    Arrays.setAll(remaining, i -> Math.max(0, tau - table.time[i]));
    return Optional.of(
        new RestrictedMean(
            tau,
            influence(cause, remaining).value()[row],
            Math.sqrt(variance(cause, remaining)[row])));
  }

  private Influence influence(int cause, double[] factor) {
    return new Influence(table, factor, status -> status == cause, status -> true);
  }

  private double[] variance(int cause, double[] factor) {
    return robust
        .map(data -> influence(cause, factor).squares(data))
        .orElseGet(() -> IncidenceVariance.of(table, table.events[cause - 1], factor));
  }
}

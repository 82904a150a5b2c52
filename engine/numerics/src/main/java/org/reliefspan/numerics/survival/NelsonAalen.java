package org.reliefspan.numerics.survival;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/**
 * The cumulative hazard.
 *
 * <p>Formula: sum over event times t_j <= t of d_j / n_j, variance sum d_j / n_j<sup>2</sup>; the
 * robust variance is the infinitesimal jackknife over clusters. Domain and edge cases as {@link
 * KaplanMeier}; 0 before the first event. Source: Aalen 1978, Ann Stat 6:701. Agreement: R survival
 * 3.5-3 {@code survfit(...)$cumhaz, $std.chaz}, 1e-12 ({@code KaplanMeierTest}).
 */
public final class NelsonAalen {
  private final EventTable table;
  private final double[] hazard;
  private final double[] variance;

  private NelsonAalen(EventTable table, double[] hazard, double[] variance) {
    this.table = table;
    this.hazard = hazard;
    this.variance = variance;
  }

  static NelsonAalen of(EventTable table, Optional<SurvivalData> robust) {
    double[] factor = new double[table.rows()];
    Arrays.fill(factor, 1);
    Influence influence = new Influence(table, factor, cause -> true, cause -> false);
    double[] variance = robust.map(influence::squares).orElseGet(() -> modelVariance(table));
    return new NelsonAalen(table, influence.value(), variance);
  }

  private static double[] modelVariance(EventTable table) {
    double[] variance = new double[table.rows()];
    double sum = 0;
    for (int row = 0; row < variance.length; row++) {
      sum += table.eventsAt(row) / (table.atRisk[row] * table.atRisk[row]);
      variance[row] = sum;
    }
    return variance;
  }

  /** Number of distinct event times, the same as of the survival curve. */
  public int size() {
    return hazard.length;
  }

  /** Cumulative hazard just after the event time of a row. */
  public double hazard(int row) {
    return hazard[row];
  }

  /** Its standard error. */
  public double standardError(int row) {
    return Math.sqrt(variance[row]);
  }

  /** Cumulative hazard at a time. */
  public double hazardAt(double time) {
    int row = table.rowAt(time);
    return row < 0 ? 0 : hazard[row];
  }

  /** Standard error at a time. */
  public double standardErrorAt(double time) {
    int row = table.rowAt(time);
    return row < 0 ? 0 : standardError(row);
  }

  /** Limits on the log scale; empty before the first event. */
  public Optional<Limits> limitsAt(double time, double level) {
    double value = hazardAt(time);
    return value > 0
        ? Optional.of(LimitScale.LOG.normalLimits(value, standardErrorAt(time), level))
        : Optional.empty();
  }
}

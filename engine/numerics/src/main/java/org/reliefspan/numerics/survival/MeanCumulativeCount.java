package org.reliefspan.numerics.survival;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/**
 * Mean number of events per patient by time, events being able to recur.
 *
 * <p>Formula: M(t) = sum over t_j <= t of S(t_j-) d_j / n_j, d_j events of cause 1 among n_j rows
 * at risk; S = 1, or with a terminal event (cause 2) its Kaplan-Meier curve, so that the dead count
 * as having no further events. Variance: sum over clusters (patients) of the squared influence on
 * M(t), which without a terminal event is sum_i (sum over t_j <= t of (dN_ij - Y_ij d_j / n_j) /
 * n_j)<sup>2</sup>. Domain: rows (entry, time] of a patient one after the other, each ending with
 * an event or not, the cluster naming the patient; without a terminal event, other causes count as
 * censoring. Edge cases: 0 before the first event, without limits. Source: Lawless and Nadeau 1995,
 * Technometrics 37:158; Ghosh and Lin 2000, Biometrics 56:554. Agreement: R survival 3.5-3 {@code
 * survfit(Surv(start, stop, event) ~ 1, id =, cluster =)$cumhaz, $std.chaz}, 1e-12; with a terminal
 * event the jackknife over patients ({@code MeanCumulativeCountTest}).
 */
public final class MeanCumulativeCount implements Serializable {
  private static final long serialVersionUID = 1L;
  private final EventTable table;
  private final int ending; // cause that ends all events; 0 for none
  private final double[] count;
  private final double[] variance;

  private MeanCumulativeCount(EventTable table, int ending, double[] count, double[] variance) {
    this.table = table;
    this.ending = ending;
    this.count = count;
    this.variance = variance;
  }

  private static MeanCumulativeCount of(SurvivalData data, int ending) {
    EventTable table = EventTable.of(data);
    Influence influence = influence(table, ending);
    return new MeanCumulativeCount(table, ending, influence.value(), influence.squares(data));
  }

  private static Influence influence(EventTable table, int ending) {
    double[] factor = new double[table.rows()];
    Arrays.fill(factor, 1);
    return new Influence(table, factor, cause -> cause == 1, cause -> cause == ending);
  }

  /** Events of cause 1, everything else being censoring. */
  public static MeanCumulativeCount of(SurvivalData data) {
    return of(data, 0);
  }

  /** Events of cause 1, which cause 2 ends for good. */
  public static MeanCumulativeCount withTerminalEvent(SurvivalData data) {
    return of(data, 2);
  }

  /**
   * The mean alone, from rows counted together: whose they are may be known elsewhere. Variances
   * are 0 until {@link #withVariances} gives them.
   *
   * @param counts rows with weights, of any clusters
   * @param isTerminal whether cause 2 ends all events
   */
  public static MeanCumulativeCount ofCounts(SurvivalData counts, boolean isTerminal) {
    EventTable table = EventTable.of(counts);
    int ending = isTerminal ? 2 : 0;
    return new MeanCumulativeCount(
        table, ending, influence(table, ending).value(), new double[table.rows()]);
  }

  /**
   * What some clusters add to the variance of each row, all of their rows being there: the sum of
   * the squares of their influence.
   */
  public double[] variancesOf(SurvivalData some) {
    return influence(table, ending).squares(some);
  }

  /** The same with variances by row, the sum of what all clusters add. */
  public MeanCumulativeCount withVariances(double[] variances) {
    if (variances.length != count.length) {
      throw new IllegalArgumentException(
          "variances (%d) must have one number per row (%d)"
              .formatted(variances.length, count.length));
    }
    return new MeanCumulativeCount(table, ending, count, variances.clone());
  }

  /** Number of distinct event times, terminal events included. */
  public int size() {
    return count.length;
  }

  /** Event time of a row, rising with the row. */
  public double time(int row) {
    return table.time[row];
  }

  /** Number (weight) at risk at the event time of a row. */
  public double atRisk(int row) {
    return table.atRisk[row];
  }

  /** Number (weight) of events of cause 1 at the event time of a row. */
  public double events(int row) {
    return table.events[0][row];
  }

  /** Mean count just after the event time of a row. */
  public double count(int row) {
    return count[row];
  }

  /** Robust standard error of a row. */
  public double standardError(int row) {
    return Math.sqrt(variance[row]);
  }

  /** Last time seen, event or censoring. */
  public double lastTime() {
    return table.lastTime;
  }

  /** Mean count up to a time. */
  public double countAt(double time) {
    int row = table.rowAt(time);
    return row < 0 ? 0 : count[row];
  }

  /** Robust standard error at a time. */
  public double standardErrorAt(double time) {
    int row = table.rowAt(time);
    return row < 0 ? 0 : standardError(row);
  }

  /** Limits on the plain or log scale; empty before the first event. */
  public Optional<Limits> limitsAt(double time, double level, LimitScale scale) {
    double value = countAt(time);
    if (!(value > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        scale
            .normalLimits(value, standardErrorAt(time), level)
            .clippedTo(0, Double.POSITIVE_INFINITY));
  }
}

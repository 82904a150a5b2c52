package org.reliefspan.numerics.survival;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * One value for each row that can be regressed as if nothing were censored.
 *
 * <p>Formula: jackknife n theta - (n - 1) theta(without row i), exactly by definition but in one
 * pass over rows and times (with late entry: rows times times); or the infinitesimal jackknife
 * theta + n U_i, U_i the derivative of theta by the weight of row i, n the sum of the weights.
 * Their (weighted) mean is near theta, in the second form equal to it. theta is P(T > t), E min(T,
 * tau), the incidence of a cause, or the mean time lost to it. Domain: right-censored rows, one for
 * each patient; censoring unrelated to covariates (otherwise make the values within groups). The
 * jackknife takes no weights. Edge cases: values may lie outside 0 to 1; beyond the last time
 * curves stay level, but restricted means are refused. Source: Andersen, Klein and Rosthoj 2003,
 * doi 10.1093/biomet/90.1.15. Agreement: R survival 3.5-3 {@code pseudo()} is the infinitesimal
 * form, 1e-12; the jackknife equals refits without each row, 1e-12 ({@code PseudoValuesTest}).
 */
public final class PseudoValues {
  private final SurvivalData data;
  private final EventTable table;
  private final boolean exact;

  private PseudoValues(SurvivalData data, boolean exact) {
    this.data = data;
    this.table = EventTable.of(data);
    this.exact = exact;
  }

  /** Leaves out one row after the other. */
  public static PseudoValues jackknife(SurvivalData data) {
    if (data.hasWeights()) {
      throw new IllegalArgumentException(
          "data must have no weights. Maybe use the infinitesimal jackknife?");
    }
    return new PseudoValues(data, true);
  }

  /** Takes derivatives by the rows' weights, as {@code pseudo} in R does. */
  public static PseudoValues infinitesimal(SurvivalData data) {
    return new PseudoValues(data, false);
  }

  /** For P(T > t): row-major [row][time]. */
  public double[] survival(double... times) {
    double[] values = new double[data.size() * times.length];
    for (int at = 0; at < times.length; at++) {
      put(values, at, times.length, 1, -1, of(ones(), times[at], status -> true));
    }
    return values;
  }

  /** For E min(T, tau): [row]. */
  public double[] restrictedMean(double tau) {
    double[] values = new double[data.size()];
    put(values, 0, 1, tau, -1, of(remaining(tau), tau, status -> true));
    return values;
  }

  /** For P(T <= t, cause): row-major [row][time]. */
  public double[] incidence(int cause, double... times) {
    double[] values = new double[data.size() * times.length];
    for (int at = 0; at < times.length; at++) {
      put(values, at, times.length, 0, 1, of(ones(), times[at], status -> status == cause));
    }
    return values;
  }

  /** For the mean time lost to a cause before tau: [row]. */
  public double[] timeLost(int cause, double tau) {
    return of(remaining(tau), tau, status -> status == cause);
  }

  private double[] of(double[] factor, double at, IntPredicate counted) {
    Influence influence = new Influence(table, factor, counted, status -> true);
    int row = table.rowAt(at);
    double value = row < 0 ? 0 : influence.value()[row];
    return exact ? leftOut(factor, at, counted, value) : derived(influence, at, value);
  }

  private double[] leftOut(double[] factor, double at, IntPredicate counted, double value) {
    LeaveOneOut others = new LeaveOneOut(table, factor, at, counted);
    double[] pseudo = new double[data.size()];
    int n = pseudo.length;
    for (int i = 0; i < n; i++) {
      pseudo[i] = n * value - (n - 1) * others.without(data, i);
    }
    return pseudo;
  }

  private double[] derived(Influence influence, double at, double value) {
    double[] pseudo = influence.each(data, at);
    double n = data.totalWeight();
    for (int i = 0; i < pseudo.length; i++) {
      pseudo[i] = value + n * pseudo[i];
    }
    return pseudo;
  }

  private static void put(
      double[] values, int at, int times, double constant, int sign, double[] column) {
    for (int i = 0; i < column.length; i++) {
      values[i * times + at] = constant + sign * column[i];
    }
  }

  private double[] ones() {
    double[] ones = new double[table.rows()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private double[] remaining(double tau) {
    RestrictedMean.requireRange(tau);
    int row = table.rowAt(tau);
    boolean open = row < 0 || KaplanMeier.of(table).survival(row) > 0;
    if (tau > table.lastTime && open) {
      throw new NotEstimableException(
          "Follow-up ends before tau (%s) with survivors. Maybe choose a smaller tau?"
              .formatted(tau));
    }
    double[] remaining = new double[table.rows()];
    Arrays.setAll(remaining, i -> Math.max(0, tau - table.time[i]));
    return remaining;
  }
}

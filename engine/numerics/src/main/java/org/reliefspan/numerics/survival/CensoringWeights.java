package org.reliefspan.numerics.survival;

import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Probability of still being observed, and the weights that make up for censoring.
 *
 * <p>Formula: G(t) = product over times t_j <= t of (1 - c_j / (n_j - d_j)), c_j the censored, d_j
 * those with an event, n_j at risk: events precede censoring. A row that ends with an event at s
 * weighs 1 / G(s-), one that is censored 0: the mass of the censored is handed to those still at
 * risk (redistribution to the right). At a time t a row not yet ended or censored at t weighs 1 /
 * G(t-), one censored before t weighs 0. With S the Kaplan-Meier curve, the weighted share beyond t
 * is S(t). Domain: right-censored rows; censoring independent within the rows given, so call it
 * once for each stratum where censoring differs. Factors multiply case weights. Edge cases: nobody
 * censored: all 1; late entry makes G the product limit of the risk sets, but the weights then lack
 * the factor for entry, so they are refused. Source: Efron 1967, Proc 5th Berkeley Symp 4:831.
 * Agreement: R survival 3.5-3 {@code rttright}, 1e-14 ({@code CensoringWeightsTest}).
 */
public final class CensoringWeights {
  private final SurvivalData data;
  private final double[] time; // times with censoring, rising
  private final double[] observed; // G just after each

  private CensoringWeights(SurvivalData data) {
    this.data = data;
    EventTable table = EventTable.of(data.withStatus(exchanged(data)));
    this.time = table.time;
    this.observed = new double[time.length];
    double product = 1;
    for (int row = 0; row < time.length; row++) {
      double eligible = table.atRisk[row] - (table.causes() > 1 ? table.events[1][row] : 0);
      double censored = table.events[0][row];
      double left = eligible - censored;
      if (censored > 0) {
        product *= left <= 1e-12 * eligible ? 0 : left / eligible;
      }
      observed[row] = product;
    }
  }

  /** The weights of rows that share one censoring distribution. */
  public static CensoringWeights of(SurvivalData data) {
    return new CensoringWeights(data);
  }

  /**
   * The factors of {@link #factors()} with G estimated within each stratum.
   *
   * @param stratum stratum of each row, not negative
   */
  public static double[] factors(SurvivalData data, int[] stratum) {
    double[] factors = new double[data.size()];
    for (int[] rows : Strata.rowsOf(stratum, data.size())) {
      double[] within = of(data.rows(rows)).factors();
      for (int i = 0; i < rows.length; i++) {
        factors[rows[i]] = within[i];
      }
    }
    return factors;
  }

  /** P(not censored up to and including a time). */
  public double observedAt(double at) {
    int row = Rows.lastNotAbove(time, at);
    return row < 0 ? 1 : observed[row];
  }

  /** P(not censored before a time), the left limit G(t-). */
  public double observedBefore(double at) {
    int row = Rows.lastNotAbove(time, Math.nextDown(at));
    return row < 0 ? 1 : observed[row];
  }

  /** The factor of each row when all mass is handed on: 0 for every censored row. */
  public double[] factors() {
    refuseLateEntry();
    double[] factors = new double[data.size()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = data.status(i) == 0 ? 0 : inverse(data.time(i));
    }
    return factors;
  }

  /** The factor of each row at a time: 0 for rows censored before it. */
  public double[] factorsAt(double at) {
    refuseLateEntry();
    double[] factors = new double[data.size()];
    for (int i = 0; i < factors.length; i++) {
      boolean gone = data.status(i) == 0 && data.time(i) < at;
      factors[i] = gone ? 0 : inverse(Math.min(data.time(i), at));
    }
    return factors;
  }

  private double inverse(double at) {
    double before = observedBefore(at);
    if (!(before > 0)) {
      throw new NotEstimableException(
          "Nobody is observed long enough for censoring weights at the time asked for. Maybe choose"
              + " an earlier time?");
    }
    return 1 / before;
  }

  private void refuseLateEntry() {
    if (data.hasLateEntry()) {
      throw new NotEstimableException(
          "Censoring weights by redistribution need rows that are followed from the start.");
    }
  }

  private static int[] exchanged(SurvivalData data) {
    int[] status = new int[data.size()];
    for (int i = 0; i < status.length; i++) {
      status[i] = data.status(i) == 0 ? 1 : 2;
    }
    return status;
  }
}

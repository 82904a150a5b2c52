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
 * Domain: exactly dated events of causes 1 to K. Edge cases: limits are absent where the incidence
 * is 0 or 1. Agreement: R survival 3.5-3 {@code survfit(Surv(time, factor) ~ 1)}, whose variance is
 * the infinitesimal jackknife: the same to 1e-9 without late entry ({@code AalenJohansenTest}).
 */
public final class AalenJohansen {
  private final double[] time;
  private final double[][] incidence; // [cause - 1][row]
  private final double[][] variance; // [cause - 1][row]

  private AalenJohansen(EventTable table) {
    this.time = table.time;
    int causes = table.events.length;
    this.incidence = new double[causes][table.rows()];
    this.variance = new double[causes][table.rows()];
    for (int cause = 0; cause < causes; cause++) {
      fill(table, table.events[cause], incidence[cause], variance[cause]);
    }
  }

  /** The incidences of counts by day. */
  public static AalenJohansen of(DailyEventCounts counts) {
    return new AalenJohansen(EventTable.of(counts));
  }

  /** The incidences of single rows; status 0 is censored, 1 to K the cause. */
  public static AalenJohansen of(double[] time, int[] status, double[] weight) {
    return new AalenJohansen(EventTable.of(time, status, weight));
  }

  /** Number of distinct event times. */
  public int size() {
    return time.length;
  }

  /** Number of causes. */
  public int causes() {
    return incidence.length;
  }

  /** Event time of a row. */
  public double time(int row) {
    return time[row];
  }

  /** Cumulative incidence of a cause (1 to K) just after the event time of a row. */
  public double incidence(int cause, int row) {
    return incidence[cause - 1][row];
  }

  /** P(T <= time, cause). */
  public double incidenceAt(int cause, double at) {
    int row = rowAt(at);
    return row < 0 ? 0 : incidence[cause - 1][row];
  }

  /** Standard error of {@link #incidenceAt}. */
  public double standardErrorAt(int cause, double at) {
    int row = rowAt(at);
    return row < 0 ? 0 : Math.sqrt(variance[cause - 1][row]);
  }

  /** Log-log limits; empty where the incidence is 0 or 1. */
  public Optional<Limits> limitsAt(int cause, double at, double level) {
    double value = incidenceAt(cause, at);
    if (value <= 0 || value >= 1) {
      return Optional.empty();
    }
    return Optional.of(
        LimitScale.LOG_MINUS_LOG.normalLimits(value, standardErrorAt(cause, at), level));
  }

  private int rowAt(double at) {
    int found = Arrays.binarySearch(time, at);
    return found >= 0 ? found : -found - 2;
  }

  /** The variance above with the squares multiplied out, so that one pass serves all times. */
  private static void fill(EventTable table, double[] ofCause, double[] value, double[] squared) {
    double survival = 1;
    double sum = 0;
    double hazard = 0;
    double hazardValue = 0;
    double hazardSquare = 0;
    double own = 0;
    double cross = 0;
    double crossValue = 0;
    for (int row = 0; row < table.rows(); row++) {
      double risk = table.atRisk[row];
      double events = table.eventsAt(row);
      double left = risk - events;
      sum += survival * ofCause[row] / risk;
      double greenwood = left > 0 ? events / (risk * left) : 0;
      hazard += greenwood;
      hazardValue += greenwood * sum;
      hazardSquare += greenwood * sum * sum;
      own += survival * survival * ofCause[row] * (risk - ofCause[row]) / (risk * risk * risk);
      cross += survival * ofCause[row] / (risk * risk);
      crossValue += sum * survival * ofCause[row] / (risk * risk);
      value[row] = sum;
      squared[row] =
          Math.max(
              0,
              sum * sum * hazard
                  - 2 * sum * hazardValue
                  + hazardSquare
                  + own
                  - 2 * (sum * cross - crossValue));
      survival *= left / risk;
    }
  }
}

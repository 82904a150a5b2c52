package org.reliefspan.numerics.survival;

import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.numerics.accumulate.DailyEventCounts;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/**
 * Product-limit estimate of the survival curve. Events of any cause count.
 *
 * <p>Formula: S(t) = product over event times t_j <= t of (1 - d_j / n_j), Greenwood variance
 * S(t)<sup>2</sup> sum d_j / (n_j (n_j - d_j)). Domain: exactly dated or right-censored times;
 * never use it on detection visits, see {@code TurnbullEstimator}. Edge cases: events precede
 * censoring on the same day; limits are absent where S is 0; the restricted mean is absent when
 * follow-up ends before tau with S above 0. Weights count as repeated rows. Source: Kaplan and
 * Meier 1958, doi 10.1080/01621459.1958.10501452. Agreement: R survival 3.5-3 {@code survfit},
 * {@code quantile.survfit} and {@code summary(rmean=)}, 1e-12 ({@code KaplanMeierTest}).
 */
public final class KaplanMeier {
  private static final double TIE = 1.4901161193847656e-8; // as quantile.survfit in R

  private final EventTable table;
  private final double[] survival;
  private final double[] greenwood;

  private KaplanMeier(EventTable table) {
    this.table = table;
    this.survival = new double[table.rows()];
    this.greenwood = new double[table.rows()];
    double product = 1;
    double sum = 0;
    for (int row = 0; row < table.rows(); row++) {
      double events = table.eventsAt(row);
      double left = table.atRisk[row] - events;
      product *= left / table.atRisk[row];
      sum += left > 0 ? events / (table.atRisk[row] * left) : 0;
      survival[row] = product;
      greenwood[row] = sum;
    }
  }

  /** The curve of counts by day. */
  public static KaplanMeier of(DailyEventCounts counts) {
    return new KaplanMeier(EventTable.of(counts));
  }

  /**
   * The curve of single rows.
   *
   * @param time not negative
   * @param status 0 censored, positive for an event
   * @param weight case weights, not negative
   */
  public static KaplanMeier of(double[] time, int[] status, double[] weight) {
    return new KaplanMeier(EventTable.of(time, status, weight));
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

  /** Greenwood standard error of a row. */
  public double standardError(int row) {
    return survival[row] * Math.sqrt(greenwood[row]);
  }

  /** P(T > time). */
  public double survivalAt(double time) {
    int row = rowAt(time);
    return row < 0 ? 1 : survival[row];
  }

  /** Greenwood standard error at a time. */
  public double standardErrorAt(double time) {
    int row = rowAt(time);
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
    int row = rowAt(time);
    return row < 0 ? Optional.of(new Limits(1, 1)) : rowLimits(row, level, scale);
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
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability (%s) must lie between 0 and 1".formatted(probability));
    }
    double[] lower = new double[size()];
    double[] upper = new double[size()];
    int rows = 0;
    while (rows < size() && survival[rows] > 0) {
      Limits limits = rowLimits(rows, level, scale).orElseThrow();
      lower[rows] = limits.lower();
      upper[rows] = limits.upper();
      rows++;
    }
    double height = 1 - probability;
    return new QuantileEstimate(
        crossing(survival, size(), height),
        crossing(lower, rows, height),
        crossing(upper, rows, height));
  }

  /** E min(T, tau); empty when follow-up ends before tau with survivors. */
  public Optional<RestrictedMean> restrictedMean(double tau) {
    if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("tau (%s) must be positive and finite".formatted(tau));
    }
    if (tau > table.lastTime && survivalAt(tau) > 0) {
      return Optional.empty();
    }
    double area = 0;
    double variance = 0;
    double end = tau;
    for (int row = rowAt(tau); row >= 0; row--) { // backwards: area right of each event time
      area += survival[row] * (end - table.time[row]);
      end = table.time[row];
      double events = table.eventsAt(row);
      double left = table.atRisk[row] - events;
      variance += left > 0 ? area * area * events / (table.atRisk[row] * left) : 0;
    }
    return Optional.of(new RestrictedMean(tau, area + end, Math.sqrt(variance)));
  }

  private Optional<Limits> rowLimits(int row, double level, LimitScale scale) {
    if (survival[row] <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        scale.normalLimits(survival[row], standardError(row), level).clippedTo(0, 1));
  }

  private int rowAt(double time) {
    int low = 0;
    int high = table.rows();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (table.time[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private OptionalDouble crossing(double[] curve, int rows, double height) {
    for (int row = 0; row < rows; row++) {
      if (curve[row] <= height + TIE) {
        double time = table.time[row];
        boolean flat = curve[row] >= height - TIE && row + 1 < rows;
        return OptionalDouble.of(flat ? (time + table.time[row + 1]) / 2 : time);
      }
    }
    return OptionalDouble.empty();
  }
}

package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/** Cumulative hazard and survival at one set of covariates, by event time. Immutable. */
public final class HazardCurve {
  private final double[] time;
  private final double[] atRisk;
  private final double[] events;
  private final double[] hazard;
  private final double[] variance; // of the cumulative hazard
  private final double lastTime;

  HazardCurve(
      double[] time,
      double[] atRisk,
      double[] events,
      double[] hazard,
      double[] variance,
      double lastTime) {
    this.time = time;
    this.atRisk = atRisk;
    this.events = events;
    this.hazard = hazard;
    this.variance = variance;
    this.lastTime = lastTime;
  }

  /** Last time seen, event or not; nothing is known of the curve after it. */
  public double lastTime() {
    return lastTime;
  }

  /** Number of event times. */
  public int size() {
    return time.length;
  }

  /** Event time of a row, rising with the row. */
  public double time(int row) {
    return time[row];
  }

  /** Number (weight) at risk at the event time of a row. */
  public double atRisk(int row) {
    return atRisk[row];
  }

  /** Number (weight) of events at the event time of a row. */
  public double events(int row) {
    return events[row];
  }

  /** Last row whose time is not after a given one; -1 before the first event. */
  public int rowAt(double at) {
    int found = Arrays.binarySearch(time, at);
    return found >= 0 ? found : -found - 2;
  }

  /** Cumulative hazard; row -1 is before the first event. */
  public double cumulativeHazard(int row) {
    return row < 0 ? 0 : hazard[row];
  }

  /** Standard error of the cumulative hazard, which is that of the log of survival. */
  public double hazardError(int row) {
    return row < 0 ? 0 : Math.sqrt(variance[row]);
  }

  /** exp(- cumulative hazard). */
  public double survival(int row) {
    return Math.exp(-cumulativeHazard(row));
  }

  /** Standard error of survival. */
  public double survivalError(int row) {
    return survival(row) * hazardError(row);
  }

  /** Limits of survival, within 0 and 1; empty where survival is 0 to machine precision. */
  public Optional<Limits> limits(int row, double level, LimitScale scale) {
    double value = survival(row);
    if (value <= 0) {
      return Optional.empty();
    }
    if (row < 0 || value >= 1) {
      return Optional.of(new Limits(1, 1));
    }
    return Optional.of(scale.normalLimits(value, survivalError(row), level).clippedTo(0, 1));
  }

  /** First event time at which survival is not above 1 - probability; empty if never. */
  public OptionalDouble quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability (%s) must lie between 0 and 1".formatted(probability));
    }
    for (int row = 0; row < time.length; row++) {
      if (survival(row) <= 1 - probability) {
        return OptionalDouble.of(time[row]);
      }
    }
    return OptionalDouble.empty();
  }
}

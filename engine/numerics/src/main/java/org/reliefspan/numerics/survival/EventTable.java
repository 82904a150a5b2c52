package org.reliefspan.numerics.survival;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.accumulate.DailyEventCounts;

/**
 * Distinct event times of one group with events by cause and numbers at risk, times rising.
 *
 * <p>Arrays: {@code time[row]}, {@code atRisk[row]}, {@code events[cause - 1][row]}, {@code
 * left[row]} = at risk without the events of the row, exactly 0 when all have one.
 */
final class EventTable implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double ROUNDING = 1e-12;

  final double[] time;
  final double[] atRisk;
  final double[][] events;
  final double[] left;
  final double lastTime;

  private EventTable(Builder rows, double lastTime) {
    this.time = Arrays.copyOf(rows.time, rows.size);
    this.atRisk = Arrays.copyOf(rows.atRisk, rows.size);
    this.events = new double[rows.events.length][];
    this.left = atRisk.clone();
    for (int cause = 0; cause < events.length; cause++) {
      events[cause] = Arrays.copyOf(rows.events[cause], rows.size);
      for (int row = 0; row < left.length; row++) {
        left[row] -= events[cause][row];
      }
    }
    for (int row = 0; row < left.length; row++) {
      left[row] = left[row] <= ROUNDING * atRisk[row] ? 0 : left[row];
    }
    this.lastTime = lastTime;
  }

  static EventTable of(DailyEventCounts counts) {
    return ofGroups(RiskSets.of(List.of(counts)))[0];
  }

  static EventTable of(double[] time, int[] status, double[] weight) {
    return of(SurvivalData.of(time, status).withWeights(weight));
  }

  static EventTable of(SurvivalData data) {
    return ofGroups(RiskSets.of(data))[0];
  }

  /** One table for each group. */
  static EventTable[] ofGroups(RiskSets sets) {
    Builder[] builders = builders(sets);
    sets.sweep((time, set) -> addTo(builders, time, set));
    return built(builders, sets);
  }

  /** Adds a row to the table of each group with events. */
  static void addTo(Builder[] builders, double time, RiskSet set) {
    for (int i = 0; i < set.touchedGroups(); i++) {
      int group = set.touched(i);
      builders[group].add(time, set.atRisk[group], set.events, group);
    }
  }

  static Builder[] builders(RiskSets sets) {
    Builder[] builders = new Builder[sets.groups()];
    Arrays.setAll(builders, group -> new Builder(sets.causes()));
    return builders;
  }

  static EventTable[] built(Builder[] builders, RiskSets sets) {
    EventTable[] tables = new EventTable[builders.length];
    Arrays.setAll(tables, group -> new EventTable(builders[group], sets.lastTime(group)));
    return tables;
  }

  int rows() {
    return time.length;
  }

  int causes() {
    return events.length;
  }

  double eventsAt(int row) {
    double sum = 0;
    for (double[] cause : events) {
      sum += cause[row];
    }
    return sum;
  }

  /** Last row with a time not after {@code at}; -1 before the first. */
  int rowAt(double at) {
    return Rows.lastNotAbove(time, at);
  }

  /** Grows row by row. */
  static final class Builder {
    private double[] time = new double[16];
    private double[] atRisk = new double[16];
    private final double[][] events;
    private int size;

    private Builder(int causes) {
      this.events = new double[causes][16];
    }

    private void add(double at, double risk, double[] groupEvents, int group) {
      int causes = events.length;
      if (size == time.length) {
        grow();
      }
      time[size] = at;
      atRisk[size] = risk;
      for (int cause = 0; cause < causes; cause++) {
        events[cause][size] = groupEvents[group * causes + cause];
      }
      size++;
    }

    private void grow() {
      time = Arrays.copyOf(time, 2 * size);
      atRisk = Arrays.copyOf(atRisk, 2 * size);
      for (int cause = 0; cause < events.length; cause++) {
        events[cause] = Arrays.copyOf(events[cause], 2 * size);
      }
    }
  }
}

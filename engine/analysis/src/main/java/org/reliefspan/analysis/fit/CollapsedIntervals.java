package org.reliefspan.analysis.fit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.analysis.design.ModelFrame;

/**
 * The rows of a part with equal intervals added up: all that a Turnbull curve and its tests need,
 * and small when visits fall on whole days.
 *
 * @param sums weight of the rows of each kind
 */
record CollapsedIntervals(List<String> labels, Map<Kind, Double> sums, long rows, long events)
    implements Serializable {

  /** What rows have in common. */
  record Kind(int group, double left, double right) implements Serializable, Comparable<Kind> {
    private static final Comparator<Kind> ORDER =
        Comparator.comparingInt(Kind::group)
            .thenComparingDouble(Kind::left)
            .thenComparingDouble(Kind::right);

    static Kind of(ModelFrame frame, IntervalFrame rows, int row) {
      return new Kind(frame.groups().codes()[row], rows.left()[row], rows.right()[row]);
    }

    @Override
    public int compareTo(Kind other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Joined parts.
   *
   * @param data one row per kind
   * @param rows rows of the table
   * @param events rows whose event is known to have come
   */
  record Joined(IntervalFrame data, Groups groups, long rows, long events) {}

  static CollapsedIntervals of(ModelFrame frame, String model) {
    IntervalFrame rows = IntervalFrame.of(frame, model);
    Map<Kind, Double> sums = new LinkedHashMap<>();
    for (int row = 0; row < frame.rows(); row++) {
      sums.merge(Kind.of(frame, rows, row), rows.weight()[row], Double::sum);
    }
    return new CollapsedIntervals(frame.groups().labels(), sums, frame.rows(), rows.events());
  }

  static Joined joined(List<CollapsedIntervals> parts) {
    Map<Kind, Double> sums = new LinkedHashMap<>();
    long rows = 0;
    long events = 0;
    for (CollapsedIntervals part : parts) {
      part.sums.forEach((kind, weight) -> sums.merge(kind, weight, Double::sum));
      rows += part.rows;
      events += part.events;
    }
    double[] weights = sums.values().stream().mapToDouble(Double::doubleValue).toArray();
    return joined(new ArrayList<>(sums.keySet()), weights, parts.get(0).labels, rows, events);
  }

  /** Rows of kinds with their weights. */
  static Joined joined(
      List<Kind> kinds, double[] weights, List<String> labels, long rows, long events) {
    IntervalFrame data =
        new IntervalFrame(
            kinds.stream().mapToDouble(Kind::left).toArray(),
            kinds.stream().mapToDouble(Kind::right).toArray(),
            weights);
    int[] codes = kinds.stream().mapToInt(Kind::group).toArray();
    return new Joined(data, new Groups(codes, labels).compressed(), rows, events);
  }
}

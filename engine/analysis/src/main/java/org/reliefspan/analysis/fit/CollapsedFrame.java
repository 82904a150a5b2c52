package org.reliefspan.analysis.fit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.survival.SurvivalData;

/**
 * The rows of a part with equal ones counted: all that curves and tests of whole groups need, and
 * small when times are whole days.
 *
 * @param sums weight of the rows of each kind
 */
record CollapsedFrame(
    List<String> groupLabels,
    List<String> stratumLabels,
    Map<Kind, Double> sums,
    long rows,
    long events)
    implements Serializable {

  /** What rows have in common. */
  record Kind(int group, int stratum, double entry, double time, int status)
      implements Serializable, Comparable<Kind> {
    private static final Comparator<Kind> ORDER =
        Comparator.comparingInt(Kind::group)
            .thenComparingInt(Kind::stratum)
            .thenComparingDouble(Kind::time)
            .thenComparingInt(Kind::status)
            .thenComparingDouble(Kind::entry);

    static Kind of(ModelFrame frame, SurvivalData data, int row) {
      return new Kind(
          frame.groups().codes()[row],
          frame.strata().codes()[row],
          data.entry(row),
          data.time(row),
          data.status(row));
    }

    @Override
    public int compareTo(Kind other) {
      return ORDER.compare(this, other);
    }
  }

  /** Counts the rows of a part, whose variances follow from the counts. */
  static CollapsedFrame of(ModelFrame frame, FitOptions options) {
    if (frame.rows() > 0 && SurvivalFrame.of(frame, options).isRobust()) {
      throw new FormulaException(
          "Clusters and fractional weights need all rows in one memory. Maybe leave --spark"
              + " out?");
    }
    return ofAny(frame, options);
  }

  /** Counts the rows of a part, whatever becomes of their variances. */
  static CollapsedFrame ofAny(ModelFrame frame, FitOptions options) {
    Map<Kind, Double> sums = new LinkedHashMap<>();
    long events = 0;
    if (frame.rows() > 0) {
      SurvivalFrame part = SurvivalFrame.untied(frame, options);
      SurvivalData data = part.data();
      for (int row = 0; row < data.size(); row++) {
        sums.merge(Kind.of(frame, data, row), data.weight(row), Double::sum);
      }
      events = part.events();
    }
    return new CollapsedFrame(
        frame.groups().labels(), frame.strata().labels(), sums, frame.rows(), events);
  }

  /** All parts together, as rows with weights. */
  static SurvivalFrame joined(List<CollapsedFrame> parts) {
    Map<Kind, Double> sums = new LinkedHashMap<>();
    long rows = 0;
    long events = 0;
    for (CollapsedFrame part : parts) {
      part.sums.forEach((kind, sum) -> sums.merge(kind, sum, Double::sum));
      rows += part.rows;
      events += part.events;
    }
    if (sums.isEmpty()) {
      throw new NotEstimableException("No complete row is left.");
    }
    List<Kind> kinds = new ArrayList<>(sums.keySet());
    double[] weights = kinds.stream().mapToDouble(sums::get).toArray();
    return parts.get(0).frame(kinds, weights, rows, events);
  }

  /** Rows of kinds, with the names of groups and strata of this part. */
  SurvivalFrame frame(List<Kind> kinds, double[] weights, long rows, long events) {
    SurvivalData data =
        SurvivalData.of(
                kinds.stream().mapToDouble(Kind::time).toArray(),
                kinds.stream().mapToInt(Kind::status).toArray())
            .withWeights(weights);
    if (kinds.stream().anyMatch(kind -> Double.isFinite(kind.entry()))) {
      data = data.withEntry(kinds.stream().mapToDouble(Kind::entry).toArray());
    }
    Groups groups = new Groups(kinds.stream().mapToInt(Kind::group).toArray(), groupLabels);
    Groups strata = new Groups(kinds.stream().mapToInt(Kind::stratum).toArray(), stratumLabels);
    return SurvivalFrame.of(data, groups, strata, rows, events, false).tied();
  }
}

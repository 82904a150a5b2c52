package org.reliefspan.analysis.fit;

import java.io.Serializable;
import org.reliefspan.analysis.design.Design;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;

/** What must be known of all parts before their rows can be summed by day. */
final class DayCensus implements Serializable {
  private static final long serialVersionUID = 1L;
  private final Design names;
  private final int strata;
  private final boolean hasClusters;
  private boolean whole = true;
  private long rows;
  private long weightless;
  private long events;
  private int lastDay;
  private final double[] sum;
  private final double[] squares;

  private DayCensus(Design names, int strata, boolean hasClusters) {
    this.names = names;
    this.strata = strata;
    this.hasClusters = hasClusters;
    this.sum = new double[names.width()];
    this.squares = new double[names.width()];
  }

  static DayCensus of(ModelFrame frame) {
    Design design = frame.design();
    Design names =
        new Design(design.columns(), design.termOfColumn(), design.terms(), new double[0]);
    boolean clusters = frame.cluster().isPresent() || CoxModel.hasFractionalWeights(frame);
    DayCensus census = new DayCensus(names, Math.max(1, frame.strata().size()), clusters);
    ModelFrame used = frame.weighty();
    census.weightless = frame.weightless();
    census.count(used.response(), used.design().values());
    return census;
  }

  private void count(Response response, double[] values) {
    rows = response.rows();
    if (response instanceof Response.RightCensored times) {
      countEnds(times.time(), times.status());
    } else if (response instanceof Response.StartStop spells) {
      countEnds(spells.stop(), spells.status());
      for (double start : spells.start()) {
        whole &= start == Math.rint(start);
      }
    } else {
      whole = false;
    }
    for (int at = 0; at < values.length; at++) {
      sum[at % sum.length] += values[at];
      squares[at % sum.length] += values[at] * values[at];
    }
  }

  private void countEnds(double[] stops, int[] status) {
    for (int row = 0; row < stops.length; row++) {
      events += status[row];
      whole &= stops[row] >= 0 && stops[row] < 1_000_000 && stops[row] == Math.rint(stops[row]);
      lastDay = whole ? Math.max(lastDay, (int) stops[row]) : lastDay;
    }
  }

  DayCensus plus(DayCensus other) {
    DayCensus both = new DayCensus(names, strata, hasClusters || other.hasClusters);
    both.whole = whole && other.whole;
    both.rows = rows + other.rows;
    both.weightless = weightless + other.weightless;
    both.events = events + other.events;
    both.lastDay = Math.max(lastDay, other.lastDay);
    for (int j = 0; j < sum.length; j++) {
      both.sum[j] = sum[j] + other.sum[j];
      both.squares[j] = squares[j] + other.squares[j];
    }
    return both;
  }

  Design design() {
    return names;
  }

  int columns() {
    return sum.length;
  }

  int strata() {
    return strata;
  }

  boolean hasClusters() {
    return hasClusters;
  }

  boolean isWhole() {
    return whole;
  }

  long rows() {
    return rows;
  }

  /** Number of rows of weight 0, which do not count elsewhere. */
  long weightless() {
    return weightless;
  }

  long events() {
    return events;
  }

  int lastDay() {
    return lastDay;
  }

  long cells() {
    return (long) strata * (lastDay + 1);
  }

  double[] means() {
    double[] means = new double[sum.length];
    for (int j = 0; j < means.length; j++) {
      means[j] = sum[j] / Math.max(1, rows);
    }
    return means;
  }

  /** Standard deviations; 1 for a column that does not vary. */
  double[] deviations() {
    double[] deviations = new double[sum.length];
    for (int j = 0; j < deviations.length; j++) {
      double mean = sum[j] / Math.max(1, rows);
      double variance = squares[j] / Math.max(1, rows) - mean * mean;
      deviations[j] = variance > 1e-12 * mean * mean ? Math.sqrt(variance) : 1;
    }
    return deviations;
  }
}

package org.reliefspan.numerics.survival;

import java.util.Arrays;
import java.util.List;

/**
 * Follow-ups (entry, time] with a status, a case weight and a cluster each. Immutable.
 *
 * <p>Status 0 is censored, 1 to K the cause of the end. Without entries every row is at risk from
 * the start, time 0 included (as in R); with entries a row is at risk after its entry up to its
 * time. Without clusters each row is its own. A patient may have several rows. Times are compared
 * exactly: equal numbers are ties, no others; {@link TiedTimes} joins those that differ by
 * rounding.
 */
public final class SurvivalData {
  private static final double[] NONE = {};

  private final double[] time;
  private final int[] status;
  private final double[] entry; // empty: no late entry
  private final double[] weight; // empty: all 1
  private final int[] cluster; // empty: each row its own
  private final int clusters;

  private SurvivalData(
      double[] time, int[] status, double[] entry, double[] weight, int[] cluster) {
    this.time = time;
    this.status = status;
    this.entry = entry;
    this.weight = weight;
    this.cluster = cluster;
    this.clusters = cluster.length == 0 ? time.length : Arrays.stream(cluster).max().orElse(-1) + 1;
  }

  /**
   * Rows followed from the start.
   *
   * @param time finite, not negative
   * @param status 0 censored, 1 to K the cause
   */
  public static SurvivalData of(double[] time, int[] status) {
    Rows.requireLength("status", status.length, time.length);
    if (time.length == 0) {
      throw new IllegalArgumentException("time must hold at least one row");
    }
    Rows.requireNotNegative("time", time);
    for (int i = 0; i < status.length; i++) {
      if (status[i] < 0) {
        throw new IllegalArgumentException("status must not be negative (index %d)".formatted(i));
      }
    }
    return new SurvivalData(time.clone(), status.clone(), NONE, NONE, new int[0]);
  }

  /**
   * The same rows, each at risk only after its entry.
   *
   * @param entries finite and before the time of the row
   */
  public SurvivalData withEntry(double[] entries) {
    Rows.requireLength("entry", entries.length, time.length);
    for (int i = 0; i < entries.length; i++) {
      if (!(entries[i] < time[i] && entries[i] > Double.NEGATIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "entry must be finite and before time (index %d). Maybe the columns are exchanged?"
                .formatted(i));
      }
    }
    return new SurvivalData(time, status, entries.clone(), weight, cluster);
  }

  /**
   * The same rows with case weights.
   *
   * @param weights finite, not negative; rows of weight 0 are as good as absent
   */
  public SurvivalData withWeights(double[] weights) {
    Rows.requireLength("weight", weights.length, time.length);
    Rows.requireNotNegative("weight", weights);
    return new SurvivalData(time, status, entry, weights.clone(), cluster);
  }

  /**
   * The same rows in clusters, for robust variances.
   *
   * @param clusterOfRow dense from 0
   */
  public SurvivalData withClusters(int[] clusterOfRow) {
    Rows.requireLength("cluster", clusterOfRow.length, time.length);
    for (int i = 0; i < clusterOfRow.length; i++) {
      if (clusterOfRow[i] < 0) {
        throw new IllegalArgumentException("cluster must not be negative (index %d)".formatted(i));
      }
    }
    return new SurvivalData(time, status, entry, weight, clusterOfRow.clone());
  }

  /** The same rows with times that differ by rounding only made equal. */
  public SurvivalData tied() {
    TiedTimes tied = TiedTimes.of(time, entry);
    if (tied.isNone()) {
      return this;
    }
    double[] entries = tied.joined(entry);
    double[] ends = tied.joined(time);
    if (entries.length > 0) {
      TiedTimes.requireLength(entries, ends);
    }
    return new SurvivalData(ends, status, entries, weight, cluster);
  }

  /** The same rows with other states, as 1 for every event. */
  public SurvivalData withStatus(int[] statusOfRow) {
    Rows.requireLength("status", statusOfRow.length, time.length);
    return new SurvivalData(time, statusOfRow.clone(), entry, weight, cluster);
  }

  /** The rows of one group; clusters keep their numbers. */
  public SurvivalData ofGroup(int[] groupOfRow, int group) {
    Rows.requireLength("group", groupOfRow.length, time.length);
    int[] rows = new int[time.length];
    int kept = 0;
    for (int i = 0; i < rows.length; i++) {
      if (groupOfRow[i] == group) {
        rows[kept++] = i;
      }
    }
    if (kept == 0) {
      throw new IllegalArgumentException("group (%d) must have at least one row".formatted(group));
    }
    return rows(Arrays.copyOf(rows, kept));
  }

  /** The rows of each group that has any, in the order of the group numbers. */
  public List<SurvivalData> byGroup(int[] groupOfRow) {
    return Strata.rowsOf(groupOfRow, time.length).stream().map(this::rows).toList();
  }

  /** Some rows, in the given order. */
  SurvivalData rows(int[] rows) {
    return new SurvivalData(
        Rows.pick(time, rows),
        Rows.pick(status, rows),
        entry.length == 0 ? NONE : Rows.pick(entry, rows),
        weight.length == 0 ? NONE : Rows.pick(weight, rows),
        cluster.length == 0 ? cluster : Rows.pick(cluster, rows));
  }

  /** The ends; not to be changed. */
  double[] times() {
    return time;
  }

  /** The statuses; not to be changed. */
  int[] statuses() {
    return status;
  }

  /** Number of rows. */
  public int size() {
    return time.length;
  }

  /** End of a row. */
  public double time(int row) {
    return time[row];
  }

  /** Status of a row. */
  public int status(int row) {
    return status[row];
  }

  /** Entry of a row; minus infinity when it is at risk from the start. */
  public double entry(int row) {
    return entry.length == 0 ? Double.NEGATIVE_INFINITY : entry[row];
  }

  /** Case weight of a row. */
  public double weight(int row) {
    return weight.length == 0 ? 1 : weight[row];
  }

  /** Cluster of a row. */
  public int cluster(int row) {
    return cluster.length == 0 ? row : cluster[row];
  }

  /** One more than the largest cluster number. */
  public int clusters() {
    return clusters;
  }

  /** Largest status, at least 1. */
  public int causes() {
    int largest = 1;
    for (int cause : status) {
      largest = Math.max(largest, cause);
    }
    return largest;
  }

  /** Whether rows enter late. */
  public boolean hasLateEntry() {
    return entry.length > 0;
  }

  /** Whether rows have weights. */
  public boolean hasWeights() {
    return weight.length > 0;
  }

  /**
   * Number (weight) of rows at risk at the first end that is not before a time, as {@code
   * summary.survfit} of R counts: entered before that end and not ended before it. 0 after the last
   * end.
   */
  public double atRiskFrom(double from) {
    double next = Double.POSITIVE_INFINITY;
    for (double end : time) {
      next = end >= from ? Math.min(next, end) : next;
    }
    double sum = 0;
    for (int i = 0; i < time.length; i++) {
      sum += time[i] >= next && entry(i) < next ? weight(i) : 0;
    }
    return sum;
  }

  /** Sum of the weights. */
  public double totalWeight() {
    double sum = 0;
    for (int i = 0; i < time.length; i++) {
      sum += weight(i);
    }
    return sum;
  }
}

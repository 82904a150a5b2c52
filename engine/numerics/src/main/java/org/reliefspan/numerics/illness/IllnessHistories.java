package org.reliefspan.numerics.illness;

import java.util.Arrays;

/**
 * What the visits say about each subject: in relief from its entry to the last visit in relief,
 * seen lost or not, followed to an end state or to the end of observation. Immutable.
 */
public final class IllnessHistories {
  /** Stands for a subject that was not followed to an end state. */
  static final int CENSORED = -1;

  final int subjects;
  final double[] entry;

  /** Last time known to be in relief, at least the entry. */
  final double[] lastRelief;

  /** First visit that shows loss; NaN where none does. */
  final double[] firstLost;

  final double[] end;

  /** End state from 2, or {@link #CENSORED}. */
  final int[] cause;

  final double[] weight;
  final int[] cluster;

  /** Covariates, row-major [subject][column]. */
  final double[] design;

  final int columns;

  /** Whether any subject has rows at two different times, or is followed beyond its row. */
  final boolean seenTwice;

  /** A time on the scale of the ends; intensities are fitted in this unit. */
  final double unit;

  IllnessHistories(HistoryRows rows) {
    this.subjects = rows.count();
    this.entry = rows.entry();
    this.lastRelief = rows.lastRelief();
    this.firstLost = rows.firstLost();
    this.end = rows.end();
    this.cause = rows.cause();
    this.weight = rows.weight();
    this.cluster = rows.cluster();
    this.design = rows.design();
    this.columns = rows.columns();
    this.seenTwice = rows.seenTwice();
    this.unit = unit(end, weight);
  }

  private static double unit(double[] end, double[] weight) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < end.length; i++) {
      sum += weight[i] * end[i];
      total += weight[i];
    }
    return sum > 0 ? sum / total : 1;
  }

  /**
   * Begins with the rows of visits and end states, in any order.
   *
   * @param subject number of the subject of each row, not negative
   * @param time time since the start, finite and not negative
   * @param state 0 in relief, 1 lost, from 2 an end state that is entered exactly then
   */
  public static Builder of(int[] subject, double[] time, int[] state) {
    return new Builder(subject, time, state);
  }

  /** Number of subjects. */
  public int subjects() {
    return subjects;
  }

  /** Number of clusters. */
  public int clusters() {
    return Arrays.stream(cluster).max().orElse(-1) + 1;
  }

  /** Number of subjects that a visit shows in the lost state. */
  public int seenLost() {
    return (int) Arrays.stream(firstLost).filter(time -> !Double.isNaN(time)).count();
  }

  /** Number of subjects that were followed to an end state. */
  public int ended() {
    return (int) Arrays.stream(cause).filter(state -> state != CENSORED).count();
  }

  boolean isSeenLost(int subject) {
    return !Double.isNaN(firstLost[subject]);
  }

  /** Weighted mean of each covariate over the subjects. */
  public double[] means() {
    double[] mean = new double[columns];
    for (int i = 0; i < subjects; i++) {
      for (int column = 0; column < columns; column++) {
        mean[column] += weight[i] * design[i * columns + column];
      }
    }
    return divided(mean);
  }

  /** Weighted standard deviation of each covariate; 1 where it does not vary. */
  double[] spreads() {
    double[] mean = means();
    double[] square = new double[columns];
    for (int i = 0; i < subjects; i++) {
      for (int column = 0; column < columns; column++) {
        double away = design[i * columns + column] - mean[column];
        square[column] += weight[i] * away * away;
      }
    }
    double[] spread = divided(square);
    for (int column = 0; column < columns; column++) {
      double value = Math.sqrt(spread[column]);
      spread[column] = value > 1e-12 * (1 + Math.abs(mean[column])) ? value : 1;
    }
    return spread;
  }

  /** Weighted products of the centred covariates in units of their spreads, row-major. */
  double[] products(double[] spread) {
    double[] mean = means();
    double[] sums = new double[columns * columns];
    for (int i = 0; i < subjects; i++) {
      for (int one = 0; one < columns; one++) {
        double away = (design[i * columns + one] - mean[one]) / spread[one];
        for (int other = 0; other < columns; other++) {
          double otherAway = (design[i * columns + other] - mean[other]) / spread[other];
          sums[one * columns + other] += weight[i] * away * otherAway;
        }
      }
    }
    return divided(sums);
  }

  private double[] divided(double[] sums) {
    double total = Arrays.stream(weight).sum();
    return Arrays.stream(sums).map(sum -> total > 0 ? sum / total : 0).toArray();
  }

  /** Collects what is known about the rows. Not thread-safe. */
  public static final class Builder {
    final int[] subject;
    final double[] time;
    final int[] state;
    double[] design = {};
    int columns;
    double[] weight;
    int[] cluster;
    double[] entry;
    double[] end = {};

    private Builder(int[] subject, double[] time, int[] state) {
      int rows = subject.length;
      if (rows == 0 || time.length != rows || state.length != rows) {
        throw new IllegalArgumentException(
            "subject (%d), time (%d) and state (%d) must be equally long and not empty"
                .formatted(rows, time.length, state.length));
      }
      this.subject = subject.clone();
      this.time = time.clone();
      this.state = state.clone();
      this.weight = new double[rows];
      Arrays.fill(weight, 1);
      this.cluster = subject.clone();
      this.entry = new double[rows];
    }

    /**
     * Covariates, the same in all rows of a subject.
     *
     * @param values row-major [row][column], finite, without a column of ones
     */
    public Builder design(double[] values, int count) {
      requireLength("design", values.length, subject.length * count);
      design = values.clone();
      columns = count;
      return this;
    }

    /** Case weights by row, finite, not negative and the same in all rows of a subject. */
    public Builder weights(double[] values) {
      requireLength("weights", values.length, subject.length);
      weight = values.clone();
      return this;
    }

    /** Clusters by row, dense from 0; the subjects unless said otherwise. */
    public Builder clusters(int[] values) {
      requireLength("clusters", values.length, subject.length);
      cluster = values.clone();
      return this;
    }

    /**
     * When observation began (left truncation): subjects are in the data because they were in
     * relief then. 0 unless said otherwise; by row.
     */
    public Builder entries(double[] values) {
      requireLength("entries", values.length, subject.length);
      entry = values.clone();
      return this;
    }

    /**
     * Until when an end state would have been noticed, visit or not; the last row's time unless
     * said otherwise. By row.
     */
    public Builder ends(double[] values) {
      requireLength("ends", values.length, subject.length);
      end = values.clone();
      return this;
    }

    /** The histories. */
    public IllnessHistories build() {
      return new IllnessHistories(new HistoryRows(this));
    }

    private static void requireLength(String name, int length, int expected) {
      if (length != expected) {
        throw new IllegalArgumentException(
            "%s (%d) must have %d entries".formatted(name, length, expected));
      }
    }
  }
}

package org.reliefspan.numerics.panel;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Visits of many subjects, added up to cells: equal stretches of time under equal covariates that
 * begin and end in equal states count once, with the sum of their weights. Immutable.
 *
 * <p>A stretch runs from a row with a known state to the next such row of the subject. Rows of
 * unknown state in between and changes of the intensities at cut points split it into pieces; the
 * covariates of a row hold until the next row. The weight and the cluster of a stretch are those of
 * the row where it begins. Rows before a subject's first known state say nothing and are left out.
 */
public final class PanelVisits {
  static final int FULLY_CENSORED = -1;

  final int columns;
  final double[] cuts;

  /** Covariates by pattern, row-major [pattern][column]. */
  final double[] patternDesign;

  /** Period between cut points, by pattern. */
  final int[] patternPeriod;

  /** First piece of each path, with one more entry at the end. */
  final int[] pathStart;

  final int[] piecePattern;
  final double[] pieceTime;

  /** States possible after a piece that does not end its path, as bits. */
  final long[] pieceMask;

  /** First cell of each path, with one more entry at the end. */
  final int[] cellStart;

  final int[] cellFrom;

  /** State at the end, or {@link #FULLY_CENSORED}. */
  final int[] cellTo;

  /** States possible at the end, as bits. */
  final long[] cellMask;

  final Sighting[] cellSighting;
  final double[] cellWeight;
  final int[] stretchCell;
  final double[] stretchWeight;
  final int[] stretchCluster;
  final double[] stretchTime;

  /** Pattern of the first piece of each stretch. */
  final int[] stretchPattern;

  PanelVisits(VisitTables tables, int columns, double[] cuts) {
    this.columns = columns;
    this.cuts = cuts;
    this.patternDesign = tables.patternDesign.toDoubles();
    this.patternPeriod = tables.patternPeriod.toInts();
    this.pathStart = tables.pathStart.toInts();
    this.piecePattern = tables.piecePattern.toInts();
    this.pieceTime = tables.pieceTime.toDoubles();
    this.pieceMask = tables.pieceMask.toLongs();
    int[] order = tables.cellsByPath();
    this.cellStart = tables.cellStarts();
    this.cellFrom = tables.cellFrom.toInts(order);
    this.cellTo = tables.cellTo.toInts(order);
    this.cellMask = tables.cellMask.toLongs(order);
    this.cellSighting = tables.sightings(order);
    this.cellWeight = tables.cellWeights(order);
    this.stretchCell = tables.stretchCells(order);
    this.stretchWeight = tables.stretchWeight.toDoubles();
    this.stretchCluster = tables.stretchCluster.toInts();
    this.stretchTime = tables.stretchTime.toDoubles();
    this.stretchPattern = tables.stretchPattern.toInts();
  }

  /**
   * Begins with the rows, in any order.
   *
   * @param subject number of the subject of each row, not negative
   * @param time time of each row, finite
   * @param state state of each row from 0, or a code named by {@link Builder#unknown}
   */
  public static Builder of(int[] subject, double[] time, int[] state) {
    return new Builder(subject, time, state);
  }

  /** Number of stretches. */
  public int stretches() {
    return stretchCell.length;
  }

  /** Number of different cells that the stretches fall into. */
  public int cells() {
    return cellFrom.length;
  }

  /** Number of different paths whose transition probabilities are needed. */
  public int paths() {
    return pathStart.length - 1;
  }

  /** Number of covariates. */
  public int columns() {
    return columns;
  }

  /** Number of clusters. */
  public int clusters() {
    return Arrays.stream(stretchCluster).max().orElse(-1) + 1;
  }

  /** Sum of the weights of the stretches. */
  public double totalWeight() {
    double total = 0;
    for (double weight : stretchWeight) {
      total += weight;
    }
    return total;
  }

  /** Weighted mean of each covariate over the rows where a stretch begins. */
  public double[] means() {
    double[] mean = new double[columns];
    double total = 0;
    for (int i = 0; i < stretchCell.length; i++) {
      total += stretchWeight[i];
      for (int column = 0; column < columns; column++) {
        mean[column] += stretchWeight[i] * patternDesign[stretchPattern[i] * columns + column];
      }
    }
    for (int column = 0; column < columns; column++) {
      mean[column] /= total > 0 ? total : 1;
    }
    return mean;
  }

  /** Weighted standard deviation of each covariate; 1 where it does not vary. */
  public double[] spreads() {
    double[] mean = means();
    return spreads(squaresAround(mean), mean, totalWeight());
  }

  /** Weighted sum of the squared distances of each covariate from a value. */
  public double[] squaresAround(double[] center) {
    double[] squares = new double[columns];
    for (int i = 0; i < stretchCell.length; i++) {
      for (int column = 0; column < columns; column++) {
        double away = patternDesign[stretchPattern[i] * columns + column] - center[column];
        squares[column] += stretchWeight[i] * away * away;
      }
    }
    return squares;
  }

  /** Standard deviations from sums of squares around the means; 1 where there is none. */
  public static double[] spreads(double[] squares, double[] mean, double totalWeight) {
    double[] spread = new double[squares.length];
    for (int column = 0; column < spread.length; column++) {
      double value = Math.sqrt(squares[column] / (totalWeight > 0 ? totalWeight : 1));
      spread[column] = value > 1e-12 * (1 + Math.abs(mean[column])) ? value : 1;
    }
    return spread;
  }

  /** Total time of a path. */
  double pathTime(int path) {
    double sum = 0;
    for (int piece = pathStart[path]; piece < pathStart[path + 1]; piece++) {
      sum += pieceTime[piece];
    }
    return sum;
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
    final Sighting[] sighting;
    double[] cuts = {};
    final Map<Integer, Long> unknown = new TreeMap<>();

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
      this.sighting = new Sighting[rows];
      Arrays.fill(sighting, Sighting.AT_VISIT);
    }

    /**
     * Covariates.
     *
     * @param values row-major [row][column], finite, without a column of ones
     * @param count number of columns
     */
    public Builder design(double[] values, int count) {
      requireLength("design", values.length, subject.length * count);
      design = values.clone();
      columns = count;
      return this;
    }

    /** Case weights by row, finite and not negative. */
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

    /** How each row's state is known; at a visit unless said otherwise. */
    public Builder sightings(Sighting... values) {
      requireLength("sightings", values.length, subject.length);
      System.arraycopy(values, 0, sighting, 0, values.length);
      return this;
    }

    /** States, from 0, that are known to be entered exactly at their row's time, as death is. */
    public Builder enteredExactly(int... states) {
      for (int row = 0; row < state.length; row++) {
        for (int exact : states) {
          sighting[row] = state[row] == exact ? Sighting.ENTERED : sighting[row];
        }
      }
      return this;
    }

    /** A code that says only that the state is one of these, as for a subject known to be alive. */
    public Builder unknown(int code, int... states) {
      long mask = 0;
      for (int possible : states) {
        mask |= 1L << possible;
      }
      unknown.put(code, mask);
      return this;
    }

    /** Times at which the intensities may change, increasing. */
    public Builder cuts(double... times) {
      for (int i = 0; i < times.length; i++) {
        if (!Double.isFinite(times[i]) || (i > 0 && times[i] <= times[i - 1])) {
          throw new IllegalArgumentException(
              "cuts (%s) must be finite and increasing".formatted(Arrays.toString(times)));
        }
      }
      cuts = times.clone();
      return this;
    }

    /** The visits, sorted and added up. */
    public PanelVisits build() {
      return new PanelVisits(new VisitTables(this).fill(), columns, cuts);
    }

    private static void requireLength(String name, int length, int expected) {
      if (length != expected) {
        throw new IllegalArgumentException(
            "%s (%d) must have %d entries".formatted(name, length, expected));
      }
    }
  }
}

package org.reliefspan.numerics.hazard;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.numerics.model.RefusedRowException;

/**
 * Rows for a proportional-hazards model: each is at risk on (start, stop] and ends with an event or
 * without.
 *
 * <p>Arrays are kept, not copied: do not change them afterwards. Optional parts are set by the
 * {@code with} methods, each of which gives new data.
 */
public final class HazardData implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double[] NONE = new double[0];
  private static final int[] NO_GROUPS = new int[0];

  private final double[] design; // row-major [row][column]
  private final int columns;
  private final double[] start; // empty: at risk from the beginning of time
  private final double[] stop;
  private final int[] status;
  private final double[] weight; // empty: all 1
  private final double[] offset; // empty: all 0
  private final int[] stratum; // empty: one stratum
  private final int[] cluster; // empty: no clusters

  private HazardData(
      double[] design,
      int columns,
      double[] start,
      double[] stop,
      int[] status,
      double[] weight,
      double[] offset,
      int[] stratum,
      int[] cluster) {
    this.design = design;
    this.columns = columns;
    this.start = start;
    this.stop = stop;
    this.status = status;
    this.weight = weight;
    this.offset = offset;
    this.stratum = stratum;
    this.cluster = cluster;
  }

  /**
   * Rows at risk up to their time.
   *
   * @param design covariates without intercept, row-major [row][column], finite
   * @param columns number of covariates, not negative
   * @param time finite
   * @param status 1 for an event at that time, 0 for censoring just after it
   */
  public static HazardData ofTimes(double[] design, int columns, double[] time, int[] status) {
    HazardChecks.shape(design, columns, time, status);
    return new HazardData(design, columns, NONE, time, status, NONE, NONE, NO_GROUPS, NO_GROUPS);
  }

  /**
   * Rows at risk on (start, stop]: late entry and covariates that change with time.
   *
   * @param start below stop in each row; negative infinity for the beginning of time
   */
  public static HazardData ofIntervals(
      double[] design, int columns, double[] start, double[] stop, int[] status) {
    HazardChecks.shape(design, columns, stop, status);
    HazardChecks.length("start", start.length, stop.length);
    for (int row = 0; row < start.length; row++) {
      if (!(start[row] < stop[row])) {
        throw new RefusedRowException(
            "The start in {row} must lie before its stop. Maybe the columns are exchanged, or the row"
                + " has no length.",
            row);
      }
    }
    return new HazardData(design, columns, start, stop, status, NONE, NONE, NO_GROUPS, NO_GROUPS);
  }

  /** With case weights, finite and not negative; a row of weight 0 is left out. */
  public HazardData withWeights(double[] weights) {
    HazardChecks.length("weights", weights.length, rows());
    for (int row = 0; row < weights.length; row++) {
      if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
        throw new RefusedRowException("The weight in {row} must be finite and not negative.", row);
      }
    }
    return new HazardData(design, columns, start, stop, status, weights, offset, stratum, cluster);
  }

  /** With an offset added to the linear predictor, finite. */
  public HazardData withOffsets(double[] offsets) {
    HazardChecks.length("offsets", offsets.length, rows());
    HazardChecks.finite("offset", offsets, 1);
    return new HazardData(design, columns, start, stop, status, weight, offsets, stratum, cluster);
  }

  /** With strata, numbered densely from 0; each has its own baseline. */
  public HazardData withStrata(int[] strata) {
    HazardChecks.groups("strata", strata, rows());
    return new HazardData(design, columns, start, stop, status, weight, offset, strata, cluster);
  }

  /** With clusters, numbered densely from 0; a fit then has a robust covariance too. */
  public HazardData withClusters(int[] clusters) {
    HazardChecks.groups("clusters", clusters, rows());
    return new HazardData(design, columns, start, stop, status, weight, offset, stratum, clusters);
  }

  /** Number of rows. */
  public int rows() {
    return stop.length;
  }

  /** Number of covariates. */
  public int columns() {
    return columns;
  }

  /** Number of strata, at least 1. */
  public int strata() {
    int count = 1;
    for (int number : stratum) {
      count = Math.max(count, number + 1);
    }
    return count;
  }

  double value(int row, int column) {
    return design[row * columns + column];
  }

  double start(int row) {
    return start.length == 0 ? Double.NEGATIVE_INFINITY : start[row];
  }

  double stop(int row) {
    return stop[row];
  }

  boolean isEvent(int row) {
    return status[row] == 1;
  }

  double weight(int row) {
    return weight.length == 0 ? 1 : weight[row];
  }

  double offset(int row) {
    return offset.length == 0 ? 0 : offset[row];
  }

  int stratum(int row) {
    return stratum.length == 0 ? 0 : stratum[row];
  }

  boolean hasStarts() {
    return start.length > 0;
  }

  boolean hasOffsets() {
    return offset.length > 0;
  }

  boolean hasUnitWeights() {
    for (double value : weight) {
      if (value != 1) {
        return false;
      }
    }
    return true;
  }

  Optional<int[]> clusters() {
    return cluster.length == 0 ? Optional.empty() : Optional.of(cluster);
  }

  /** Last stop of a stratum. */
  double lastStop(int number) {
    double last = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < stop.length; row++) {
      last = stratum(row) == number ? Math.max(last, stop[row]) : last;
    }
    return last;
  }

  /** First stop of a stratum that is not before a time; infinite when there is none. */
  double nextStop(int number, double from) {
    double next = Double.POSITIVE_INFINITY;
    for (int row = 0; row < stop.length; row++) {
      next = stratum(row) == number && stop[row] >= from ? Math.min(next, stop[row]) : next;
    }
    return next;
  }

  /** Weight of the rows of a stratum at risk at a time. */
  double atRisk(int number, double at) {
    double sum = 0;
    for (int row = 0; row < stop.length; row++) {
      boolean within = stratum(row) == number && start(row) < at && at <= stop[row];
      sum += within ? weight(row) : 0;
    }
    return sum;
  }

  /**
   * The rows of several data one after the other, all of one shape; clusters of different data are
   * different clusters.
   */
  public static HazardData joined(List<HazardData> several) {
    int[] cluster = wholes(several, data -> data.cluster);
    int shift = 0;
    int row = 0;
    for (HazardData data : several) {
      int next = shift;
      for (int number : data.cluster) {
        cluster[row++] = shift + number;
        next = Math.max(next, shift + number + 1);
      }
      shift = next;
    }
    return new HazardData(
        numbers(several, data -> data.design),
        several.get(0).columns,
        numbers(several, data -> data.start),
        numbers(several, data -> data.stop),
        wholes(several, data -> data.status),
        numbers(several, data -> data.weight),
        numbers(several, data -> data.offset),
        wholes(several, data -> data.stratum),
        cluster);
  }

  private static double[] numbers(List<HazardData> several, Function<HazardData, double[]> part) {
    return several.stream().map(part).flatMapToDouble(Arrays::stream).toArray();
  }

  private static int[] wholes(List<HazardData> several, Function<HazardData, int[]> part) {
    return several.stream().map(part).flatMapToInt(Arrays::stream).toArray();
  }

  /** Every step-th row. */
  HazardData everyRow(int step) {
    int kept = (rows() + step - 1) / step;
    double[] keptDesign = new double[kept * columns];
    for (int row = 0; row < kept; row++) {
      System.arraycopy(design, row * step * columns, keptDesign, row * columns, columns);
    }
    return new HazardData(
        keptDesign,
        columns,
        thin(start, step),
        thin(stop, step),
        thin(status, step),
        thin(weight, step),
        thin(offset, step),
        thin(stratum, step),
        NO_GROUPS);
  }

  private static double[] thin(double[] values, int step) {
    double[] kept = new double[(values.length + step - 1) / step];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[i * step];
    }
    return kept;
  }

  private static int[] thin(int[] values, int step) {
    int[] kept = new int[(values.length + step - 1) / step];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[i * step];
    }
    return kept;
  }
}

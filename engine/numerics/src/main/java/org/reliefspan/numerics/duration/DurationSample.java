package org.reliefspan.numerics.duration;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.model.RefusedRowException;

/**
 * Rows of durations on (left, right] with covariates. Immutable; copies what it is given, except
 * the design, which is shared.
 *
 * <p>Left = right is an exact time; right infinite is right-censored; left 0 is left-censored, so
 * (0, right]; left negative is left-censored with 0 allowed, which differs only under a point mass
 * at zero; left = right = 0 is a duration of 0. An entry above 0 means that the row was seen only
 * because it lasted longer than that. Rows count from 0.
 */
public final class DurationSample implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double[] NONE = new double[0];
  private static final int[] NO_GROUPS = new int[0];

  private final int rows;
  private final double[] design; // row-major [row][column]
  private final int columns;
  private final double[] logLeft;
  private final double[] logRight;
  private final boolean[] mayBeZero;
  private final double[] logEntry; // empty: none
  private final double[] weights; // empty: all 1
  private final double[] offsets; // empty: all 0
  private final int[] scaleStrata; // empty: one
  private final int[] clusters; // empty: none

  private DurationSample(Parts parts) {
    this.rows = parts.rows;
    this.design = parts.design;
    this.columns = parts.columns;
    this.logLeft = parts.logLeft;
    this.logRight = parts.logRight;
    this.mayBeZero = parts.mayBeZero;
    this.logEntry = parts.logEntry;
    this.weights = parts.weights;
    this.offsets = parts.offsets;
    this.scaleStrata = parts.scaleStrata;
    this.clusters = parts.clusters;
  }

  /**
   * Rows with a design.
   *
   * @param left lower ends, see above
   * @param right upper ends, not below left
   * @param design row-major [row][column], with a column of ones where there is an intercept
   * @param columns number of columns
   */
  public static DurationSample of(double[] left, double[] right, double[] design, int columns) {
    int rows = left.length;
    requireLength("right", right.length, rows);
    requireLength("design", design.length, rows * columns);
    Parts parts = new Parts(rows, design, columns);
    for (int row = 0; row < rows; row++) {
      double from = left[row];
      double to = right[row];
      if (!(from <= to && to >= 0 && from < Double.POSITIVE_INFINITY)) {
        throw new RefusedRowException(
            "The times in {row} must not be negative, and the left end must not exceed the right. Maybe"
                + " a missing end was not read as Inf.",
            row);
      }
      parts.logLeft[row] = from > 0 ? Math.log(from) : Double.NEGATIVE_INFINITY;
      parts.logRight[row] = from == to ? parts.logLeft[row] : Math.log(to);
      parts.mayBeZero[row] = from < 0 || to == 0;
    }
    return new DurationSample(parts);
  }

  /** The same with entry times (left truncation), 0 where a row was seen from the start. */
  public DurationSample withEntries(double[] entry) {
    requireLength("entry", entry.length, rows);
    Parts parts = new Parts(this);
    parts.logLeft = logLeft.clone();
    parts.logEntry = new double[rows];
    for (int row = 0; row < rows; row++) {
      double log = entry[row] > 0 ? Math.log(entry[row]) : Double.NEGATIVE_INFINITY;
      if (!(entry[row] >= 0 && (log < logRight[row] || entry[row] == 0))) {
        throw new RefusedRowException(
            "The entry in {row} must not be negative and must lie before the end.", row);
      }
      parts.logEntry[row] = log;
      parts.logLeft[row] = Math.max(logLeft[row], log);
    }
    return new DurationSample(parts);
  }

  /** The same with case weights, finite and not negative. */
  public DurationSample withWeights(double[] weight) {
    requireLength("weight", weight.length, rows);
    for (int row = 0; row < rows; row++) {
      if (!(weight[row] >= 0 && weight[row] < Double.POSITIVE_INFINITY)) {
        throw new RefusedRowException("The weight in {row} must be finite and not negative.", row);
      }
    }
    Parts parts = new Parts(this);
    parts.weights = weight.clone();
    return new DurationSample(parts);
  }

  /** The same with known terms added to the location. */
  public DurationSample withOffsets(double[] offset) {
    requireLength("offset", offset.length, rows);
    Parts parts = new Parts(this);
    parts.offsets = offset.clone();
    return new DurationSample(parts);
  }

  /** The same with a scale for each stratum, dense from 0. */
  public DurationSample withScaleStrata(int[] stratum) {
    requireLength("stratum", stratum.length, rows);
    Parts parts = new Parts(this);
    parts.scaleStrata = stratum.clone();
    return new DurationSample(parts);
  }

  /** The same with clusters, dense from 0, for robust variances. */
  public DurationSample withClusters(int[] cluster) {
    requireLength("cluster", cluster.length, rows);
    Parts parts = new Parts(this);
    parts.clusters = cluster.clone();
    return new DurationSample(parts);
  }

  /** The same rows with other covariates. */
  public DurationSample withDesign(double[] otherDesign, int otherColumns) {
    requireLength("design", otherDesign.length, rows * otherColumns);
    Parts parts = new Parts(this);
    parts.design = otherDesign;
    parts.columns = otherColumns;
    return new DurationSample(parts);
  }

  /** Every {@code stride}-th row. */
  DurationSample everyRow(int stride) {
    int kept = (rows + stride - 1) / stride;
    double[] thinned = new double[kept * columns];
    for (int row = 0; row < kept; row++) {
      System.arraycopy(design, row * stride * columns, thinned, row * columns, columns);
    }
    Parts parts = new Parts(kept, thinned, columns);
    parts.logLeft = thin(logLeft, stride);
    parts.logRight = thin(logRight, stride);
    for (int row = 0; row < kept; row++) {
      parts.mayBeZero[row] = mayBeZero[row * stride];
    }
    parts.logEntry = thin(logEntry, stride);
    parts.weights = thin(weights, stride);
    parts.offsets = thin(offsets, stride);
    parts.scaleStrata = thin(scaleStrata, stride);
    return new DurationSample(parts);
  }

  /** The rows of samples of one shape, one after the other; clusters are left out. */
  static DurationSample joined(List<DurationSample> samples) {
    int rows = samples.stream().mapToInt(DurationSample::rows).sum();
    int columns = samples.get(0).columns;
    Parts parts = new Parts(rows, new double[rows * columns], columns);
    double[] entry = new double[rows];
    double[] weight = new double[rows];
    double[] offset = new double[rows];
    int[] stratum = new int[rows];
    int next = 0;
    for (DurationSample sample : samples) {
      System.arraycopy(sample.design, 0, parts.design, next * columns, sample.design.length);
      System.arraycopy(sample.logLeft, 0, parts.logLeft, next, sample.rows);
      System.arraycopy(sample.logRight, 0, parts.logRight, next, sample.rows);
      System.arraycopy(sample.mayBeZero, 0, parts.mayBeZero, next, sample.rows);
      for (int row = 0; row < sample.rows; row++) {
        entry[next] = sample.logEntry(row);
        weight[next] = sample.weight(row);
        offset[next] = sample.offset(row);
        stratum[next++] = sample.scaleStrata.length == 0 ? 0 : sample.scaleStrata[row];
      }
    }
    boolean late = samples.stream().anyMatch(DurationSample::hasEntries);
    parts.logEntry = late ? entry : NONE;
    parts.weights = weight;
    parts.offsets = offset;
    parts.scaleStrata = stratum;
    return new DurationSample(parts);
  }

  private static double[] thin(double[] values, int stride) {
    double[] kept = new double[(values.length + stride - 1) / stride];
    Arrays.setAll(kept, i -> values[i * stride]);
    return kept;
  }

  private static int[] thin(int[] values, int stride) {
    int[] kept = new int[(values.length + stride - 1) / stride];
    Arrays.setAll(kept, i -> values[i * stride]);
    return kept;
  }

  private static void requireLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          "%s (%d) must have %d entries".formatted(name, length, expected));
    }
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns of the design. */
  public int columns() {
    return columns;
  }

  /** Whether the end of a row is known to the instant, and above 0. */
  public boolean isExact(int row) {
    return logLeft[row] == logRight[row] && !isZero(row);
  }

  /** Whether a row lasted no time. */
  public boolean isZero(int row) {
    return logRight[row] == Double.NEGATIVE_INFINITY;
  }

  /** Whether a row has an end, exact or in an interval. */
  public boolean hasEnd(int row) {
    return logRight[row] < Double.POSITIVE_INFINITY;
  }

  boolean hasEntries() {
    return logEntry.length > 0;
  }

  boolean mayBeZero(int row) {
    return mayBeZero[row];
  }

  /** Log of the lower end; negative infinity for 0 and less. */
  public double logLeft(int row) {
    return logLeft[row];
  }

  /** Log of the upper end; may be infinite. */
  public double logRight(int row) {
    return logRight[row];
  }

  /** Log of the entry; negative infinity without one. */
  public double logEntry(int row) {
    return logEntry.length == 0 ? Double.NEGATIVE_INFINITY : logEntry[row];
  }

  /** Case weight. */
  public double weight(int row) {
    return weights.length == 0 ? 1 : weights[row];
  }

  /** Known term of the location. */
  public double offset(int row) {
    return offsets.length == 0 ? 0 : offsets[row];
  }

  /** An entry of the design. */
  public double covariate(int row, int column) {
    return design[row * columns + column];
  }

  /** Clusters dense from 0; empty when there are none. */
  public int[] clusters() {
    return clusters.clone();
  }

  /** Number of scale strata. */
  public int scaleStrata() {
    return scaleStrata.length == 0 ? 1 : Arrays.stream(scaleStrata).max().getAsInt() + 1;
  }

  double[] sharedDesign() {
    return design;
  }

  double[] sharedOffsets() {
    return offsets;
  }

  int[] sharedStrata() {
    return scaleStrata;
  }

  /** What the factories change before the sample is closed. */
  private static final class Parts {
    private final int rows;
    private double[] design;
    private int columns;
    private double[] logLeft;
    private double[] logRight;
    private boolean[] mayBeZero;
    private double[] logEntry = NONE;
    private double[] weights = NONE;
    private double[] offsets = NONE;
    private int[] scaleStrata = NO_GROUPS;
    private int[] clusters = NO_GROUPS;

    Parts(int rows, double[] design, int columns) {
      this.rows = rows;
      this.design = design;
      this.columns = columns;
      this.logLeft = new double[rows];
      this.logRight = new double[rows];
      this.mayBeZero = new boolean[rows];
    }

    Parts(DurationSample sample) {
      this.rows = sample.rows;
      this.design = sample.design;
      this.columns = sample.columns;
      this.logLeft = sample.logLeft;
      this.logRight = sample.logRight;
      this.mayBeZero = sample.mayBeZero;
      this.logEntry = sample.logEntry;
      this.weights = sample.weights;
      this.offsets = sample.offsets;
      this.scaleStrata = sample.scaleStrata;
      this.clusters = sample.clusters;
    }
  }
}

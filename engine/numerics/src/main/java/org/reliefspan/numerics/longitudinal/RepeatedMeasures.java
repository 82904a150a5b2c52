package org.reliefspan.numerics.longitudinal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Rows of repeated measures: design, response, subject and where the row stands. Immutable.
 *
 * <p>A response that is NaN was not observed; such rows, and rows of weight 0, take no part. A
 * weight divides the variance of its row (precision weights): V becomes D V D with D the diagonal
 * of 1 / square root of the weight.
 */
public final class RepeatedMeasures {
  private final double[] design;
  private final double[] response;
  private final int[] subject;
  private final double[] coordinates;
  private final double[] weight;
  private final int columns;
  private final int width; // coordinates of a row

  private RepeatedMeasures(
      double[] design,
      double[] response,
      int[] subject,
      double[] coordinates,
      double[] weight,
      int width) {
    this.design = design;
    this.response = response;
    this.subject = subject;
    this.coordinates = coordinates;
    this.weight = weight;
    this.columns = response.length == 0 ? 0 : design.length / response.length;
    this.width = width;
    check();
  }

  /**
   * Rows at visits or times.
   *
   * @param design row-major [row][column], with a column of ones for an intercept
   * @param response NaN where not observed
   * @param subject any numbers; equal numbers are one subject
   * @param position visit from 0, or time
   */
  public static RepeatedMeasures of(
      double[] design, double[] response, int[] subject, double[] position) {
    double[] ones = new double[response.length];
    Arrays.fill(ones, 1);
    RepeatedMeasures measures =
        new RepeatedMeasures(
            design.clone(), response.clone(), subject.clone(), position.clone(), ones, 1);
    measures.checkDistinctPositions();
    return measures;
  }

  /**
   * Rows with columns whose coefficients vary between subjects.
   *
   * @param random row-major [row][random column]
   */
  static RepeatedMeasures withRandomColumns(
      double[] design, double[] response, int[] subject, double[] random) {
    double[] ones = new double[response.length];
    Arrays.fill(ones, 1);
    int width = response.length == 0 ? 1 : random.length / response.length;
    return new RepeatedMeasures(
        design.clone(), response.clone(), subject.clone(), random.clone(), ones, width);
  }

  /** The same rows with weights, not negative. */
  public RepeatedMeasures withWeights(double[] weights) {
    return new RepeatedMeasures(design, response, subject, coordinates, weights.clone(), width);
  }

  private void check() {
    int rows = response.length;
    if (rows == 0 || design.length != rows * columns || columns == 0) {
      throw new IllegalArgumentException(
          "design (%d values) must be row-major with one row for each response (%d)"
              .formatted(design.length, rows));
    }
    if (subject.length != rows || coordinates.length != rows * width || weight.length != rows) {
      throw new IllegalArgumentException(
          "subject (%d), position (%d) and weight (%d) must have one entry for each response (%d)"
              .formatted(subject.length, coordinates.length / width, weight.length, rows));
    }
    for (int row = 0; row < rows; row++) {
      checkRow(row);
    }
  }

  private void checkRow(int row) {
    boolean finite = !Double.isInfinite(response[row]);
    for (int j = 0; j < columns; j++) {
      finite &= Double.isFinite(design[row * columns + j]);
    }
    for (int j = 0; j < width; j++) {
      finite &= Double.isFinite(coordinates[row * width + j]);
    }
    if (!finite) {
      throw new IllegalArgumentException(
          "design, response and position of row %d must be finite. Maybe drop the row?"
              .formatted(row + 1));
    }
    if (!(weight[row] >= 0 && weight[row] < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight of row %d must not be negative and must be finite".formatted(row + 1));
    }
  }

  private void checkDistinctPositions() {
    Integer[] order = Arrays.stream(observedRows()).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order,
        (one, other) ->
            subject[one] != subject[other]
                ? Integer.compare(subject[one], subject[other])
                : compareCoordinates(one, other));
    for (int i = 1; i < order.length; i++) {
      if (subject[order[i]] == subject[order[i - 1]]
          && compareCoordinates(order[i], order[i - 1]) == 0) {
        throw new NotEstimableException(
            "Two rows are the same visit of one subject. Maybe take their mean, or use times?");
      }
    }
  }

  /** Number of rows, those not observed included. */
  public int rows() {
    return response.length;
  }

  /** Number of columns of the design. */
  public int columns() {
    return columns;
  }

  int[] observedRows() {
    return IntStream.range(0, response.length)
        .filter(row -> !Double.isNaN(response[row]) && weight[row] > 0)
        .toArray();
  }

  int compareCoordinates(int one, int other) {
    int result = 0;
    for (int j = 0; result == 0 && j < width; j++) {
      result =
          Double.compare(coordinates[one * width + j] + 0.0, coordinates[other * width + j] + 0.0);
    }
    return result;
  }

  double[] coordinatesOf(int[] rows) {
    double[] result = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(coordinates, rows[i] * width, result, i * width, width);
    }
    return result;
  }

  double[] coordinates() {
    return coordinates;
  }

  double design(int row, int column) {
    return design[row * columns + column];
  }

  double response(int row) {
    return response[row];
  }

  int subject(int row) {
    return subject[row];
  }

  double weight(int row) {
    return weight[row];
  }

  int coordinateWidth() {
    return width;
  }
}

package org.reliefspan.numerics.glm;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.model.RefusedRowException;

/**
 * A design with responses, case weights and offsets. The arrays are not copied: do not change them.
 */
public final class RegressionData {
  private final int rows;
  private final int columns;
  private final double[] design; // row-major [row][column]
  private final double[] response;
  private final double[] weight;
  private final double[] offset;
  private final List<String> names; // empty, or one per column

  private RegressionData(
      int columns,
      double[] design,
      double[] response,
      double[] weight,
      double[] offset,
      List<String> names) {
    this.rows = response.length;
    this.columns = columns;
    this.design = design;
    this.response = response;
    this.weight = weight;
    this.offset = offset;
    this.names = names;
  }

  /**
   * Rows of weight 1 without offset.
   *
   * @param design row-major [row][column]; include a column of ones for an intercept, first
   * @param response one per row
   */
  public static RegressionData of(double[] design, double[] response) {
    int rows = response.length;
    int columns = rows == 0 ? 0 : design.length / rows;
    if (columns < 1 || design.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "design (%d) must be rows times columns, response (%d) one per row"
              .formatted(design.length, rows));
    }
    checkFinite(design, "design");
    checkFinite(response, "response");
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return new RegressionData(columns, design, response, ones, new double[rows], List.of());
  }

  /** With case weights, not negative; for binomial shares of trials, the numbers of trials. */
  public RegressionData withWeights(double[] weights) {
    checkLength(weights, "weights");
    for (int row = 0; row < rows; row++) {
      if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
        throw new RefusedRowException("The weight in {row} must be finite and not negative.", row);
      }
    }
    return new RegressionData(columns, design, response, weights, offset, names);
  }

  /** With known parts of the linear predictor. */
  public RegressionData withOffset(double[] offsets) {
    checkLength(offsets, "offsets");
    checkFinite(offsets, "offsets");
    return new RegressionData(columns, design, response, weight, offsets, names);
  }

  /** With names of the columns, for messages. */
  public RegressionData withColumnNames(List<String> columnNames) {
    if (columnNames.size() != columns) {
      throw new IllegalArgumentException(
          "columnNames (%d) must have one name per column (%d)"
              .formatted(columnNames.size(), columns));
    }
    return new RegressionData(columns, design, response, weight, offset, List.copyOf(columnNames));
  }

  /** With another design of as many rows; names are lost. */
  public RegressionData withDesign(double[] otherDesign) {
    RegressionData checked = of(otherDesign, response);
    return new RegressionData(checked.columns, otherDesign, response, weight, offset, List.of());
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** An entry of the design. */
  public double design(int row, int column) {
    return design[row * columns + column];
  }

  /** Response of a row. */
  public double response(int row) {
    return response[row];
  }

  /** Case weight of a row. */
  public double weight(int row) {
    return weight[row];
  }

  /** Offset of a row. */
  public double offset(int row) {
    return offset[row];
  }

  /** Name of a column, or its number from 0. */
  public String columnName(int column) {
    return names.isEmpty() ? "column " + column : names.get(column);
  }

  /** Offset plus design times coefficients. */
  public double linearPredictor(int row, double[] coefficients) {
    double sum = offset[row];
    for (int j = 0, at = row * columns; j < columns; j++, at++) {
      sum += design[at] * coefficients[j];
    }
    return sum;
  }

  /** Number of rows with positive weight. */
  public int rowsUsed() {
    int used = 0;
    for (double w : weight) {
      used += w > 0 ? 1 : 0;
    }
    return used;
  }

  boolean hasOffset() {
    for (double value : offset) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  double[] designArray() {
    return design;
  }

  double[] responseArray() {
    return response;
  }

  double[] weightArray() {
    return weight;
  }

  double[] offsetArray() {
    return offset;
  }

  /** Whether a column holds one number, not 0, in all rows. */
  boolean isConstant(int column) {
    double first = design[column];
    for (int at = column; at < design.length; at += columns) {
      if (design[at] != first) {
        return false;
      }
    }
    return first != 0;
  }

  private void checkLength(double[] values, String name) {
    if (values.length != rows) {
      throw new IllegalArgumentException(
          "%s (%d) must have one number per row (%d)".formatted(name, values.length, rows));
    }
  }

  private static void checkFinite(double[] values, String name) {
    double sum = 0;
    for (double value : values) {
      sum += value * 0; // stays 0 exactly when all are finite
    }
    if (sum != 0) {
      throw new IllegalArgumentException(
          "%s must be finite. Maybe a missing value?".formatted(name));
    }
  }
}

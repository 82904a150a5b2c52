package org.reliefspan.numerics.interval;

/** Rows of a semiparametric fit: places of their ends on the curve, covariates, weights. */
final class SemiparametricRows {
  final int rows;
  final int columns;

  /** Number of innermost intervals; the curve has this number plus 1 of values. */
  final int size;

  /** Index of the curve's value before and after each row's interval. */
  final int[] before;

  final int[] after;

  /** Row-major, centred and in units of its spread. */
  final double[] design;

  final double[] weight;
  final double[] center;
  final double[] spread;
  final double total;

  SemiparametricRows(
      InnermostIntervals intervals,
      IntervalCensoredData data,
      double[] design,
      int columns,
      double[] weight) {
    this.rows = weight.length;
    this.columns = columns;
    this.size = intervals.size();
    this.before = new int[rows];
    this.after = new int[rows];
    this.weight = weight.clone();
    this.design = design.clone();
    this.center = new double[columns];
    this.spread = new double[columns];
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      before[row] = intervals.first[data.pairOfRow(row)];
      after[row] = intervals.last[data.pairOfRow(row)] + 1;
      sum += weight[row];
    }
    this.total = sum;
    for (int column = 0; column < columns; column++) {
      standardise(column);
    }
  }

  private void standardise(int column) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += weight[row] * design[row * columns + column];
    }
    center[column] = sum / total;
    double square = 0;
    for (int row = 0; row < rows; row++) {
      double away = design[row * columns + column] - center[column];
      design[row * columns + column] = away;
      square += weight[row] * away * away;
    }
    double value = Math.sqrt(square / total);
    boolean varies = value > 1e-12 * (1 + Math.abs(center[column]));
    spread[column] = varies ? value : 1;
    for (int row = 0; row < rows; row++) {
      design[row * columns + column] = varies ? design[row * columns + column] / value : 0;
    }
  }

  /** Second moments of the standardised covariates, row-major. */
  double[] moments() {
    double[] moments = new double[columns * columns];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          moments[i * columns + j] +=
              weight[row] / total * design[row * columns + i] * design[row * columns + j];
        }
      }
    }
    return moments;
  }
}

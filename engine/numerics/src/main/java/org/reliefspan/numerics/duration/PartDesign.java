package org.reliefspan.numerics.duration;

import java.util.stream.IntStream;
import org.reliefspan.numerics.matrix.Cholesky;

/**
 * Columns of a design without those that depend on earlier ones, and the size of each.
 *
 * @param values row-major [row][kept column]
 * @param kept numbers of the kept columns in the original design
 * @param original number of columns of the original design
 * @param unit root of the mean square of each kept column
 * @param constant combination of kept columns nearest to a column of ones
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one fit
record PartDesign(double[] values, int[] kept, int original, double[] unit, double[] constant) {
  static PartDesign of(double[] design, int columns, DurationSample sample) {
    double[] cross = new double[columns * columns];
    double[] sums = new double[columns];
    double total = cross(design, columns, sample, cross, sums);
    return of(design, columns, cross, sums, total);
  }

  /**
   * From sums over all rows, which may be more than those of the design.
   *
   * @param cross weighted products of columns, row-major; overwritten
   * @param sums weighted sums of columns; overwritten
   */
  static PartDesign of(double[] design, int columns, double[] cross, double[] sums, double total) {
    double[] unit = new double[columns];
    for (int i = 0; i < columns; i++) {
      double square = cross[i * columns + i] / total;
      unit[i] = square > 0 ? Math.sqrt(square) : 1;
    }
    for (int i = 0; i < columns; i++) {
      sums[i] /= unit[i];
      for (int j = 0; j < columns; j++) {
        cross[i * columns + j] /= unit[i] * unit[j];
      }
    }
    Cholesky factor = Cholesky.of(cross, columns, 1e-11);
    factor.solve(sums);
    int[] kept = IntStream.range(0, columns).filter(factor::isIndependent).toArray();
    double[] keptUnit = new double[kept.length];
    double[] constant = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      keptUnit[i] = unit[kept[i]];
      constant[i] = sums[kept[i]] / unit[kept[i]];
    }
    return new PartDesign(picked(design, columns, kept), kept, columns, keptUnit, constant);
  }

  /** Adds weighted products and sums of columns; returns the sum of weights. */
  static double cross(
      double[] design, int columns, DurationSample sample, double[] cross, double[] sums) {
    double total = 0;
    for (int row = 0; row < sample.rows(); row++) {
      double weight = sample.weight(row);
      total += weight;
      int base = row * columns;
      for (int i = 0; i < columns; i++) {
        double scaled = weight * design[base + i];
        sums[i] += scaled;
        for (int j = 0; j <= i; j++) {
          cross[i * columns + j] += scaled * design[base + j];
        }
      }
    }
    for (int i = 0; i < columns; i++) {
      for (int j = i + 1; j < columns; j++) {
        cross[i * columns + j] = cross[j * columns + i];
      }
    }
    return total;
  }

  /** The kept columns of a design. */
  static double[] picked(double[] design, int columns, int[] kept) {
    if (kept.length == columns) {
      return design;
    }
    int rows = design.length / columns;
    double[] values = new double[rows * kept.length];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < kept.length; i++) {
        values[row * kept.length + i] = design[row * columns + kept[i]];
      }
    }
    return values;
  }

  int columns() {
    return kept.length;
  }

  /** Every {@code stride}-th row. */
  PartDesign everyRow(int stride) {
    int columns = columns();
    int rows = columns == 0 ? 0 : values.length / columns;
    double[] thinned = new double[(rows + stride - 1) / stride * columns];
    for (int row = 0; row < rows; row += stride) {
      System.arraycopy(values, row * columns, thinned, row / stride * columns, columns);
    }
    return new PartDesign(thinned, kept, original, unit, constant);
  }
}

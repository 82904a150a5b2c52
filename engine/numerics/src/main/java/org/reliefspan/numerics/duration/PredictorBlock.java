package org.reliefspan.numerics.duration;

/**
 * One predictor of the rows: a linear form in a run of parameters, one parameter for each group of
 * rows, or a constant. Immutable.
 */
final class PredictorBlock {
  private static final double[] ONE = {1};
  private static final double[] NONE = new double[0];

  private final double[] values;
  private final int count;
  private final int stride;
  private final double[] offsets; // empty: all 0
  private final int[] groups; // empty: one group
  private final int first;
  private final double constant;

  private PredictorBlock(
      double[] values, int count, int stride, double[] offsets, int[] groups, int first, double c) {
    this.values = values;
    this.count = count;
    this.stride = stride;
    this.offsets = offsets;
    this.groups = groups;
    this.first = first;
    this.constant = c;
  }

  /** x'b + offset, b the parameters from {@code first}; the design is row-major, shared. */
  static PredictorBlock ofDesign(double[] design, int columns, double[] offsets, int first) {
    return new PredictorBlock(design, columns, columns, offsets, new int[0], first, 0);
  }

  /** The parameter of the row's group, counted from {@code first}. */
  static PredictorBlock ofGroups(int[] groups, int first) {
    return new PredictorBlock(ONE, 1, 0, NONE, groups, first, 0);
  }

  /** No parameter. */
  static PredictorBlock ofConstant(double constant) {
    return new PredictorBlock(NONE, 0, 0, NONE, new int[0], 0, constant);
  }

  double[] values() {
    return values;
  }

  int count() {
    return count;
  }

  /** Where the row's values begin. */
  int base(int row) {
    return row * stride;
  }

  /** The row's first parameter. */
  int first(int row) {
    return groups.length == 0 ? first : first + groups[row];
  }

  double predict(int row, double[] parameters) {
    double sum = offsets.length == 0 ? constant : constant + offsets[row];
    int base = row * stride;
    int at = first(row);
    for (int i = 0; i < count; i++) {
      sum += values[base + i] * parameters[at + i];
    }
    return sum;
  }
}

package org.reliefspan.numerics.survival;

/**
 * Rows sorted by one time.
 *
 * @param value the time, rising
 * @param code what the row is: its group, or its group and status
 * @param weight weight of each position; empty when all are 1
 * @param after weight of the same group at later positions; empty when all weights are 1 and the
 *     rows are sorted by their ends
 * @param total weight of each group
 */
@SuppressWarnings("ArrayRecordComponent") // package-private working columns, never compared
record SortedColumns(double[] value, int[] code, double[] weight, double[] after, double[] total) {
  static final SortedColumns NONE =
      new SortedColumns(new double[0], new int[0], new double[0], new double[0], new double[0]);

  /** By the end of follow-up; code = group << statusBits | status. */
  static SortedColumns byEnd(SurvivalData data, int[] group, int groups) {
    int n = data.size();
    double[] column = new double[n];
    int[] code = new int[n];
    int bits = statusBits(data.causes());
    for (int i = 0; i < n; i++) {
      column[i] = data.time(i);
      code[i] = (group[i] << bits) | data.status(i);
    }
    return sorted(data, column, code, bits, groups, data.hasWeights());
  }

  /** Bits that hold a status of 0 to causes. */
  static int statusBits(int causes) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(causes);
  }

  /** By entry; code = group. */
  static SortedColumns byEntry(SurvivalData data, int[] group, int groups) {
    double[] column = new double[data.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = data.entry(i);
    }
    return sorted(data, column, group, 0, groups, true);
  }

  private static SortedColumns sorted(
      SurvivalData data, double[] column, int[] code, int bits, int groups, boolean summed) {
    int n = column.length;
    RadixOrder sorted = RadixOrder.of(column);
    int[] order = sorted.row();
    double[] weight = new double[data.hasWeights() ? n : 0];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = data.weight(order[i]);
    }
    int[] sortedCode = Rows.pick(code, order);
    double[] total = new double[groups];
    double[] after = new double[summed ? n : 0];
    for (int i = n - 1; i >= 0; i--) {
      int group = sortedCode[i] >> bits;
      if (summed) {
        after[i] = total[group];
      }
      total[group] += weight.length == 0 ? 1 : weight[i];
    }
    return new SortedColumns(sorted.value(), sortedCode, weight, after, total);
  }
}

package org.reliefspan.analysis.fit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.formula.FormulaException;

/**
 * Rows with equal ones counted, once as they are (column 0) and once in each bootstrap replicate
 * (columns from 1): one pass over the rows serves all replicates.
 *
 * @param columns sums of the weights of each kind
 */
record ResampledKinds<K extends Comparable<K> & Serializable>(TreeMap<K, double[]> columns)
    implements Serializable {

  /** Counts the rows of a part. */
  static <K extends Comparable<K> & Serializable> ResampledKinds<K> of(
      ModelFrame frame, Resampling resampling, IntFunction<K> kindOfRow) {
    TreeMap<K, double[]> columns = new TreeMap<>();
    if (frame.rows() == 0) {
      return new ResampledKinds<>(columns);
    }
    Resampling.Draws draws = resampling.draws(frame);
    double[] weight = frame.weightsOrOnes();
    for (int row = 0; row < weight.length; row++) {
      double[] sums =
          columns.computeIfAbsent(
              kindOfRow.apply(row), kind -> new double[resampling.replicates() + 1]);
      requireFew(columns.size(), resampling);
      sums[0] += weight[row];
      for (int replicate = 0; replicate < resampling.replicates(); replicate++) {
        sums[replicate + 1] += weight[row] * draws.times(row, replicate);
      }
    }
    return new ResampledKinds<>(columns);
  }

  private static void requireFew(long kinds, Resampling resampling) {
    if (kinds * (resampling.replicates() + 1) > Together.MOST) {
      throw new FormulaException(
          "The times differ in too many rows for %d resamples of their counts. Maybe round them to"
                  .formatted(resampling.replicates())
              + " days, or ask for fewer?");
    }
  }

  /** All parts together. */
  static <K extends Comparable<K> & Serializable> ResampledKinds<K> joined(
      List<ResampledKinds<K>> parts) {
    TreeMap<K, double[]> total = new TreeMap<>();
    for (ResampledKinds<K> part : parts) {
      part.columns.forEach((kind, sums) -> total.merge(kind, sums, ResampledKinds::sum));
    }
    return new ResampledKinds<>(total);
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  /** Kinds of a column in their order, those of weight 0 left out. */
  List<K> kinds(int column) {
    List<K> kinds = new ArrayList<>();
    for (Map.Entry<K, double[]> each : columns.entrySet()) {
      if (column == 0 || each.getValue()[column] > 0) {
        kinds.add(each.getKey());
      }
    }
    return kinds;
  }

  /** Weights of the kinds of a column. */
  double[] weights(int column) {
    return columns.values().stream()
        .mapToDouble(sums -> sums[column])
        .filter(weight -> column == 0 || weight > 0)
        .toArray();
  }
}

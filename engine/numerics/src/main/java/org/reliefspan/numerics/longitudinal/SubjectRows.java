package org.reliefspan.numerics.longitudinal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Observed rows, sorted by pattern, subject and coordinate, in the orthonormal basis, the response
 * as least-squares residual of unit variance. So no result depends on the order of the input rows.
 */
final class SubjectRows {
  private static final double CONSTANT = 1e-24;

  private final OrthonormalDesign design;
  private final List<Pattern> patterns;
  private final int[] order; // input row of each sorted row
  private final double[] place; // least-squares coefficients of the basis, in the response's unit
  private final double unit; // standard deviation of the least-squares residuals
  private final double logWeights;
  private final double[] data;

  private SubjectRows(
      OrthonormalDesign design,
      List<Pattern> patterns,
      int[] order,
      double[] place,
      double unit,
      double logWeights,
      double[] data) {
    this.design = design;
    this.patterns = patterns;
    this.order = order;
    this.place = place;
    this.unit = unit;
    this.logWeights = logWeights;
    this.data = data;
  }

  /** Rows of a model; rows without response or with weight 0 are left out. */
  static SubjectRows of(RepeatedMeasures measures) {
    int[] rows = measures.observedRows();
    int[][] bySubject = subjects(measures, rows);
    Arrays.sort(bySubject, patternOrder(measures));
    int[] order = Arrays.stream(bySubject).flatMapToInt(Arrays::stream).toArray();
    int columns = measures.columns();
    double[] design = new double[order.length * columns];
    double[] response = new double[order.length];
    double logWeights = 0;
    for (int i = 0; i < order.length; i++) {
      double root = Math.sqrt(measures.weight(order[i]));
      logWeights += 2 * Math.log(root);
      response[i] = root * measures.response(order[i]);
      for (int j = 0; j < columns; j++) {
        design[i * columns + j] = root * measures.design(order[i], j);
      }
    }
    OrthonormalDesign basis = OrthonormalDesign.of(design, order.length, columns);
    double total = squares(response);
    double[] place = basis.explain(response);
    double unit = unit(response, total, basis.rank());
    double[] data = data(basis, response, unit);
    List<Pattern> patterns = patterns(measures, bySubject, data, basis.rank() + 1);
    return new SubjectRows(basis, patterns, order, place, unit, logWeights, data);
  }

  private static int[][] subjects(RepeatedMeasures measures, int[] rows) {
    Integer[] sorted = Arrays.stream(rows).boxed().toArray(Integer[]::new);
    Arrays.sort(
        sorted,
        Comparator.comparingInt((Integer row) -> measures.subject(row))
            .thenComparing(measures::compareCoordinates));
    List<int[]> subjects = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= sorted.length; to++) {
      if (to == sorted.length || measures.subject(sorted[to]) != measures.subject(sorted[from])) {
        subjects.add(Arrays.stream(sorted, from, to).mapToInt(Integer::intValue).toArray());
        from = to;
      }
    }
    return subjects.toArray(int[][]::new);
  }

  private static Comparator<int[]> patternOrder(RepeatedMeasures measures) {
    return (one, other) -> {
      int result = Integer.compare(one.length, other.length);
      for (int i = 0; result == 0 && i < one.length; i++) {
        result = measures.compareCoordinates(one[i], other[i]);
      }
      return result != 0
          ? result
          : Integer.compare(measures.subject(one[0]), measures.subject(other[0]));
    };
  }

  private static double squares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  private static double unit(double[] residual, double total, int rank) {
    if (residual.length <= rank) {
      throw new NotEstimableException(
          "There are not more observed rows (%d) than coefficients (%d)."
              .formatted(residual.length, rank));
    }
    double left = squares(residual);
    if (!(left > CONSTANT * total)) {
      throw new NotEstimableException("The columns explain the response without any residual.");
    }
    return Math.sqrt(left / (residual.length - rank));
  }

  private static double[] data(OrthonormalDesign basis, double[] residual, double unit) {
    int width = basis.rank() + 1;
    double[] data = new double[residual.length * width];
    for (int row = 0; row < residual.length; row++) {
      for (int j = 0; j < width - 1; j++) {
        data[row * width + j] = basis.entry(row, j);
      }
      data[(row + 1) * width - 1] = residual[row] / unit;
    }
    return data;
  }

  private static List<Pattern> patterns(
      RepeatedMeasures measures, int[][] subjects, double[] data, int width) {
    List<Pattern> patterns = new ArrayList<>();
    int from = 0;
    int row = 0;
    for (int to = 1; to <= subjects.length; to++) {
      if (to == subjects.length || !samePattern(measures, subjects[from], subjects[to])) {
        int size = subjects[from].length;
        patterns.add(
            new Pattern(measures.coordinatesOf(subjects[from]), size, width, data, row, to - from));
        row += size * (to - from);
        from = to;
      }
    }
    return List.copyOf(patterns);
  }

  private static boolean samePattern(RepeatedMeasures measures, int[] one, int[] other) {
    boolean same = one.length == other.length;
    for (int i = 0; same && i < one.length; i++) {
      same = measures.compareCoordinates(one[i], other[i]) == 0;
    }
    return same;
  }

  OrthonormalDesign design() {
    return design;
  }

  List<Pattern> patterns() {
    return patterns;
  }

  int rows() {
    return order.length;
  }

  int rank() {
    return design.rank();
  }

  int subjects() {
    return patterns.stream().mapToInt(Pattern::subjects).sum();
  }

  int largestPattern() {
    return patterns.stream().mapToInt(Pattern::size).max().orElse(0);
  }

  int inputRow(int sortedRow) {
    return order[sortedRow];
  }

  double unit() {
    return unit;
  }

  double logWeights() {
    return logWeights;
  }

  double leastSquares(int basisColumn) {
    return place[basisColumn];
  }

  /** Entry of a sorted row: basis columns, then the response. */
  double entry(int sortedRow, int column) {
    return data[sortedRow * (rank() + 1) + column];
  }
}

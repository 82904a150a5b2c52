package org.reliefspan.simulation.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.spline.NaturalSpline;

/**
 * Designs of a smooth function of one or several parameters, simple to rich: row-major [draw]
 * [column], the first column of ones.
 */
final class Smooth {
  private static final int[] SIZES = {1, 2, 3, 4, 6, 8};

  /** A parameter with no more values than these is a factor. */
  private static final int FEW = 6;

  private static final int DRAWS_PER_COLUMN = 10;

  private final double[][] parameters; // [parameter][draw]
  private final int draws;

  private Smooth(double[][] parameters) {
    this.parameters = parameters;
    this.draws = parameters[0].length;
  }

  /**
   * Designs that the number of draws allows, at least the straight one; none if no parameter
   * varies.
   */
  static List<double[]> designs(double[][] parameters) {
    double[][] varying =
        Arrays.stream(parameters)
            .filter(values -> distinct(values).length > 1)
            .toArray(double[][]::new);
    return varying.length == 0 ? List.of() : new Smooth(varying).designs();
  }

  private List<double[]> designs() {
    List<double[]> designs = new ArrayList<>();
    for (int size : SIZES) {
      Optional<List<double[][]>> terms = terms(size);
      terms.map(this::sums).filter(this::isAllowed).ifPresent(designs::add);
      if (parameters.length > 1 && size <= 3) {
        terms.map(this::withProducts).filter(this::isAllowed).ifPresent(designs::add);
      }
    }
    if (designs.isEmpty()) {
      terms(1).map(this::sums).ifPresent(designs::add);
    }
    return designs;
  }

  private boolean isAllowed(double[] design) {
    return design.length / draws * DRAWS_PER_COLUMN <= draws;
  }

  /** Columns of every parameter; empty where ties leave no room for knots. */
  private Optional<List<double[][]>> terms(int size) {
    try {
      List<double[][]> terms = new ArrayList<>();
      for (double[] values : parameters) {
        double[] levels = distinct(values);
        terms.add(levels.length <= FEW && size > 1 ? factor(values, levels) : spline(values, size));
      }
      return Optional.of(terms);
    } catch (NotEstimableException tied) {
      return Optional.empty();
    }
  }

  private double[] sums(List<double[][]> terms) {
    List<double[]> columns = new ArrayList<>();
    terms.forEach(term -> columns.addAll(Arrays.asList(term)));
    return design(columns);
  }

  private double[] withProducts(List<double[][]> terms) {
    List<double[]> columns = new ArrayList<>();
    terms.forEach(term -> columns.addAll(Arrays.asList(term)));
    for (int a = 0; a < terms.size(); a++) {
      for (int b = 0; b < a; b++) {
        for (double[] one : terms.get(a)) {
          for (double[] other : terms.get(b)) {
            columns.add(product(one, other));
          }
        }
      }
    }
    return design(columns);
  }

  private double[] design(List<double[]> columns) {
    int width = columns.size() + 1;
    double[] design = new double[draws * width];
    for (int draw = 0; draw < draws; draw++) {
      design[draw * width] = 1;
      for (int j = 1; j < width; j++) {
        design[draw * width + j] = columns.get(j - 1)[draw];
      }
    }
    return design;
  }

  private static double[][] spline(double[] values, int size) {
    NaturalSpline spline = NaturalSpline.ofDegreesOfFreedom(values, size);
    double[][] columns = new double[size][values.length];
    double[] at = new double[size];
    for (int draw = 0; draw < values.length; draw++) {
      spline.evaluate(values[draw], at);
      for (int j = 0; j < size; j++) {
        columns[j][draw] = at[j];
      }
    }
    return columns;
  }

  private static double[][] factor(double[] values, double[] levels) {
    double[][] columns = new double[levels.length - 1][values.length];
    for (int draw = 0; draw < values.length; draw++) {
      int level = Arrays.binarySearch(levels, values[draw]);
      if (level > 0) {
        columns[level - 1][draw] = 1;
      }
    }
    return columns;
  }

  private static double[] product(double[] one, double[] other) {
    double[] product = new double[one.length];
    Arrays.setAll(product, i -> one[i] * other[i]);
    return product;
  }

  /** Distinct values, rising. */
  private static double[] distinct(double[] values) {
    return Arrays.stream(values).map(value -> value + 0.0).sorted().distinct().toArray();
  }
}

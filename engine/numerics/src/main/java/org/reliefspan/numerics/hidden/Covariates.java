package org.reliefspan.numerics.hidden;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A named design, row-major [episode][column]. Shares the array that it is given.
 *
 * @param names one for each column
 * @param values finite
 */
@SuppressWarnings("ArrayRecordComponent")
public record Covariates(List<String> names, double[] values) implements Serializable {
  private static final String INTERCEPT = "(Intercept)";

  /** Copies the names. */
  public Covariates {
    names = List.copyOf(names);
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("Covariates must be finite.");
      }
    }
  }

  /** A column of ones. */
  public static Covariates constant(int episodes) {
    double[] ones = new double[episodes];
    Arrays.fill(ones, 1);
    return new Covariates(List.of(INTERCEPT), ones);
  }

  /** No column. */
  public static Covariates none() {
    return new Covariates(Collections.emptyList(), new double[0]);
  }

  /** Number of columns. */
  public int columns() {
    return names.size();
  }

  /** Sum over columns of value times coefficient. */
  double predictor(int episode, double[] parameters, int from) {
    int columns = names.size();
    int row = episode * columns;
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      sum += values[row + column] * parameters[from + column];
    }
    return sum;
  }

  /** Adds derivative times value to each column's place. */
  void addTo(int episode, double derivative, double[] gradient, int from) {
    int columns = names.size();
    int row = episode * columns;
    for (int column = 0; column < columns; column++) {
      gradient[from + column] += derivative * values[row + column];
    }
  }

  /** Adds the weighted square of each column's value to its place. */
  void addSquares(int episode, double weight, double[] sums, int from) {
    int columns = names.size();
    int row = episode * columns;
    for (int column = 0; column < columns; column++) {
      sums[from + column] += weight * values[row + column] * values[row + column];
    }
  }

  /** Some rows. */
  Covariates rows(int[] chosen) {
    int columns = names.size();
    double[] some = new double[chosen.length * columns];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * columns, some, i * columns, columns);
    }
    return new Covariates(names, some);
  }

  /** The rows of all. */
  static Covariates joined(Stream<Covariates> places) {
    List<Covariates> all = places.toList();
    double[] values = all.stream().flatMapToDouble(own -> Arrays.stream(own.values)).toArray();
    return new Covariates(all.get(0).names, values);
  }

  /** Itself, when it has a row for every episode. */
  Covariates checked(int episodes) {
    if (values.length != episodes * names.size()) {
      throw new IllegalArgumentException(
          "The design (%d) must have %d columns for %d episodes"
              .formatted(values.length, names.size(), episodes));
    }
    return this;
  }
}

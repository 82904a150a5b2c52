package org.reliefspan.numerics.glm;

/**
 * Sums over rows that do not depend on the coefficients; those of parts add up. Immutable.
 *
 * <p>Arrays: {@code square[column]} sums w x<sup>2</sup>.
 */
public final class GlmSums {
  private final long rowsUsed;
  private final long events;
  private final double weight;
  private final double response;
  private final double saturated;
  private final double logWeights;
  private final double[] square;

  private GlmSums(
      long rowsUsed, long events, double[] scalars, double[] square) { // scalars as they follow
    this.rowsUsed = rowsUsed;
    this.events = events;
    this.weight = scalars[0];
    this.response = scalars[1];
    this.saturated = scalars[2];
    this.logWeights = scalars[3];
    this.square = square;
  }

  /** Sums of no rows. */
  public static GlmSums empty(int columns) {
    return new GlmSums(0, 0, new double[4], new double[columns]);
  }

  /** Sums of these rows. */
  public static GlmSums of(Family family, RegressionData data) {
    long used = 0;
    long events = 0;
    double[] scalars = new double[4];
    double[] square = new double[data.columns()];
    for (int row = 0; row < data.rows(); row++) {
      double weight = data.weight(row);
      double response = data.response(row);
      used += weight > 0 ? 1 : 0;
      events += weight > 0 && response > 0 ? 1 : 0;
      scalars[0] += weight;
      scalars[1] += weight * response;
      scalars[2] += family.distribution().saturatedLogLikelihood(response, weight);
      scalars[3] += weight > 0 ? Math.log(weight) : 0;
      for (int j = 0; j < square.length; j++) {
        square[j] += weight * data.design(row, j) * data.design(row, j);
      }
    }
    return new GlmSums(used, events, scalars, square);
  }

  /** The sums of both. */
  public GlmSums plus(GlmSums other) {
    double[] scalars = {
      weight + other.weight,
      response + other.response,
      saturated + other.saturated,
      logWeights + other.logWeights
    };
    double[] squares = square.clone();
    for (int j = 0; j < squares.length; j++) {
      squares[j] += other.square[j];
    }
    return new GlmSums(rowsUsed + other.rowsUsed, events + other.events, scalars, squares);
  }

  /** The numbers, to be sent elsewhere: rows, events, four sums, squares. */
  public double[] values() {
    double[] values = new double[6 + square.length];
    values[0] = rowsUsed;
    values[1] = events;
    values[2] = weight;
    values[3] = response;
    values[4] = saturated;
    values[5] = logWeights;
    System.arraycopy(square, 0, values, 6, square.length);
    return values;
  }

  /** Sums that came from elsewhere. */
  public static GlmSums ofValues(double[] values) {
    double[] scalars = {values[2], values[3], values[4], values[5]};
    double[] square = new double[values.length - 6];
    System.arraycopy(values, 6, square, 0, square.length);
    return new GlmSums((long) values[0], (long) values[1], scalars, square);
  }

  /** Rows with positive weight. */
  public long rowsUsed() {
    return rowsUsed;
  }

  /** Rows with positive weight and a response above 0. */
  public long events() {
    return events;
  }

  /** Weighted mean of the responses. */
  public double meanResponse() {
    return response / weight;
  }

  /** Root mean square of each column, 1 for a column of zeros: a unit that makes columns alike. */
  public double[] units() {
    double[] units = new double[square.length];
    for (int j = 0; j < units.length; j++) {
      units[j] = square[j] > 0 ? Math.sqrt(square[j] / weight) : 1;
    }
    return units;
  }

  /** The log likelihood that belongs to a deviance, as {@link GlmFit#logLikelihood}. */
  public double logLikelihood(Family family, double deviance) {
    if (family.distribution() instanceof ErrorDistribution.Normal) {
      double n = rowsUsed;
      return (logWeights - n * (Math.log(2 * Math.PI * deviance / n) + 1)) / 2;
    }
    return saturated - deviance / 2;
  }
}

package org.reliefspan.simulation.tally;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * Sums over patients of outcomes by strategy, and of their differences patient by patient.
 *
 * <p>Sums are exact, so a tally is the same for any order of patients, any number of threads and
 * any split that is merged again. Two strategies with the same patients differ by exactly 0. Not
 * thread-safe; one per thread, then {@link #merge}.
 */
public final class Tally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int strategies;
  private final int outcomes;
  private final ExactSum[] sums; // [strategy][outcome]
  private final ExactSum[] squares; // [strategy][outcome], none if only means are wanted
  private final ExactSum[] pairSquares; // [earlier strategy][later strategy][outcome], differences
  private long patients;

  private Tally(int strategies, int outcomes, boolean spread) {
    this.strategies = strategies;
    this.outcomes = outcomes;
    this.sums = zeros(strategies * outcomes);
    this.squares = zeros(spread ? strategies * outcomes : 0);
    this.pairSquares = zeros(spread ? strategies * (strategies - 1) / 2 * outcomes : 0);
  }

  /** Of means alone. */
  public static Tally ofMeans(int strategies, int outcomes) {
    return new Tally(strategies, outcomes, false);
  }

  /** Of means with their Monte Carlo errors. */
  public static Tally withErrors(int strategies, int outcomes) {
    return new Tally(strategies, outcomes, true);
  }

  private static ExactSum[] zeros(int count) {
    ExactSum[] zeros = new ExactSum[count];
    for (int i = 0; i < count; i++) {
      zeros[i] = new ExactSum();
    }
    return zeros;
  }

  /**
   * Adds a patient.
   *
   * @param values finite, row-major [strategy][outcome]
   */
  public void add(double[] values) {
    patients++;
    for (int i = 0; i < sums.length; i++) {
      sums[i].add(values[i]);
    }
    if (squares.length > 0) {
      addSquares(values);
    }
  }

  private void addSquares(double[] values) {
    for (int i = 0; i < squares.length; i++) {
      squares[i].addSquare(values[i]);
    }
    int pair = 0;
    for (int one = 0; one < strategies; one++) {
      for (int other = one + 1; other < strategies; other++) {
        for (int k = 0; k < outcomes; k++) {
          pairSquares[pair++].addSquare(values[other * outcomes + k] - values[one * outcomes + k]);
        }
      }
    }
  }

  /** Adds the patients of another tally of the same kind. */
  public void merge(Tally other) {
    patients += other.patients;
    merge(sums, other.sums);
    merge(squares, other.squares);
    merge(pairSquares, other.pairSquares);
  }

  private static void merge(ExactSum[] into, ExactSum[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i].merge(from[i]);
    }
  }

  /** Number of strategies. */
  public int strategies() {
    return strategies;
  }

  /** Number of patients. */
  public long patients() {
    return patients;
  }

  /** Mean of an outcome. */
  public double mean(int strategy, int outcome) {
    return Moments.mean(sum(strategy, outcome), patients);
  }

  /** One standard error of the mean; needs two patients. */
  public double error(int strategy, int outcome) {
    BigInteger square = squares[strategy * outcomes + outcome].units();
    return error(Moments.variance(sum(strategy, outcome), square, patients));
  }

  /** Mean of an outcome under one strategy less that under another. */
  public double difference(int strategy, int comparator, int outcome) {
    return Moments.mean(sum(strategy, outcome).subtract(sum(comparator, outcome)), patients);
  }

  /** One standard error of the difference, patient by patient; needs two patients. */
  public double differenceError(int strategy, int comparator, int outcome) {
    if (strategy == comparator) {
      return 0;
    }
    int one = Math.min(strategy, comparator);
    int other = Math.max(strategy, comparator);
    int pair = one * (2 * strategies - one - 1) / 2 + other - one - 1;
    BigInteger difference = sum(other, outcome).subtract(sum(one, outcome));
    BigInteger square = pairSquares[pair * outcomes + outcome].units();
    // a difference of doubles is rounded before it is squared, its sum is not: not below 0
    return error(Math.max(0, Moments.variance(difference, square, patients)));
  }

  private double error(double variance) {
    return Math.sqrt(variance / patients);
  }

  private BigInteger sum(int strategy, int outcome) {
    return sums[strategy * outcomes + outcome].units();
  }
}

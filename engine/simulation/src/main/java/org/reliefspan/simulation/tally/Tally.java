package org.reliefspan.simulation.tally;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.List;

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
  private final Ratio[] ratios;
  private final ExactSum[] products; // [ratio][strategy of the numerator][of the denominator]
  private long patients;

  private Tally(int strategies, int outcomes, boolean spread, List<Ratio> ratios) {
    this.strategies = strategies;
    this.outcomes = outcomes;
    this.sums = zeros(strategies * outcomes);
    this.squares = zeros(spread ? strategies * outcomes : 0);
    this.pairSquares = zeros(spread ? strategies * (strategies - 1) / 2 * outcomes : 0);
    this.ratios = ratios.toArray(Ratio[]::new);
    this.products = zeros(this.ratios.length * strategies * strategies);
  }

  /** Of means alone. */
  public static Tally ofMeans(int strategies, int outcomes) {
    return new Tally(strategies, outcomes, false, List.of());
  }

  /** Of means with their Monte Carlo errors. */
  public static Tally withErrors(int strategies, int outcomes) {
    return withErrors(strategies, outcomes, List.of());
  }

  /** Of means and ratios of means with their Monte Carlo errors. */
  public static Tally withErrors(int strategies, int outcomes, List<Ratio> ratios) {
    return new Tally(strategies, outcomes, true, ratios);
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
    if (products.length > 0) {
      addProducts(values);
    }
  }

  /** Adds a patient whose values are all 0. */
  public void addNothing() {
    patients++;
  }

  private void addProducts(double[] values) {
    int product = 0;
    for (Ratio ratio : ratios) {
      for (int one = 0; one < strategies; one++) {
        for (int other = 0; other < strategies; other++) {
          products[product++].addProduct(
              values[one * outcomes + ratio.numerator()],
              values[other * outcomes + ratio.denominator()]);
        }
      }
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
    merge(products, other.products);
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
    BigInteger difference = sum(strategy, outcome).subtract(sum(comparator, outcome));
    BigInteger square = pairSquare(strategy, comparator, outcome);
    // a difference of doubles is rounded before it is squared, its sum is not: not below 0
    return error(Math.max(0, Moments.variance(difference, square, patients)));
  }

  private BigInteger pairSquare(int strategy, int comparator, int outcome) {
    int one = Math.min(strategy, comparator);
    int other = Math.max(strategy, comparator);
    int pair = one * (2 * strategies - one - 1) / 2 + other - one - 1;
    return pairSquares[pair * outcomes + outcome].units();
  }

  /** One standard error of a ratio, by the delta method; 0 where its denominator is 0. */
  public double ratioError(int strategy, int ratio) {
    return RatioMoments.error(sums(strategy, ratio), patients);
  }

  /** One standard error of the difference of a ratio between two strategies. */
  public double ratioDifferenceError(int strategy, int comparator, int ratio) {
    if (strategy == comparator) {
      return 0;
    }
    RatioMoments.Between between =
        new RatioMoments.Between(
            twiceProduct(strategy, comparator, ratios[ratio].numerator()),
            product(ratio, strategy, comparator),
            product(ratio, comparator, strategy),
            twiceProduct(strategy, comparator, ratios[ratio].denominator()));
    return RatioMoments.error(sums(strategy, ratio), sums(comparator, ratio), between, patients);
  }

  private RatioMoments.Sums sums(int strategy, int ratio) {
    int numerator = ratios[ratio].numerator();
    int denominator = ratios[ratio].denominator();
    return new RatioMoments.Sums(
        sum(strategy, numerator),
        sum(strategy, denominator),
        squares[strategy * outcomes + numerator].units(),
        product(ratio, strategy, strategy),
        squares[strategy * outcomes + denominator].units());
  }

  private BigInteger product(int ratio, int ofNumerator, int ofDenominator) {
    return products[(ratio * strategies + ofNumerator) * strategies + ofDenominator].units();
  }

  /** Of an outcome under two strategies: from their squares and that of their difference. */
  private BigInteger twiceProduct(int strategy, int comparator, int outcome) {
    return squares[strategy * outcomes + outcome]
        .units()
        .add(squares[comparator * outcomes + outcome].units())
        .subtract(pairSquare(strategy, comparator, outcome));
  }

  private double error(double variance) {
    return Math.sqrt(variance / patients);
  }

  private BigInteger sum(int strategy, int outcome) {
    return sums[strategy * outcomes + outcome].units();
  }
}

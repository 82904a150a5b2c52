package org.reliefspan.numerics.queueing;

import java.util.stream.IntStream;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Shares of time that a Markov chain in continuous time spends in its states in the long run.
 *
 * <p>Formula: pi Q = 0, sum pi = 1, by the elimination of Grassmann, Taksar and Heyman, which never
 * subtracts and so keeps all digits, also of small shares. Domain: a generator, whose rows sum to 0
 * within rounding; one set of states that is never left, otherwise the shares depend on the start
 * and are not estimable. Edge cases: states that are left for good have share 0. Work grows with
 * the cube of the number of states. Source: Grassmann, Taksar and Heyman 1985, doi
 * 10.1287/opre.33.5.1107. Agreement: two published chains of a gas station to 1e-9, birth-death
 * laws to 1e-14 relative ({@code StationaryLawTest}).
 */
public final class StationaryLaw {
  private StationaryLaw() {}

  /**
   * The law of a generator.
   *
   * @param generator rates from state to state per unit of time, row-major [from][to]; the diagonal
   *     holds minus the sum of the others
   * @return share of time in each state
   */
  public static double[] ofGenerator(double[] generator) {
    int states = (int) Math.round(Math.sqrt(generator.length));
    check(generator, states);
    int[] kept = lasting(generator, states);
    double[] within = new double[kept.length * kept.length];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        within[i * kept.length + j] = i == j ? 0 : generator[kept[i] * states + kept[j]];
      }
    }
    double[] shares = eliminated(within, kept.length);
    double[] law = new double[states];
    for (int i = 0; i < kept.length; i++) {
      law[kept[i]] = shares[i];
    }
    return law;
  }

  private static double[] eliminated(double[] rates, int states) {
    for (int n = states - 1; n > 0; n--) {
      double leaving = 0;
      for (int j = 0; j < n; j++) {
        leaving += rates[n * states + j];
      }
      for (int i = 0; i < n; i++) {
        double into = rates[i * states + n] / leaving;
        rates[i * states + n] = into;
        for (int j = 0; j < n && into > 0; j++) {
          rates[i * states + j] += into * rates[n * states + j];
        }
      }
    }
    return substituted(rates, states);
  }

  private static double[] substituted(double[] rates, int states) {
    double[] share = new double[states];
    share[0] = 1;
    double total = 1;
    for (int n = 1; n < states; n++) {
      for (int i = 0; i < n; i++) {
        share[n] += share[i] * rates[i * states + n];
      }
      total += share[n];
    }
    for (int n = 0; n < states; n++) {
      share[n] /= total;
    }
    return share;
  }

  /** The one set of states that is never left. */
  private static int[] lasting(double[] generator, int states) {
    int inside = 0;
    boolean[] reached = reach(generator, states, inside);
    for (int candidate = 0; candidate < states; candidate++) {
      if (reached[candidate] && !reach(generator, states, candidate)[inside]) {
        inside = candidate;
        reached = reach(generator, states, inside);
        candidate = -1;
      }
    }
    for (int state = 0; state < states; state++) {
      if (!reach(generator, states, state)[inside]) {
        throw new NotEstimableException(
            ("From state %d no way leads to state %d and none back, so the long run depends"
                    + " on the start. Maybe a move is missing.")
                .formatted(state + 1, inside + 1));
      }
    }
    boolean[] kept = reached;
    return IntStream.range(0, states).filter(state -> kept[state]).toArray();
  }

  private static boolean[] reach(double[] generator, int states, int start) {
    boolean[] reached = new boolean[states];
    int[] open = new int[states];
    int count = 1;
    open[0] = start;
    reached[start] = true;
    while (count > 0) {
      int from = open[--count];
      for (int to = 0; to < states; to++) {
        if (!reached[to] && generator[from * states + to] > 0) {
          reached[to] = true;
          open[count++] = to;
        }
      }
    }
    return reached;
  }

  private static void check(double[] generator, int states) {
    if (states < 1 || states * states != generator.length) {
      throw new IllegalArgumentException(
          "A generator of %d numbers is not square.".formatted(generator.length));
    }
    for (int i = 0; i < states; i++) {
      double sum = 0;
      for (int j = 0; j < states; j++) {
        double rate = generator[i * states + j];
        if (i != j) {
          Require.notNegative("rate from state %d to %d".formatted(i + 1, j + 1), rate);
          sum += rate;
        }
      }
      if (!(Math.abs(sum + generator[i * states + i]) <= 1e-9 * Math.max(sum, 1e-300))) {
        throw new IllegalArgumentException(
            ("Row %d of the generator must sum to 0: its diagonal is %s and its other rates"
                    + " sum to %s.")
                .formatted(i + 1, generator[i * states + i], sum));
      }
    }
  }
}

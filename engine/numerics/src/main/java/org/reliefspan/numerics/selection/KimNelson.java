package org.reliefspan.numerics.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best of several systems by the fully sequential procedure of Kim and Nelson.
 *
 * <p>Formula: after n0 replications of each and then after each further one, a system is eliminated
 * when its sum is worse than that of another by at least max(0, h2 S2 / (2 d) - d r / 2), with S2
 * the variance of their first n0 differences, d the indifference zone and h2 as in {@link Triangle}
 * for an error of (1 - confidence) / (systems - 1). Replications of systems go side by side, so
 * common random numbers make differences, and the run, shorter. Guarantee: if the best mean is
 * better than the others by at least d, it is chosen with the confidence, for normal replications,
 * however systems depend on each other. Where means are nearer than d the choice is one of the near
 * ones. Domain: at least one system, d positive. Edge cases: one system is chosen unseen; systems
 * that do not vary are decided after n0. Source: Kim and Nelson 2001, doi 10.1145/502109.502111.
 * Recovery: frequency of correct choice in the least favourable case ({@code KimNelsonTest}).
 */
public final class KimNelson {
  private final SelectionPlan plan;
  private final double indifference;

  /**
   * A procedure.
   *
   * @param plan confidence and replications
   * @param indifference smallest difference of means that matters, positive
   */
  public KimNelson(SelectionPlan plan, double indifference) {
    if (!(indifference > 0 && indifference < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The indifference zone (%s) must be positive. Maybe the smallest difference that matters?"
              .formatted(indifference));
    }
    this.plan = plan;
    this.indifference = indifference;
  }

  /** The best of so many systems in one measure. */
  public Selection select(SystemSampler sampler, int systems, int measure, Goal goal) {
    Draws draws = new Draws(sampler, systems);
    int[] all = IntStream.range(0, systems).toArray();
    return select(draws, all, measure, goal);
  }

  /** The best of some of the systems; the error is shared by all. */
  Selection select(Draws draws, int[] candidates, int measure, Goal goal) {
    Race race = new Race(draws, candidates, measure, goal);
    if (race.alive.size() > 1) {
      race.run();
    }
    List<Integer> made = Arrays.stream(draws.replications()).boxed().toList();
    return new Selection(race.leader(), race.alive, made);
  }

  /** One run of the procedure. */
  private final class Race {
    private final Draws draws;
    private final int measure;
    private final int sign;
    private final Triangle triangle;
    private final List<Integer> alive;
    private final double[] sum; // index system, signed so that small is good
    private final double[][] variance; // of the first differences, [system][system]

    Race(Draws draws, int[] candidates, int measure, Goal goal) {
      this.draws = draws;
      this.measure = measure;
      this.sign = goal.sign();
      this.triangle = plan.triangle(plan.error() / Math.max(1, draws.systems() - 1));
      this.alive = new ArrayList<>(Arrays.stream(candidates).boxed().toList());
      this.sum = new double[draws.systems()];
      this.variance = new double[draws.systems()][draws.systems()];
    }

    void run() {
      for (int r = 0; r < plan.firstReplications(); r++) {
        add(r);
      }
      for (int i : alive) {
        for (int j : alive) {
          variance[i][j] = i == j ? 0 : firstVariance(i, j);
        }
      }
      int made = plan.firstReplications();
      screen(made);
      while (alive.size() > 1 && made < plan.mostReplications()) {
        add(made);
        made++;
        screen(made);
      }
    }

    int leader() {
      int leader = alive.get(0);
      for (int i : alive) {
        leader = sum[i] < sum[leader] ? i : leader;
      }
      return leader;
    }

    private void add(int replication) {
      for (int i : alive) {
        sum[i] += sign * draws.value(i, measure, replication);
      }
    }

    /** Eliminates at once all that are beaten by one that was there before. */
    private void screen(int made) {
      List<Integer> before = List.copyOf(alive);
      int leader = leader();
      alive.removeIf(i -> i != leader && before.stream().anyMatch(j -> beats(j, i, made)));
    }

    private boolean beats(int better, int worse, int made) {
      return better != worse
          && sum[worse] - sum[better]
              >= triangle.reach(made, variance[better][worse], indifference);
    }

    private double firstVariance(int i, int j) {
      int count = plan.firstReplications();
      double mean = (sum[i] - sum[j]) / count;
      double squares = 0;
      for (int r = 0; r < count; r++) {
        double difference = sign * (draws.value(i, measure, r) - draws.value(j, measure, r)) - mean;
        squares += difference * difference;
      }
      return squares / (count - 1.0);
    }
  }
}

package org.reliefspan.numerics.selection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The cheapest system that keeps all limits, with a guaranteed probability of being right.
 *
 * <p>Right means: the chosen system is not unacceptable in any limit (see {@link Constraint}) and,
 * where a desirable system exists, costs no more than the cheapest desirable one.
 *
 * <p>Known costs. Systems are checked from the cheapest on until one is feasible. With k systems
 * and s limits this goes wrong only if the cheapest desirable system is refused (s tests) or a
 * cheaper unacceptable one is taken (one test each), so each test has error (1 - confidence) / (s +
 * k - 1). Dearer systems are never simulated.
 *
 * <p>Simulated costs. Half of the error goes to checks of all systems, half to {@link KimNelson}
 * among those that are feasible, over the same replications; the cost is then right up to the
 * indifference zone, under the condition named there. Dividing the error holds for any dependence
 * (Bonferroni), so replications may be used twice and systems may share luck.
 *
 * <p>Source: Andradottir and Kim 2010, doi 10.1002/nav.20408; the division of the error is ours.
 * Recovery: {@code CheapestFeasibleTest}.
 */
public final class CheapestFeasible {
  private final SelectionPlan plan;
  private final List<Constraint> constraints;

  /** A search with a plan under limits. */
  public CheapestFeasible(SelectionPlan plan, List<Constraint> constraints) {
    this.plan = plan;
    this.constraints = List.copyOf(constraints);
  }

  /**
   * With costs that are known.
   *
   * @param costs cost of each system, index system; of equal costs the first comes first
   */
  public FeasibleChoice withKnownCosts(SystemSampler sampler, double[] costs) {
    return withKnownCosts(sampler, costs, system -> false);
  }

  /**
   * With costs that are known, and systems that need no check because they are known to be
   * unacceptable. The guarantee holds as far as that is right; errors are divided among all
   * systems.
   *
   * @param costs cost of each system, index system; of equal costs the first comes first
   * @param isUnacceptable asked of each system before its check, in the order of costs
   */
  public FeasibleChoice withKnownCosts(
      SystemSampler sampler, double[] costs, IntPredicate isUnacceptable) {
    Draws draws = new Draws(sampler, costs.length);
    Verdict[] verdicts = new Verdict[costs.length];
    Arrays.fill(verdicts, Verdict.NOT_EXAMINED);
    FeasibilityCheck check = new FeasibilityCheck(plan, constraints);
    boolean decided = true;
    for (int system : byCost(costs)) {
      verdicts[system] =
          isUnacceptable.test(system)
              ? Verdict.INFEASIBLE
              : check.verdict(draws, system, testError(plan.error(), costs.length));
      decided &= verdicts[system] != Verdict.UNDECIDED;
      if (verdicts[system] == Verdict.FEASIBLE) {
        return choice(OptionalInt.of(system), verdicts, draws, decided);
      }
    }
    return choice(OptionalInt.empty(), verdicts, draws, decided);
  }

  /**
   * With costs that are a measure of each replication.
   *
   * @param systems number of systems
   * @param costMeasure number of the measure that holds the cost
   * @param indifference smallest difference of mean costs that matters
   */
  public FeasibleChoice withSimulatedCosts(
      SystemSampler sampler, int systems, int costMeasure, double indifference) {
    Draws draws = new Draws(sampler, systems);
    Verdict[] verdicts = new Verdict[systems];
    FeasibilityCheck check = new FeasibilityCheck(plan, constraints);
    for (int system = 0; system < systems; system++) {
      verdicts[system] = check.verdict(draws, system, testError(plan.error() / 2, systems));
    }
    boolean decided = Arrays.stream(verdicts).noneMatch(one -> one == Verdict.UNDECIDED);
    int[] feasible =
        IntStream.range(0, systems).filter(i -> verdicts[i] == Verdict.FEASIBLE).toArray();
    if (feasible.length == 0) {
      return choice(OptionalInt.empty(), verdicts, draws, decided);
    }
    KimNelson race = new KimNelson(plan.withError(plan.error() / 2), indifference);
    Selection best = race.select(draws, feasible, costMeasure, Goal.SMALLEST);
    return choice(OptionalInt.of(best.best()), verdicts, draws, decided && best.isDecided());
  }

  private double testError(double error, int systems) {
    return error / (constraints.size() + systems - 1);
  }

  private static int[] byCost(double[] costs) {
    for (int i = 0; i < costs.length; i++) {
      if (Double.isNaN(costs[i])) {
        throw new IllegalArgumentException("System %d must have a cost.".formatted(i));
      }
    }
    return IntStream.range(0, costs.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> costs[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static FeasibleChoice choice(
      OptionalInt system, Verdict[] verdicts, Draws draws, boolean decided) {
    List<Integer> made = Arrays.stream(draws.replications()).boxed().toList();
    return new FeasibleChoice(system, List.of(verdicts), made, decided);
  }
}

package org.reliefspan.numerics.selection;

import java.util.List;

/**
 * Whether a system keeps its limits, by a sequential test of each.
 *
 * <p>Formula: the sum over r replications of measure minus limit goes on while it is within max(0,
 * h2 S2 / (2 e) - e r / 2) of 0, with e the tolerance and h2 as in {@link Triangle} for the error
 * of one test; above it the limit is broken, below it kept. A system is infeasible with the first
 * limit that it breaks and feasible when it keeps all. Guarantee: each test is wrong with at most
 * its error when the mean is at least the tolerance off its limit, for normal replications. With s
 * limits a desirable system is refused with at most s times that error, an unacceptable one taken
 * with at most that error. Domain: at least one limit. Edge cases: a measure that does not vary is
 * decided by its sign; on the limit itself it keeps it. Source: Andradottir and Kim 2010, doi
 * 10.1002/nav.20408; Batur and Kim 2010, doi 10.1145/1842713.1842716. Recovery: {@code
 * FeasibilityCheckTest}.
 */
public final class FeasibilityCheck {
  private final SelectionPlan plan;
  private final List<Constraint> constraints;

  /** A check; the confidence of the plan is that of a right verdict on one system. */
  public FeasibilityCheck(SelectionPlan plan, List<Constraint> constraints) {
    if (constraints.isEmpty()) {
      throw new IllegalArgumentException(
          "There must be at least one limit. Maybe compare systems without a check.");
    }
    this.plan = plan;
    this.constraints = List.copyOf(constraints);
  }

  /**
   * The verdict on one system.
   *
   * @param system its number
   */
  public Verdict verdict(SystemSampler sampler, int system) {
    Draws draws = new Draws(sampler, system + 1);
    return verdict(draws, system, plan.error() / constraints.size());
  }

  /** The verdict with a given error of each test. */
  Verdict verdict(Draws draws, int system, double testError) {
    Walk[] walks = new Walk[constraints.size()];
    Triangle triangle = plan.triangle(testError);
    for (int c = 0; c < walks.length; c++) {
      walks[c] = new Walk(constraints.get(c), draws, system);
    }
    for (int made = 1; made <= plan.mostReplications(); made++) {
      int kept = 0;
      for (Walk walk : walks) {
        Verdict soFar = walk.after(made, triangle);
        if (soFar == Verdict.INFEASIBLE) {
          return Verdict.INFEASIBLE;
        }
        kept += soFar == Verdict.FEASIBLE ? 1 : 0;
      }
      if (kept == walks.length) {
        return Verdict.FEASIBLE;
      }
    }
    return Verdict.UNDECIDED;
  }

  /** The sum of one limit. */
  private final class Walk {
    private final Constraint constraint;
    private final Draws draws;
    private final int system;
    private double sum;
    private double variance;
    private Verdict verdict = Verdict.UNDECIDED;

    Walk(Constraint constraint, Draws draws, int system) {
      this.constraint = constraint;
      this.draws = draws;
      this.system = system;
    }

    Verdict after(int made, Triangle triangle) {
      if (verdict != Verdict.UNDECIDED) {
        return verdict;
      }
      sum += excess(made - 1);
      if (made < plan.firstReplications()) {
        return verdict;
      }
      if (made == plan.firstReplications()) {
        variance = firstVariance();
      }
      double reach = triangle.reach(made, variance, constraint.tolerance());
      if (sum <= -reach) {
        verdict = Verdict.FEASIBLE;
      } else if (sum >= reach) {
        verdict = Verdict.INFEASIBLE;
      }
      return verdict;
    }

    private double firstVariance() {
      int count = plan.firstReplications();
      double mean = sum / count;
      double squares = 0;
      for (int r = 0; r < count; r++) {
        squares += (excess(r) - mean) * (excess(r) - mean);
      }
      return squares / (count - 1.0);
    }

    private double excess(int replication) {
      return constraint.excess(draws.value(system, constraint.measure(), replication));
    }
  }
}

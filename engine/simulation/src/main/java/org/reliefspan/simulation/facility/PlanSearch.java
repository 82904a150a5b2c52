package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.facility.SearchSpec;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.simulation.SearchRow;
import org.reliefspan.numerics.selection.CheapestFeasible;
import org.reliefspan.numerics.selection.Constraint;
import org.reliefspan.numerics.selection.FeasibleChoice;
import org.reliefspan.numerics.selection.SelectionPlan;

/**
 * The cheapest plan that meets the targets of one arm.
 *
 * <p>Plans are looked at from the cheapest on until one meets all targets; see {@link
 * CheapestFeasible} for the test and its guarantee. A plan that misses a target by far in its first
 * replication, by {@link #FAR} and four standard errors of so many independent patients, is not
 * looked at again: that such a plan misses is taken for granted, not tested. Nothing is taken for
 * granted about more of a resource: it may make a target fail that fewer meet.
 */
final class PlanSearch {
  /** By how much less than wanted is far. */
  static final double FAR = 0.15;

  /** Replications of one plan at most. */
  static final int MOST = 400;

  private static final double DEVIATIONS = 4;
  private static final int FIRST = 10;

  private final SearchSpec search;
  private final List<Plan> plans;
  private final PlanRuns runs;
  private final String prefix;

  /**
   * A search.
   *
   * @param arm as the facility is
   * @param prefix of plans in results, may be empty
   */
  PlanSearch(Arm arm, SearchSpec search, ArmRuns.Settings settings, String prefix) {
    this.search = search;
    this.plans = Plan.of(search, arm.facility());
    this.runs = new PlanRuns(arm, plans, settings);
    this.prefix = prefix;
  }

  /**
   * What was found.
   *
   * @param rows of plans, the cheapest first
   * @param notes what it comes to
   */
  record Found(List<SearchRow> rows, List<String> notes) {}

  /** Searches. */
  Found found() {
    List<Constraint> limits = new ArrayList<>();
    for (int i = 0; i < runs.targets(); i++) {
      limits.add(
          new Constraint(
              i, Constraint.Side.AT_LEAST, share(runs.target(i)), search.indifference()));
    }
    CheapestFeasible cheapest =
        new CheapestFeasible(new SelectionPlan(search.guarantee(), FIRST, MOST), limits);
    double[] costs = plans.stream().mapToDouble(Plan::cost).toArray();
    FeasibleChoice choice = cheapest.withKnownCosts(runs, costs, this::misses);
    PlanRows rows = new PlanRows(prefix, plans, runs, choice);
    return new Found(rows.rows(), rows.notes());
  }

  static double share(StepSpec.Target target) {
    return target.share().orElseThrow();
  }

  /** Whether a plan misses a target by far. */
  private boolean misses(int plan) {
    double[] within = runs.sample(plan, 0);
    for (int i = 0; i < within.length; i++) {
      double share = share(runs.target(i));
      double luck = Math.sqrt(share * (1 - share) / Math.max(1, runs.patients(plan, i, 0)));
      if (within[i] < share - FAR - DEVIATIONS * luck) {
        return true;
      }
    }
    return false;
  }
}

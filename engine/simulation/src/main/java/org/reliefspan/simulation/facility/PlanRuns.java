package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.numerics.selection.SystemSampler;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.Blocks;

/**
 * Shares within targets of plans, replication by replication. The same replication of two plans has
 * the same patients, arrivals and luck. Replications are made ahead so that no thread is idle; the
 * number of threads changes none of them. Where a step has nobody who counts its share is 0: a plan
 * is not credited with what nobody came to. Not thread-safe.
 */
final class PlanRuns implements SystemSampler {
  private final Arm arm;
  private final List<Plan> plans; // the cheapest first
  private final ArmRuns.Settings settings;
  private final int[] steps; // with targets
  private final @Nullable Facility[] facilities; // by plan
  private final List<List<Shares>> made = new ArrayList<>(); // by plan and replication

  /**
   * Of one replication.
   *
   * @param within by target, the share of patients; 1 where there are none
   * @param patients of whom that is known, by target
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Shares(double[] within, long[] patients) {}

  PlanRuns(Arm arm, List<Plan> plans, ArmRuns.Settings settings) {
    this.arm = arm;
    this.plans = plans;
    this.settings = settings;
    this.facilities = new Facility[plans.size()];
    plans.forEach(each -> made.add(new ArrayList<>()));
    this.steps = steps(facility(0));
  }

  private static int[] steps(Facility facility) {
    List<Integer> steps = new ArrayList<>();
    for (Step step : facility.steps()) {
      if (step.target().flatMap(each -> each.share().stream().boxed().findFirst()).isPresent()) {
        steps.add(step.index());
      }
    }
    return steps.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Number of targets. */
  int targets() {
    return steps.length;
  }

  /** The step of a target. */
  String step(int target) {
    return facility(0).steps()[steps[target]].activity().name();
  }

  /** A target. */
  StepSpec.Target target(int target) {
    return facility(0).steps()[steps[target]].target().orElseThrow();
  }

  @Override
  public double[] sample(int plan, int replication) {
    return shares(plan, replication).within();
  }

  /** Patients of a replication that was made, of whom it is known whether a target was met. */
  long patients(int plan, int target, int replication) {
    return shares(plan, replication).patients()[target];
  }

  /** A share in the first replications that were made. */
  double[] shares(int plan, int target, int replications) {
    return made.get(plan).stream()
        .limit(replications)
        .mapToDouble(each -> each.within()[target])
        .toArray();
  }

  private Shares shares(int plan, int replication) {
    List<Shares> own = made.get(plan);
    if (own.isEmpty()) {
      first(plan);
    }
    if (own.size() <= replication) {
      more(plan, Math.max(replication + 1, roundUp(own.size() + 1)));
    }
    return own.get(replication);
  }

  /** Beyond the first, replications are made so many at a time. */
  private int roundUp(int count) {
    int step = Math.max(10, settings.threads());
    return (count + step - 1) / step * step;
  }

  /** The first of this plan and of the next ones that cost more. */
  private void first(int plan) {
    List<Integer> next = new ArrayList<>();
    for (int i = plan; i < plans.size() && next.size() < settings.threads(); i++) {
      if (made.get(i).isEmpty()) {
        facility(i);
        next.add(i);
      }
    }
    List<Shares> found = run(next.size(), index -> one(next.get((int) index), 0));
    for (int i = 0; i < next.size(); i++) {
      made.get(next.get(i)).add(found.get(i));
    }
  }

  private void more(int plan, int count) {
    int from = made.get(plan).size();
    made.get(plan).addAll(run(count - from, index -> one(plan, from + index)));
  }

  private List<Shares> run(int count, Work work) {
    List<Shares> found =
        Collections.synchronizedList(
            new ArrayList<>(Collections.nCopies(count, new Shares(new double[0], new long[0]))));
    Blocks.run(count, settings.threads(), () -> index -> found.set((int) index, work.of(index)));
    return found;
  }

  private interface Work {
    Shares of(long index);
  }

  private Shares one(int plan, long number) {
    try {
      return shares(
          ArmRuns.one(facility(plan), settings, number, new Ledger.Wanted(0, WaitingTimes.NONE)));
    } catch (SimulationException wrong) {
      throw new SimulationException(
          "Plan %s: %s".formatted(plans.get(plan).words(), wrong.getMessage()));
    }
  }

  private Shares shares(ReplicationResult result) {
    double[] within = new double[steps.length];
    long[] patients = new long[steps.length];
    for (int i = 0; i < steps.length; i++) {
      patients[i] = result.waits().targeted[steps[i]];
      within[i] = patients[i] == 0 ? 1 : (double) result.waits().met[steps[i]] / patients[i];
    }
    return new Shares(within, patients);
  }

  private Facility facility(int plan) {
    Facility known = facilities[plan];
    if (known != null) {
      return known;
    }
    try {
      Facility facility = new Facility(arm.model(), plans.get(plan).in(arm.facility()));
      facilities[plan] = facility;
      return facility;
    } catch (SimulationException wrong) {
      throw new SimulationException(
          "Plan %s: %s".formatted(plans.get(plan).words(), wrong.getMessage()));
    }
  }
}

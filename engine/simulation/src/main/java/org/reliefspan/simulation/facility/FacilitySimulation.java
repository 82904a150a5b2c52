package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ObjIntConsumer;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.SearchRow;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.Places;

/**
 * Runs pathways in facilities. A result is a function of pathway, facility, seed and number of
 * replications; the number of threads changes no bit of it.
 */
public final class FacilitySimulation {
  private static final int TIMES = 104; // at which those who wait are counted
  private static final int FEWEST_WEEKS = 26; // of a run that is counted by weeks

  private FacilitySimulation() {}

  /**
   * Runs all scenarios.
   *
   * @throws SimulationException where the facility cannot be run, in words for the user
   */
  public static CapacityResults run(FacilityRequest request) {
    return results(request, ArmRuns::runUntil);
  }

  /**
   * Runs all scenarios, their replications wherever they lie: the same results. What looks for the
   * end of the warm-up or for a plan stays here.
   *
   * @throws SimulationException where the facility cannot be run, in words for the user
   */
  public static CapacityResults run(FacilityRequest request, Places places) {
    return results(request, (runs, count) -> runs.runUntil(count, places));
  }

  private static CapacityResults results(
      FacilityRequest request, ObjIntConsumer<ArmRuns> replicate) {
    FacilitySpec facility =
        request.search() ? OneMoreOrLess.of(request.facility()) : request.facility();
    List<Arm> arms = Arm.of(request.pathway(), facility);
    List<Facility> facilities = new ArrayList<>();
    arms.forEach(arm -> facilities.add(arm.compile()));
    long until = until(request, facilities);
    WarmupTime warmup = WarmupTime.of(request, facilities, until);
    List<ArmRuns> all = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      WaitingTimes times = WaitingTimes.of(facilities.get(i), until, TIMES, FEWEST_WEEKS);
      all.add(new ArmRuns(arms.get(i), facilities.get(i), settings(request, until, warmup, times)));
    }
    new EnoughReplications(request).make(all, replicate);
    PlanSearch.Found search = search(request, settings(request, until, warmup, WaitingTimes.NONE));
    return new CapacityRows(request, all, warmup, search).results();
  }

  /** The cheapest plan of each strategy of the facility as it is. */
  private static PlanSearch.Found search(FacilityRequest request, ArmRuns.Settings settings) {
    List<SearchRow> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (request.search() && request.facility().search().isPresent()) {
      FacilitySpec alone = request.facility().withScenarios(List.of());
      List<Arm> arms = Arm.of(request.pathway(), alone);
      for (Arm arm : arms) {
        String prefix = arms.size() == 1 ? "" : arm.strategy() + ";";
        PlanSearch.Found found =
            new PlanSearch(arm, request.facility().search().get(), settings, prefix).found();
        rows.addAll(found.rows());
        notes.addAll(found.notes());
      }
    }
    return new PlanSearch.Found(rows, notes);
  }

  private static ArmRuns.Settings settings(
      FacilityRequest request, long until, WarmupTime warmup, WaitingTimes times) {
    long explained = request.explained().orElse(-1) + 1;
    return new ArmRuns.Settings(
        request.seed(),
        until,
        warmup.tick(),
        request.threads(),
        Math.toIntExact(Math.max(request.log(), explained)),
        times);
  }

  private static long until(FacilityRequest request, List<Facility> facilities) {
    OptionalDouble until =
        request.until().isPresent() ? request.until() : request.facility().run().until();
    if (until.isEmpty()) {
      facilities.forEach(FacilitySimulation::requireAnEnd);
      return Appointments.NEVER;
    }
    if (!(until.getAsDouble() > 0)) {
      throw new SimulationException(
          "The end (%s) must be after the start.".formatted(until.getAsDouble()));
    }
    double ticks = until.getAsDouble() * facilities.get(0).program().ticksPerUnit();
    if (ticks >= Long.MAX_VALUE / 4.0) {
      TimeUnit unit = request.pathway().time().unit();
      throw new SimulationException(
          "The end (%s %ss) is too late. Maybe choose fewer ticks_per_unit."
              .formatted(until.getAsDouble(), unit.id()));
    }
    return Math.round(ticks);
  }

  private static void requireAnEnd(Facility facility) {
    if (!facility.hasLastArrival()) {
      throw new SimulationException(
          "Patients arrive for ever, so there is no last one to wait for. Maybe give the run an"
              + " until, or the arrivals a number?");
    }
  }
}

package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.numerics.queueing.WaitingListTargets;

/**
 * Planning numbers of waiting lists for steps with a calendar, one session and a target of a week
 * or more. The demand is the simulated number of requests and of no-shows, which need another
 * place.
 */
final class ListTargets {
  private static final String NOTE = "rule of thumb for waiting lists (Fong and others)";
  private static final String PER_WEEK = "per week";
  private static final int DAYS_OF_WEEK = 7;

  private final ArmRuns arm;
  private final double weeks; // in which patients were counted
  private final double unitsPerWeek;

  ListTargets(ArmRuns arm) {
    this.arm = arm;
    Facility facility = arm.facility();
    double ticks = arm.settings().until() - Math.max(0, arm.settings().warmup());
    double ticksPerWeek = (double) DAYS_OF_WEEK * facility.ticksPerDay();
    this.weeks = ticks / ticksPerWeek;
    this.unitsPerWeek = ticksPerWeek / facility.program().ticksPerUnit();
  }

  List<FacilityRow> rows() {
    List<FacilityRow> rows = new ArrayList<>();
    if (arm.hasEnd() && arm.facility().calendar().isPresent()) {
      for (Step step : arm.facility().steps()) {
        if (step.target().isPresent()
            && step.target().get().within() >= unitsPerWeek
            && !step.isFree()
            && !step.activity().isCourse()) {
          add(step, rows);
        }
      }
    }
    return rows;
  }

  private void add(Step step, List<FacilityRow> rows) {
    String name = step.activity().name();
    double demand = (total(name, Happening.REQUEST) + total(name, Happening.NO_SHOW)) / weeks;
    double within = step.target().orElseThrow().within() / unitsPerWeek;
    double queue =
        WaitingListTargets.targetQueueSize(demand, within, WaitingListTargets.USUAL_FACTOR);
    add(rows, name, "list_demand", demand, PER_WEEK);
    OptionalInt places = places(step);
    if (places.isPresent() && places.getAsInt() > 0) {
      double load = WaitingListTargets.load(demand, places.getAsInt());
      add(rows, name, "list_load", load, "");
    }
    add(rows, name, "list_target_queue", queue, "");
    add(
        rows,
        name,
        "list_target_capacity",
        WaitingListTargets.targetCapacity(demand, within, WaitingListTargets.Variability.USUAL),
        PER_WEEK);
    double last = FigureRows.mean(arm.waiting(step.index(), arm.settings().times().count() - 1));
    if (WaitingListTargets.isReliefNeeded(last, queue)) {
      add(
          rows,
          name,
          "list_relief_capacity",
          WaitingListTargets.reliefCapacity(
              demand, last, queue, WaitingListTargets.USUAL_WEEKS_OF_RELIEF),
          PER_WEEK);
    }
  }

  /** Mean number of happenings. */
  private double total(String step, Happening happening) {
    String word = happening.name().toLowerCase(Locale.ROOT);
    Figure figure = new Figure(Figure.About.THROUGHPUT, step, word, -1, "");
    return FigureRows.mean(arm.values(arm.figures().indexOf(figure)));
  }

  /** Places of lists per week. */
  private static OptionalInt places(Step step) {
    return step.access() instanceof Access.Lists lists
            && lists.when() instanceof Access.ByCalendar calendar
        ? OptionalInt.of(calendar.weekly().shifts().stream().mapToInt(ListTargets::places).sum())
        : OptionalInt.empty();
  }

  private static int places(Opening.Shift shift) {
    return shift.days().size() * shift.count().orElse(0);
  }

  private void add(
      List<FacilityRow> rows, String name, String quantity, double value, String unit) {
    rows.add(StationFormula.row(arm, name, quantity, OptionalDouble.of(value), unit, NOTE));
  }
}

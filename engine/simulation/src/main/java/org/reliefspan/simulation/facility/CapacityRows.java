package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.domain.simulation.WaitingRow;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.tally.Tally;

/** All that was found, scenario by scenario. */
final class CapacityRows {
  private static final int FEWEST_FOR_BANDS = 20;

  private final FacilityRequest request;
  private final List<ArmRuns> arms;
  private final WarmupTime warmup;
  private final PlanSearch.Found search;
  private final FigureRows figures;
  private final CourseRows courses;
  private final String unit;
  private final double ticksPerUnit;

  CapacityRows(
      FacilityRequest request, List<ArmRuns> arms, WarmupTime warmup, PlanSearch.Found search) {
    this.request = request;
    this.arms = arms;
    this.warmup = warmup;
    this.search = search;
    this.figures = new FigureRows(arms);
    this.courses = new CourseRows(arms, request.log());
    this.unit = request.pathway().time().unit().id();
    this.ticksPerUnit = arms.get(0).facility().program().ticksPerUnit();
  }

  CapacityResults results() {
    ArmRuns first = arms.get(0);
    return new CapacityResults(
        request.facility().name(),
        request.facility().title(),
        request.pathway().name(),
        unit,
        request.pathway().time().ticksPerUnit(),
        arms.stream()
            .map(each -> new CapacityResults.Scenario(each.arm().name(), each.arm().title()))
            .toList(),
        targets(),
        new CapacityResults.Setting(
            first.size(),
            first.hasEnd()
                ? OptionalDouble.of(first.settings().until() / ticksPerUnit)
                : OptionalDouble.empty(),
            warmup.tick() / ticksPerUnit,
            warmup.by(),
            first.patients(),
            first.facility().calendar().isPresent()),
        strategies(),
        figures.of(Figure.About.WAIT),
        figures.of(Figure.About.THROUGHPUT),
        figures.of(Figure.About.RESOURCE),
        figures.of(Figure.About.OUTCOME),
        waiting(),
        figures.differences(),
        courses.sessions(),
        courses.events(),
        request.explained().isPresent()
            ? arms.stream()
                .flatMap(
                    each ->
                        new CalendarWords(each, request.explained().getAsLong()).rows().stream())
                .toList()
            : List.of(),
        ClosedForms.of(arms),
        search.rows(),
        notes());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(warmup.notes());
    notes.addAll(new Cautions(request, arms).notes());
    notes.addAll(search.notes());
    return notes;
  }

  private List<CapacityResults.Target> targets() {
    List<CapacityResults.Target> targets = new ArrayList<>();
    for (ArmRuns arm : arms) {
      for (Step step : arm.facility().steps()) {
        step.target().ifPresent(target -> targets.add(target(arm, step, target)));
      }
    }
    return targets;
  }

  private static CapacityResults.Target target(ArmRuns arm, Step step, StepSpec.Target target) {
    return new CapacityResults.Target(
        arm.arm().name(),
        step.activity().name(),
        target.within(),
        target.since().name().toLowerCase(Locale.ROOT),
        target.share());
  }

  private List<StrategyRow> strategies() {
    List<StrategyRow> rows = new ArrayList<>();
    for (ArmRuns arm : arms) {
      Tally tally = arm.outcomes();
      List<Outcome> outcomes = arm.facility().program().outcomes();
      for (int k = 0; k < outcomes.size() && tally.patients() > 1; k++) {
        String name = outcomes.get(k).name();
        rows.add(
            new StrategyRow(
                arm.arm().name(),
                name,
                "simulation",
                OptionalDouble.of(tally.mean(1, k)),
                tally.error(1, k),
                Optional.empty(),
                Optional.empty(),
                FigureRows.unit(arm, new Figure(Figure.About.OUTCOME, name, "", -1, "")),
                OptionalLong.of(tally.patients()),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                ""));
      }
    }
    return rows;
  }

  private List<WaitingRow> waiting() {
    List<WaitingRow> rows = new ArrayList<>();
    for (ArmRuns arm : arms) {
      for (Step step : arm.facility().steps()) {
        for (int time = 0; !step.isFree() && time < arm.settings().times().count(); time++) {
          rows.add(waiting(arm, step, time));
        }
      }
    }
    return rows;
  }

  private WaitingRow waiting(ArmRuns arm, Step step, int time) {
    double[] counts = arm.waiting(step.index(), time);
    double at = arm.settings().times().every() / ticksPerUnit * time;
    Optional<Interval> band = Optional.empty();
    if (counts.length >= FEWEST_FOR_BANDS) {
      double[] sorted = counts.clone();
      Arrays.sort(sorted);
      int out = (int) (sorted.length * (1 - FigureRows.LEVEL) / 2);
      band =
          Optional.of(new Interval(sorted[out], sorted[sorted.length - 1 - out], FigureRows.LEVEL));
    }
    return new WaitingRow(
        arm.arm().name(), step.activity().name(), at, FigureRows.mean(counts), band);
  }
}

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
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.EventRow;
import org.reliefspan.domain.simulation.FacilityDifferenceRow;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.domain.simulation.SessionRow;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.domain.simulation.WaitingRow;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.output.Replications;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.History;
import org.reliefspan.simulation.tally.Tally;

/** Rows of what was found, scenario by scenario. */
final class CapacityRows {
  private static final double LEVEL = 0.95;
  private static final int FEWEST_FOR_BANDS = 20;

  private final FacilityRequest request;
  private final List<ArmRuns> arms;
  private final WarmupTime warmup;
  private final PlanSearch.Found search;
  private final String unit;
  private final double ticksPerUnit;

  CapacityRows(
      FacilityRequest request, List<ArmRuns> arms, WarmupTime warmup, PlanSearch.Found search) {
    this.request = request;
    this.arms = arms;
    this.warmup = warmup;
    this.search = search;
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
        rows(Figure.About.WAIT),
        rows(Figure.About.THROUGHPUT),
        rows(Figure.About.RESOURCE),
        rows(Figure.About.OUTCOME),
        waiting(),
        differences(),
        sessions(),
        events(),
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

  private List<FacilityRow> rows(Figure.About about) {
    List<FacilityRow> rows = new ArrayList<>();
    for (ArmRuns arm : arms) {
      for (int i = 0; i < arm.figures().size(); i++) {
        Figure figure = arm.figures().get(i);
        if (figure.about() == about) {
          rows.add(row(arm, figure, arm.values(i)));
        }
      }
    }
    return rows;
  }

  private FacilityRow row(ArmRuns arm, Figure figure, double[] all) {
    double[] known = Arrays.stream(all).filter(Double::isFinite).toArray();
    return new FacilityRow(
        arm.arm().name(),
        figure.name(),
        figure.quantity(),
        figure.hour() < 0 ? OptionalInt.empty() : OptionalInt.of(figure.hour()),
        known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean(known)),
        limits(known),
        unit(arm, figure),
        known.length,
        known.length == 0 ? why(figure) : "");
  }

  private static String unit(ArmRuns arm, Figure figure) {
    if (figure.about() != Figure.About.OUTCOME) {
      return figure.unit();
    }
    return arm.arm().model().outcomes().stream()
        .filter(each -> each.name().equals(figure.name()))
        .map(OutcomeSpec::unit)
        .findFirst()
        .orElse("");
  }

  private static String why(Figure figure) {
    return switch (figure.about()) {
      case WAIT -> "nobody who arrived after the warm-up began it";
      case THROUGHPUT -> "";
      case RESOURCE -> "not open";
      case OUTCOME -> "no pathway that counts ended within the run";
    };
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** By Student's t, from replication to replication. */
  static Optional<Interval> limits(double[] values) {
    if (values.length < 2) {
      return Optional.empty();
    }
    Limits limits = Replications.of(values).limits(LEVEL);
    return Optional.of(new Interval(limits.lower(), limits.upper(), LEVEL));
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
                unit(arm, new Figure(Figure.About.OUTCOME, name, "", -1, "")),
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
        for (int time = 0; arm.hasEnd() && !step.isFree() && time < FacilitySimulation.TIMES; ) {
          rows.add(waiting(arm, step, time));
          time++;
        }
      }
    }
    return rows;
  }

  private WaitingRow waiting(ArmRuns arm, Step step, int time) {
    double[] counts = arm.waiting(step.index(), time);
    double at = arm.settings().until() / ticksPerUnit * time / FacilitySimulation.TIMES;
    Optional<Interval> band = Optional.empty();
    if (counts.length >= FEWEST_FOR_BANDS) {
      double[] sorted = counts.clone();
      Arrays.sort(sorted);
      int out = (int) (sorted.length * (1 - LEVEL) / 2);
      band = Optional.of(new Interval(sorted[out], sorted[sorted.length - 1 - out], LEVEL));
    }
    return new WaitingRow(arm.arm().name(), step.activity().name(), at, mean(counts), band);
  }

  private List<FacilityDifferenceRow> differences() {
    List<FacilityDifferenceRow> rows = new ArrayList<>();
    for (int i = 1; i < arms.size(); i++) {
      for (int j = 0; j < arms.get(0).figures().size(); j++) {
        Figure figure = arms.get(0).figures().get(j);
        int there = arms.get(i).figures().indexOf(figure);
        if (figure.hour() < 0 && there >= 0 && !figure.quantity().equals("unlimited")) {
          difference(arms.get(i), there, j, figure).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  private Optional<FacilityDifferenceRow> difference(
      ArmRuns arm, int there, int here, Figure figure) {
    double[] one = arm.values(there);
    double[] other = arms.get(0).values(here);
    double[] pairs = new double[Math.min(one.length, other.length)];
    Arrays.setAll(pairs, r -> one[r] - other[r]);
    double[] known = Arrays.stream(pairs).filter(Double::isFinite).toArray();
    if (known.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new FacilityDifferenceRow(
            arm.arm().name(),
            arms.get(0).arm().name(),
            about(figure),
            figure.name(),
            figure.quantity(),
            mean(known),
            limits(known),
            unit(arm, figure),
            known.length));
  }

  private static String about(Figure figure) {
    return switch (figure.about()) {
      case WAIT, THROUGHPUT -> "step";
      case RESOURCE -> "resource";
      case OUTCOME -> "outcome";
    };
  }

  private List<SessionRow> sessions() {
    List<SessionRow> rows = new ArrayList<>();
    for (ArmRuns arm : arms) {
      for (long[] each : arm.sessions()) {
        Step step = arm.facility().steps()[(int) each[1]];
        if (each[0] < request.log()) {
          rows.add(
              new SessionRow(
                  arm.arm().name(),
                  each[0],
                  step.activity().name(),
                  each[2],
                  optional(each[3]),
                  optional(each[4]),
                  String.join("+", step.resources())));
        }
      }
    }
    return rows;
  }

  private static OptionalLong optional(long tick) {
    return tick == Appointments.NEVER ? OptionalLong.empty() : OptionalLong.of(tick);
  }

  /** Patient by patient, as a simulation writes them. */
  private List<EventRow> events() {
    List<EventRow> rows = new ArrayList<>();
    for (int patient = 0; patient < request.log(); patient++) {
      for (ArmRuns arm : arms) {
        if (patient < arm.pens().size()) {
          History history = arm.pens().get(patient).history(patient, 0, new double[0]);
          if (!history.start().isEmpty()) {
            rows.addAll(events(arm.arm().name(), history));
          }
        }
      }
    }
    return rows;
  }

  private static List<EventRow> events(String scenario, History history) {
    List<EventRow> rows = new ArrayList<>();
    rows.add(new EventRow(scenario, history.patient(), 0, "start", "", history.start()));
    for (History.Step step : history.steps()) {
      rows.add(
          new EventRow(
              scenario, history.patient(), step.time(), step.event(), step.from(), step.to()));
    }
    return rows;
  }
}

package org.reliefspan.domain.simulation;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Everything that running a pathway in a facility found. Not yet published: {@code
 * domain.disclosure.SimulatedRelease} turns it into a {@code Publishable}.
 *
 * @param facility short name
 * @param title one line for people
 * @param pathway short name
 * @param unit of all times
 * @param ticksPerUnit of the times of sessions
 * @param scenarios names with their titles, in order
 * @param targets of steps
 * @param setting what was run
 * @param strategies outcomes of patients, one scenario after the other
 * @param waits by step
 * @param throughput by step: what happened in it, per replication
 * @param utilisation by resource, and by hour of the week where there is a calendar
 * @param lost outcomes with and without waiting: {@code here}, {@code unlimited}, {@code
 *     difference}
 * @param waiting how many wait, over time
 * @param differences between scenarios
 * @param sessions of the first patients
 * @param events of the first patients' pathways, times since their arrival
 * @param courses of patients in sentences
 * @param closedForms what formulas say of steps to which they apply, in rows with the same names
 * @param search plans that were looked at; empty unless asked for
 * @param notes cautions, each one sentence or two
 */
public record CapacityResults(
    String facility,
    String title,
    String pathway,
    String unit,
    long ticksPerUnit,
    List<Scenario> scenarios,
    List<Target> targets,
    Setting setting,
    List<StrategyRow> strategies,
    List<FacilityRow> waits,
    List<FacilityRow> throughput,
    List<FacilityRow> utilisation,
    List<FacilityRow> lost,
    List<WaitingRow> waiting,
    List<FacilityDifferenceRow> differences,
    List<SessionRow> sessions,
    List<EventRow> events,
    List<CourseRow> courses,
    List<FacilityRow> closedForms,
    List<SearchRow> search,
    List<String> notes) {
  /** Copies. */
  public CapacityResults {
    scenarios = List.copyOf(scenarios);
    targets = List.copyOf(targets);
    strategies = List.copyOf(strategies);
    waits = List.copyOf(waits);
    throughput = List.copyOf(throughput);
    utilisation = List.copyOf(utilisation);
    lost = List.copyOf(lost);
    waiting = List.copyOf(waiting);
    differences = List.copyOf(differences);
    sessions = List.copyOf(sessions);
    events = List.copyOf(events);
    courses = List.copyOf(courses);
    closedForms = List.copyOf(closedForms);
    search = List.copyOf(search);
    notes = List.copyOf(notes);
  }

  /** What was simulated of the quantity that a formula is about. */
  public Optional<FacilityRow> simulated(FacilityRow formula) {
    return Stream.of(waits, utilisation, throughput, lost)
        .flatMap(List::stream)
        .filter(row -> row.hour().isEmpty() && row.scenario().equals(formula.scenario()))
        .filter(row -> row.name().equals(formula.name()))
        .filter(row -> row.quantity().equals(formula.quantity()))
        .findFirst();
  }

  /** Notes as people read them: one that is the same of several scenarios stands once. */
  public List<String> notesTogether() {
    Map<String, List<String>> scenariosOf = new LinkedHashMap<>();
    for (String note : notes) {
      Optional<String> about =
          scenarios.stream().map(Scenario::name).filter(name -> isAbout(note, name)).findFirst();
      scenariosOf
          .computeIfAbsent(
              note.substring(about.map(name -> name.length() + 2).orElse(0)),
              words -> new ArrayList<>())
          .addAll(about.stream().toList());
    }
    List<String> together = new ArrayList<>();
    scenariosOf.forEach(
        (words, names) ->
            together.add(
                names.isEmpty()
                    ? words
                    : names.size() > 1 && names.size() == scenarios.size()
                        ? "All scenarios: " + words
                        : String.join(", ", names) + ": " + words));
    return together;
  }

  private static boolean isAbout(String note, String scenario) {
    return note.startsWith(scenario + ": ");
  }

  /** The same with the moment by the calendar at which its time is 0. */
  public CapacityResults startingAt(ZonedDateTime start) {
    return new CapacityResults(
        facility,
        title,
        pathway,
        unit,
        ticksPerUnit,
        scenarios,
        targets,
        setting.startingAt(start),
        strategies,
        waits,
        throughput,
        utilisation,
        lost,
        waiting,
        differences,
        sessions,
        events,
        courses,
        closedForms,
        search,
        notes);
  }

  /** A facility that was run. */
  public record Scenario(String name, String title) {}

  /**
   * By when a step should begin.
   *
   * @param within in units
   * @param since {@code request}, {@code wanted} or {@code arrival}
   * @param share for which it should be met; empty if none is named
   */
  public record Target(
      String scenario, String step, double within, String since, OptionalDouble share) {}

  /**
   * What was run.
   *
   * @param replications of each scenario
   * @param until end, in units; empty until the last patient had gone
   * @param warmup in units
   * @param warmupBy {@code none}, {@code stated} or {@code MSER-5}
   * @param patients who arrived, mean over replications
   * @param hasCalendar whether hours of the week mean anything
   * @param start by the calendar, when time is 0; empty without one
   */
  public record Setting(
      int replications,
      OptionalDouble until,
      double warmup,
      String warmupBy,
      double patients,
      boolean hasCalendar,
      Optional<ZonedDateTime> start) {
    /** When its time begins by the calendar is not said. */
    public Setting(
        int replications,
        OptionalDouble until,
        double warmup,
        String warmupBy,
        double patients,
        boolean hasCalendar) {
      this(replications, until, warmup, warmupBy, patients, hasCalendar, Optional.empty());
    }

    private Setting startingAt(ZonedDateTime newStart) {
      return new Setting(
          replications, until, warmup, warmupBy, patients, hasCalendar, Optional.of(newStart));
    }
  }
}

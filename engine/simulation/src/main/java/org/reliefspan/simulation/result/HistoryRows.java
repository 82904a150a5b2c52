package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.domain.simulation.EventRow;
import org.reliefspan.domain.simulation.FlowRow;
import org.reliefspan.domain.simulation.Histories;
import org.reliefspan.simulation.run.History;
import org.reliefspan.simulation.run.HistoryRecorder;

/**
 * Rows about what happened to simulated patients: {@code flows} and {@code courses} from the first
 * patients of the run, {@code events} of as many as were asked for.
 */
public final class HistoryRows {
  /** Patients whose flows are counted and among whom examples are chosen. */
  public static final int WATCHED = 2_000;

  private static final int TIMES = 5;

  private final ResolvedPathway pathway;
  private final HistoryRecorder recorder;
  private final List<String> strategies;

  private HistoryRows(ResolvedPathway pathway, long seed) {
    this.pathway = pathway;
    this.recorder = new HistoryRecorder(pathway, seed);
    this.strategies = pathway.strategies().stream().map(ResolvedPathway.Strategy::name).toList();
  }

  /**
   * The rows.
   *
   * @param patients of the run
   * @param wanted besides flows and the courses of two patients
   */
  public static Histories of(ResolvedPathway pathway, long seed, long patients, Wanted wanted) {
    return new HistoryRows(pathway, seed).rows(patients, wanted);
  }

  /**
   * What is wanted.
   *
   * @param log patients whose events are wanted, from the first
   * @param explained a patient whose course is wanted
   */
  public record Wanted(long log, OptionalLong explained) {}

  /** The course of one patient in sentences. */
  public static List<CourseRow> course(ResolvedPathway pathway, long seed, long patient) {
    HistoryRows rows = new HistoryRows(pathway, seed);
    return rows.course(patient);
  }

  private List<CourseRow> course(long patient) {
    return new CourseWords(pathway, recorder.patient(patient)).rows();
  }

  private Histories rows(long patients, Wanted wanted) {
    long watched = Math.min(patients, WATCHED);
    Flows flows = new Flows(strategies, recorder.states(), times());
    Examples examples = new Examples(pathway, recorder.outcomes());
    recorder.forEach(
        0,
        watched,
        histories -> {
          flows.add(histories);
          examples.add(histories);
        });
    List<EventRow> events = new ArrayList<>();
    recorder.forEach(
        0, wanted.log(), histories -> histories.forEach(each -> events.addAll(events(each))));
    Set<Long> explained = new LinkedHashSet<>();
    wanted.explained().ifPresent(explained::add);
    explained.addAll(examples.chosen());
    List<CourseRow> courses = new ArrayList<>();
    explained.forEach(patient -> courses.addAll(course(patient)));
    List<FlowRow> rows = flows.rows();
    return new Histories(rows, List.of(), events, courses);
  }

  private double[] times() {
    double[] times = new double[TIMES];
    double horizon = recorder.horizon();
    boolean whole = horizon >= 2 * TIMES && horizon == Math.rint(horizon);
    for (int i = 0; i < TIMES; i++) {
      double time = horizon * i / (TIMES - 1);
      times[i] = whole ? Math.rint(time) : time;
    }
    return times;
  }

  private List<EventRow> events(History history) {
    String strategy = strategies.get(history.strategy());
    List<EventRow> rows = new ArrayList<>();
    rows.add(new EventRow(strategy, history.patient(), 0, "start", "", history.start()));
    for (History.Step step : history.steps()) {
      rows.add(
          new EventRow(
              strategy, history.patient(), step.time(), step.event(), step.from(), step.to()));
    }
    return rows;
  }
}

package org.reliefspan.domain.eventlog;

import java.time.LocalDate;
import java.util.List;

/**
 * A clinic that was learned from an event log. Not yet published: {@code
 * domain.disclosure.LearnedRelease} turns it into a {@code Publishable}.
 *
 * @param name short, for the files
 * @param log name of the log, for readers
 * @param cases how many the log has
 * @param days from the first arrival to the end of the last session
 * @param monday of the week in which the first case arrived
 * @param activities in the order in which cases come to them
 * @param routes by activity
 * @param traces the most frequent first
 * @param arrivals the model
 * @param arrivalRows counts
 * @param teams of resources
 * @param resources by name
 * @param figures of the log as a whole
 * @param replay beside its simulation; empty unless asked for
 * @param notes cautions, each a sentence or two
 */
public record LearnedClinic(
    String name,
    String log,
    long cases,
    double days,
    LocalDate monday,
    List<ActivityRow> activities,
    List<RouteRow> routes,
    List<TraceRow> traces,
    ArrivalModel arrivals,
    List<ArrivalRow> arrivalRows,
    List<TeamRow> teams,
    List<ResourceRow> resources,
    List<LogFigure> figures,
    List<ReplayedFigure> replay,
    List<String> notes) {
  /** Copies. */
  public LearnedClinic {
    activities = List.copyOf(activities);
    routes = List.copyOf(routes);
    traces = List.copyOf(traces);
    arrivalRows = List.copyOf(arrivalRows);
    teams = List.copyOf(teams);
    resources = List.copyOf(resources);
    figures = List.copyOf(figures);
    replay = List.copyOf(replay);
    notes = List.copyOf(notes);
  }

  /** The same beside its simulation. */
  public LearnedClinic withReplay(List<ReplayedFigure> replayed) {
    return new LearnedClinic(
        name,
        log,
        cases,
        days,
        monday,
        activities,
        routes,
        traces,
        arrivals,
        arrivalRows,
        teams,
        resources,
        figures,
        replayed,
        notes);
  }
}

package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.reliefspan.domain.simulation.EventRow;
import org.reliefspan.domain.simulation.SessionRow;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.History;

/** Rows of what happened to the first patients of the first replication of each arm. */
final class CourseRows {
  private final List<ArmRuns> arms;
  private final int log; // number of patients

  CourseRows(List<ArmRuns> arms, int log) {
    this.arms = arms;
    this.log = log;
  }

  /** In the order in which they ended. */
  List<SessionRow> sessions() {
    List<SessionRow> rows = new ArrayList<>();
    for (ArmRuns arm : arms) {
      for (long[] each : arm.sessions()) {
        Step step = arm.facility().steps()[(int) each[1]];
        if (each[0] < log) {
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
  List<EventRow> events() {
    List<EventRow> rows = new ArrayList<>();
    for (int patient = 0; patient < log; patient++) {
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

package org.reliefspan.simulation.facility;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.simulation.run.Appointments;

/** The calendar of one patient of the first replication, in plain sentences. */
final class CalendarWords {
  private static final DateTimeFormatter BY_CALENDAR =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

  private final ArmRuns arm;
  private final long patient;
  private final Facility facility;

  CalendarWords(ArmRuns arm, long patient) {
    this.arm = arm;
    this.patient = patient;
    this.facility = arm.facility();
  }

  List<CourseRow> rows() {
    List<CourseRow> rows = new ArrayList<>();
    arm.sessions().stream()
        .filter(each -> each[0] == patient)
        .sorted((one, other) -> Long.compare(one[2], other[2]))
        .forEach(
            each ->
                rows.add(new CourseRow(patient, arm.arm().name(), rows.size() + 1, words(each))));
    return rows;
  }

  private String words(long[] session) {
    String name = facility.steps()[(int) session[1]].activity().name();
    String asked = "%s: asks for %s".formatted(when(session[2]), name);
    if (session[3] == Appointments.NEVER) {
      return session[4] == Appointments.NEVER
          ? "%s and still waits at the end.".formatted(asked)
          : "%s, which does not take place: it ends %s.".formatted(asked, when(session[4]));
    }
    String began =
        session[3] == session[2]
            ? "%s, which begins at once".formatted(asked)
            : "%s, which begins %s, %s later"
                .formatted(asked, when(session[3]), length(session[3] - session[2]));
    return session[4] == Appointments.NEVER
        ? "%s and lasts at the end.".formatted(began)
        : "%s and ends %s.".formatted(began, when(session[4]));
  }

  private String when(long tick) {
    return facility
        .calendar()
        .map(each -> each.local(tick).format(BY_CALENDAR))
        .orElseGet(() -> "at %s %s".formatted(unit(), number(tick)));
  }

  private String length(long ticks) {
    return "%s %ss".formatted(number(ticks), unit());
  }

  private String number(long ticks) {
    return String.format(Locale.ROOT, "%.4g", ticks / facility.program().ticksPerUnit());
  }

  private String unit() {
    return arm.arm().model().time().unit().id();
  }
}

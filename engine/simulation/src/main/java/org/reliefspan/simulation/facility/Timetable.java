package org.reliefspan.simulation.facility;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reliefspan.simulation.run.Appointments;

/**
 * When shifts change, lists begin and appointments are given again, whoever is there. Not
 * thread-safe.
 */
final class Timetable {
  private static final long NEVER = Appointments.NEVER;

  private final Facility facility;
  private final Agenda agenda;
  private final Floor floor;
  private final Openings[] openings; // by resource
  private final @Nullable ListTimes[] lists; // by step
  private final long[] retries; // when appointments are given again, by step
  private final int steps;
  private final int first; // number of its first entry in the agenda

  Timetable(Facility facility, Openings[] openings, Agenda agenda, Floor floor, int first) {
    this.facility = facility;
    this.agenda = agenda;
    this.floor = floor;
    this.openings = openings;
    this.lists = facility.lists();
    this.steps = facility.steps().length;
    this.retries = new long[steps];
    Arrays.fill(retries, NEVER);
    this.first = first;
  }

  /** How many entries it may have in the agenda: lists by step, then appointments by step. */
  int size() {
    return 2 * steps;
  }

  void begin() {
    for (int resource = 0; resource < openings.length; resource++) {
      scheduleShift(resource, Long.MIN_VALUE);
    }
    for (int step = 0; step < steps; step++) {
      scheduleList(step, Long.MIN_VALUE);
    }
  }

  /** An entry has come. */
  void come(int index, long now) {
    if (index < steps) {
      list(index, now);
    } else {
      retries[index - steps] = NEVER;
      floor.retry(index - steps);
    }
  }

  /** All shifts of a tick change at once. */
  void shift(int resource, long now) {
    change(resource, now);
    while (agenda.isShiftAt(now)) {
      change(Agenda.index(agenda.take()), now);
    }
    floor.shift();
  }

  private void change(int resource, long now) {
    floor.open(resource, openings[resource].levelAt(now));
    scheduleShift(resource, now);
  }

  /** Shifts that nobody will use are not waited for. */
  private void scheduleShift(int resource, long after) {
    long change = openings[resource].nextChange(after);
    if (change != Long.MAX_VALUE) {
      agenda.setShift(resource, change);
    }
  }

  private void list(int step, long now) {
    ListTimes times = lists[step];
    if (times != null) {
      floor.list(step, times.size(now));
      scheduleList(step, now);
    }
  }

  private void scheduleList(int step, long after) {
    ListTimes times = lists[step];
    if (times != null) {
      long list = times.next(after);
      if (list != NEVER) {
        agenda.setStep(first + step, step, list);
      }
    }
  }

  /** Appointments of a step are given again tomorrow. */
  void retryTomorrow(int step, long now) {
    retry(step, facility.nextDay(now));
  }

  /** Appointments of a step are given again at a tick, if not before. */
  void retry(int step, long tick) {
    retries[step] = Math.min(retries[step], tick);
    agenda.setStep(first + steps + step, step, retries[step]);
  }
}

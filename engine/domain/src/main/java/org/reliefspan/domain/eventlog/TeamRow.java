package org.reliefspan.domain.eventlog;

import java.util.List;

/**
 * Resources that do the same activities.
 *
 * @param id as in the files that are written
 * @param members names as in the log
 * @param count most sessions at the same time
 * @param open hours from Monday on, empty where it works around the clock
 */
public record TeamRow(String id, List<String> members, int count, List<OpenDay> open) {
  /** Copies. */
  public TeamRow {
    members = List.copyOf(members);
    open = List.copyOf(open);
  }

  /**
   * Hours of a weekday.
   *
   * @param day 0 for Monday
   * @param from hour
   * @param until hour, above from
   */
  public record OpenDay(int day, int from, int until) {}
}

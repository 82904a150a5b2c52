package org.reliefspan.domain.eventlog;

import java.util.List;
import java.util.OptionalLong;

/**
 * One resource of a log.
 *
 * @param name as in the log
 * @param team id
 * @param activities names, that it does
 * @param sessions how many; empty where withheld
 * @param busyHours sum of the times of its sessions
 * @param peak most sessions at the same time
 */
public record ResourceRow(
    String name,
    String team,
    List<String> activities,
    OptionalLong sessions,
    double busyHours,
    int peak) {
  /** Copies. */
  public ResourceRow {
    activities = List.copyOf(activities);
  }

  /** The same with another count. */
  public ResourceRow shown(OptionalLong shownSessions) {
    return new ResourceRow(name, team, activities, shownSessions, busyHours, peak);
  }
}

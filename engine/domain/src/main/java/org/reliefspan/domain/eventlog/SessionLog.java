package org.reliefspan.domain.eventlog;

import java.util.List;

/**
 * Sessions of cases: who did what to whom from when to when. Immutable; the arrays are copied.
 *
 * <p>Sessions stand by case, within a case in the order of their start, then of their end. Times
 * are local milliseconds since 1970, or since the start of a simulation.
 */
public final class SessionLog {
  /** Milliseconds of a day. */
  public static final double DAY = 86_400_000;

  /** Milliseconds of an hour. */
  public static final double HOUR = 3_600_000;

  /** Milliseconds of a minute. */
  public static final double MINUTE = 60_000;

  private final List<String> activities;
  private final List<String> resources;
  private final int[] first; // by case: its first session; one more for the end
  private final int[] activity; // by session
  private final int[] resource; // by session; -1 where none is known
  private final long[] start; // by session
  private final long[] end; // by session

  /**
   * A log.
   *
   * @param activities names
   * @param resources names; may be empty
   * @param first by case the index of its first session, and at the end the number of sessions
   * @param sessions in the order of the class comment
   */
  public SessionLog(
      List<String> activities, List<String> resources, int[] first, Sessions sessions) {
    this.activities = List.copyOf(activities);
    this.resources = List.copyOf(resources);
    this.first = first.clone();
    this.activity = sessions.activity().clone();
    this.resource = sessions.resource().clone();
    this.start = sessions.start().clone();
    this.end = sessions.end().clone();
  }

  /**
   * Columns of sessions.
   *
   * @param activity index of the name
   * @param resource index of the name, -1 for none
   * @param start milliseconds
   * @param end milliseconds, not before the start
   */
  @SuppressWarnings("ArrayRecordComponent") // copied by the log
  public record Sessions(int[] activity, int[] resource, long[] start, long[] end) {
    /** Checks that all are as long. */
    public Sessions {
      if (resource.length != activity.length
          || start.length != activity.length
          || end.length != activity.length) {
        throw new IllegalArgumentException("columns of sessions must have the same length");
      }
    }
  }

  /** Names of activities. */
  public List<String> activities() {
    return activities;
  }

  /** Names of resources. */
  public List<String> resources() {
    return resources;
  }

  /** Number of cases. */
  public int cases() {
    return first.length - 1;
  }

  /** Number of sessions. */
  public int sessions() {
    return activity.length;
  }

  /** Index of the first session of a case. */
  public int first(int number) {
    return first[number];
  }

  /** Index after the last session of a case. */
  public int afterLast(int number) {
    return first[number + 1];
  }

  /** Index of the activity of a session. */
  public int activity(int session) {
    return activity[session];
  }

  /** Index of the resource of a session; -1 for none. */
  public int resource(int session) {
    return resource[session];
  }

  /** When a session began. */
  public long start(int session) {
    return start[session];
  }

  /** When a session ended. */
  public long end(int session) {
    return end[session];
  }
}

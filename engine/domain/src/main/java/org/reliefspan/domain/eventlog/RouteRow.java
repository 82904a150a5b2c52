package org.reliefspan.domain.eventlog;

import java.util.OptionalLong;

/**
 * What comes after an activity.
 *
 * @param from id of an activity; {@link #BEGIN} for the first of a case
 * @param to id of an activity; {@link #END} when the case ends
 * @param count how often; empty where withheld
 * @param probability of going this way
 */
public record RouteRow(String from, String to, OptionalLong count, double probability) {
  /** Before the first activity. */
  public static final String BEGIN = "begin";

  /** After the last activity. */
  public static final String END = "end";

  /** The same with another count and probability. */
  public RouteRow shown(OptionalLong shownCount, double shownProbability) {
    return new RouteRow(from, to, shownCount, shownProbability);
  }
}

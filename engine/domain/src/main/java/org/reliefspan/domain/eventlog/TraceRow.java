package org.reliefspan.domain.eventlog;

/**
 * Cases with the same activities in the same order.
 *
 * @param trace names of activities, joined by {@link #JOINT}; {@link #OTHER} for those too rare
 * @param cases how many
 * @param share of all cases
 */
public record TraceRow(String trace, long cases, double share) {
  /** Between two activities. */
  public static final String JOINT = ">";

  /** All traces that are too rare to be shown. */
  public static final String OTHER = "other";
}

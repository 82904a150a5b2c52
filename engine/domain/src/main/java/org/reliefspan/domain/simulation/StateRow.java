package org.reliefspan.domain.simulation;

/**
 * A state of the pathway.
 *
 * @param place where it stands: {@code start}, {@code final} or empty
 */
public record StateRow(String state, String place) {
  /** Somebody begins here. */
  public static final String START = "start";

  /** Nothing happens after it. */
  public static final String FINAL = "final";
}

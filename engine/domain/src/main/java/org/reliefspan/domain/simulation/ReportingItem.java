package org.reliefspan.domain.simulation;

/**
 * An item that a report of an economic evaluation should have, after CHEERS 2022 (doi
 * 10.1016/j.jval.2021.11.1351).
 *
 * @param number of the item
 * @param topic in a few words
 * @param status {@code filled} from the run, {@code not_said} by the file, {@code not_done} here
 * @param answer what the run says, or what is missing
 */
public record ReportingItem(int number, String topic, String status, String answer) {
  /** From the run. */
  public static final String FILLED = "filled";

  /** The file could say it. */
  public static final String NOT_SAID = "not_said";

  /** No part of this engine does it. */
  public static final String NOT_DONE = "not_done";
}

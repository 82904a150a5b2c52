package org.reliefspan.domain.study;

import java.util.Arrays;
import java.util.Optional;

/**
 * A follow-up time with its window; the score nearest the centre is used, windows do not overlap.
 */
public enum Horizon {
  TWO_WEEKS("2w", 14, 7, 21),
  SIX_WEEKS("6w", 42, 28, 56),
  THREE_MONTHS("3m", 91, 57, 135),
  SIX_MONTHS("6m", 182, 136, 240),
  TWELVE_MONTHS("12m", 365, 300, 430),
  TWENTY_FOUR_MONTHS("24m", 730, 640, 820);

  private final String id;
  private final int centreDay;
  private final int firstDay;
  private final int lastDay;

  Horizon(String id, int centreDay, int firstDay, int lastDay) {
    this.id = id;
    this.centreDay = centreDay;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  /** Identifier in studies and tables, such as {@code 6w}. */
  public String id() {
    return id;
  }

  /** Days after the index procedure that the window is centred on. */
  public int centreDay() {
    return centreDay;
  }

  public int firstDay() {
    return firstDay;
  }

  public int lastDay() {
    return lastDay;
  }

  /** Whether a day after the index procedure lies in the window. */
  public boolean contains(int day) {
    return firstDay <= day && day <= lastDay;
  }

  /** The horizon with this identifier. */
  public static Optional<Horizon> of(String id) {
    return Arrays.stream(values()).filter(horizon -> horizon.id.equals(id)).findFirst();
  }
}

package org.reliefspan.analysis.outcome;

import java.util.Arrays;
import org.reliefspan.analysis.episode.ObservationEnd;

/** Why the follow-up of an episode ends. */
public enum Leaving {
  /** The last day asked for was reached, or the study ended. */
  BY_DESIGN(0),
  /** Observation ended; the reason is not on record. */
  UNKNOWN(1),
  MOVED(2),
  DISCHARGED_WELL(3),
  LOST(4),
  DIED(5),
  /** A repeat of the procedure or surgery in the region. */
  FURTHER_TREATMENT(6);

  private final int number;

  Leaving(int number) {
    this.number = number;
  }

  /** 0 by design, else the number of the reason from 1 to {@link #reasons()}. */
  public int number() {
    return number;
  }

  static Leaving ofNumber(int number) {
    return Arrays.stream(values())
        .filter(leaving -> leaving.number == number)
        .findFirst()
        .orElse(BY_DESIGN);
  }

  static Leaving of(ObservationEnd end) {
    return switch (end) {
      case LAST_EVENT, ENROLMENT_END -> UNKNOWN;
      case MOVED -> MOVED;
      case DISCHARGED_WELL -> DISCHARGED_WELL;
      case LOST -> LOST;
      case DIED -> DIED;
      case STUDY_END -> BY_DESIGN;
    };
  }

  /** Reasons that are not by design. */
  public static int reasons() {
    return values().length - 1;
  }
}

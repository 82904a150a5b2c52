package org.reliefspan.analysis.outcome;

import org.reliefspan.analysis.episode.ObservationEnd;

/** Why the follow-up of an episode ends. */
public enum Leaving {
  /** The last day asked for was reached, or the study ended. */
  BY_DESIGN,
  /** Observation ended; the reason is not on record. */
  UNKNOWN,
  MOVED,
  DISCHARGED_WELL,
  LOST,
  DIED,
  /** A repeat of the procedure or surgery in the region. */
  FURTHER_TREATMENT;

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

package org.reliefspan.analysis.episode;

import java.util.Arrays;

/** Why nothing is known of a patient any more. */
public enum ObservationEnd {
  /** No end of enrolment is on record: the last event stands for it. */
  LAST_EVENT("unknown"),
  /** Enrolment ended; the reason is not on record. */
  ENROLMENT_END("enrolment_end"),
  /** Moved away or changed the insurer. */
  MOVED("moved"),
  /** Well enough to need no further visits. */
  DISCHARGED_WELL("discharged_well"),
  /** Lost to follow-up. */
  LOST("lost"),
  /** Died. */
  DIED("died"),
  /** The study's own end, which says nothing about the patient. */
  STUDY_END("study_end");

  /** Column of the patients table that names the reason. */
  public static final String COLUMN = "end_reason";

  private final String id;

  ObservationEnd(String id) {
    this.id = id;
  }

  /** Identifier in data and texts. */
  public String id() {
    return id;
  }

  /** The end that a word of the data names; an unknown word gives the end of enrolment. */
  static ObservationEnd of(String word) {
    return switch (word) {
      case "insurance" -> MOVED;
      case "death" -> DIED;
      default ->
          Arrays.stream(values())
              .filter(end -> end.id.equals(word) && end != LAST_EVENT)
              .findFirst()
              .orElse(ENROLMENT_END);
    };
  }

  int code() {
    return ordinal();
  }

  static ObservationEnd ofCode(int code) {
    return values()[code];
  }
}

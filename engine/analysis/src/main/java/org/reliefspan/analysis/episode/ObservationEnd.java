package org.reliefspan.analysis.episode;

import java.util.Arrays;

/** Why nothing is known of a patient any more. */
public enum ObservationEnd {
  /** No end of enrolment is on record: the last event stands for it. */
  LAST_EVENT(0, "unknown"),
  /** Enrolment ended; the reason is not on record. */
  ENROLMENT_END(1, "enrolment_end"),
  /** Moved away or changed the insurer. */
  MOVED(2, "moved"),
  /** Well enough to need no further visits. */
  DISCHARGED_WELL(3, "discharged_well"),
  /** Lost to follow-up. */
  LOST(4, "lost"),
  /** Died. */
  DIED(5, "died"),
  /** The study's own end, which says nothing about the patient. */
  STUDY_END(6, "study_end");

  /** Column of the patients table that names the reason. */
  public static final String COLUMN = "end_reason";

  private final int code;
  private final String id;

  ObservationEnd(int code, String id) {
    this.code = code;
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
    return code;
  }

  static ObservationEnd ofCode(int code) {
    return Arrays.stream(values()).filter(end -> end.code == code).findFirst().orElse(LAST_EVENT);
  }
}

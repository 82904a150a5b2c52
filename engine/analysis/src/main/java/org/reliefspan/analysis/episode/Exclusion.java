package org.reliefspan.analysis.episode;

/** Why an index procedure is not analysed; the first reason that holds. */
public enum Exclusion {
  NONE(0, ""),
  AGE(1, "age outside the cohort or not recorded"),
  CONDITION(2, "no diagnosis of the cohort on record by the index day"),
  NOT_FIRST(3, "not the patient's first procedure of the family");

  private static final Exclusion[] ALL = values();

  private final int code;
  private final String words;

  Exclusion(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The reason in words for the patient flow. */
  public String words() {
    return words;
  }

  /** The number that stands for this reason in packed tables. */
  int code() {
    return code;
  }

  /** The reason with this number. */
  static Exclusion ofCode(int code) {
    for (Exclusion exclusion : ALL) {
      if (exclusion.code == code) {
        return exclusion;
      }
    }
    throw new IllegalArgumentException("no exclusion has code " + code);
  }
}

package org.reliefspan.domain.pathway;

import java.util.List;

/** What kind of evidence a parameter rests on. */
public enum Evidence {
  /** A contrast of arms that were randomised. */
  RANDOMISED,
  /** A contrast of groups that were not randomised. */
  COMPARISON,
  /** A level, or a change, in one group: it says nothing about the difference from another. */
  SINGLE_ARM,
  /** Chosen. */
  ASSUMED,
  /** A fit that the pathway reads as an estimate; a file cannot claim it in a word. */
  FITTED;

  /** What a file may say of a number that it declares. */
  public static List<Evidence> declared() {
    return List.of(RANDOMISED, COMPARISON, SINGLE_ARM, ASSUMED);
  }
}

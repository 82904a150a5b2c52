package org.reliefspan.domain.pathway;

/** What kind of evidence a parameter rests on. */
public enum Evidence {
  /** A contrast of arms that were randomised. */
  RANDOMISED,
  /** A contrast of groups that were not randomised. */
  COMPARISON,
  /** A level, or a change, in one group: it says nothing about the difference from another. */
  SINGLE_ARM,
  /** Chosen. */
  ASSUMED
}

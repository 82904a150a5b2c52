package org.reliefspan.domain.study;

/** What one scored visit says about relief. */
public enum ReliefState {
  IN_RELIEF,
  NOT_IN_RELIEF,
  /** A score that the definition needs was not recorded. */
  NOT_ASSESSED
}

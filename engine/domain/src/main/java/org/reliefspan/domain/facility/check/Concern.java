package org.reliefspan.domain.facility.check;

/** One thing that can be wrong with a facility. */
interface Concern {
  /** Reports all that is wrong in this way. */
  void check(Situation situation, Complaints complaints);
}

package org.reliefspan.numerics.selection;

/** What is known of a system and its limits. */
public enum Verdict {
  /** It keeps all of them. */
  FEASIBLE,
  /** It breaks at least one. */
  INFEASIBLE,
  /** Replications ran out before it was decided. */
  UNDECIDED,
  /** Nothing had to be known. */
  NOT_EXAMINED
}

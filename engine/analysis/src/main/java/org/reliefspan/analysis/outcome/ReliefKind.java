package org.reliefspan.analysis.outcome;

/** What is known of an episode's relief. */
public enum ReliefKind {
  /** No baseline that the definition can use: the episode is not part of any relief quantity. */
  NO_BASELINE,
  /** Relief was seen; it was lost in (lossLeft, lossRight], right infinite when it was not. */
  SEEN_IN_RELIEF,
  /** Not in relief at the first judged time, held in lossRight: duration in [0, lossRight]. */
  NOT_IN_RELIEF_AT_FIRST,
  /** Never judged: contributes nothing, and is counted. */
  NOT_ASSESSED
}

package org.reliefspan.numerics.hidden;

import java.io.Serializable;

/** What a run of episodes adds to sums; it may travel, and serve several threads. */
@FunctionalInterface
interface RunTask extends Serializable {
  /** Adds episodes from one number until before another. */
  void add(ReliefHistories histories, int from, int until, double[] sums);
}

package org.reliefspan.numerics.illness;

/** What the intensities after loss depend on. */
public enum LossClock {
  /** Time since the start, as before loss: the process is Markov. */
  SINCE_START,
  /** Time since the loss itself: the process is semi-Markov. */
  SINCE_LOSS
}

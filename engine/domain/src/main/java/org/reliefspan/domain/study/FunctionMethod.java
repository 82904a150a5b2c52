package org.reliefspan.domain.study;

import java.util.Locale;

/** An answer about function besides the plain gains. */
public enum FunctionMethod {
  /** Means from a mixed model for repeated measures on actual days. */
  MMRM,
  /** Means weighted for who is seen when, and for who has left. */
  WEIGHTS,
  /** Multiple imputation of those not seen, with shifts: how much would change the answer. */
  DROPOUT,
  /** How much worse than usual the score at the index was. */
  DRIFT;

  /** Identifier in studies. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

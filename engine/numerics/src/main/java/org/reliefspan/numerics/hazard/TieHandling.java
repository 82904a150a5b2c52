package org.reliefspan.numerics.hazard;

/** How events at one time share their risk set. */
public enum TieHandling {
  /** Averages over the order of tied events; the default. */
  EFRON,
  /** Every tied event sees the full risk set. */
  BRESLOW,
  /** Discrete partial likelihood: the tied events against all sets of the same size. */
  EXACT
}

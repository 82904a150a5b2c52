package org.reliefspan.numerics.gee;

/** Working correlation of the rows of a cluster. */
public enum WorkingCorrelation {
  /** None: the only one that is safe when weights change within a cluster. */
  INDEPENDENCE,
  /** The same for any two rows. */
  EXCHANGEABLE,
  /** alpha to the power of the distance in order. */
  AR1
}

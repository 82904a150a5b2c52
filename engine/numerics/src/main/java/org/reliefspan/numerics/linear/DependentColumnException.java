package org.reliefspan.numerics.linear;

/** A column of a design matrix is a linear combination of the columns before it. */
public final class DependentColumnException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int column;

  DependentColumnException(int column) {
    super(
        ("column %d of the design must not be a combination of earlier columns."
                + " Maybe a level without observations, or a constant beside the intercept?")
            .formatted(column));
    this.column = column;
  }

  /** Index of the column, from 0. */
  public int column() {
    return column;
  }
}

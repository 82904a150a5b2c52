package org.reliefspan.numerics.model;

/** The data do not determine the coefficient of a column. */
public final class ColumnNotEstimableException extends NotEstimableException {
  private static final long serialVersionUID = 1L;

  private static final String NAME = "{column}";

  private final String sentence;
  private final int column;

  /**
   * @param sentence with "{column}" where the name of the column belongs
   * @param column from 0
   */
  public ColumnNotEstimableException(String sentence, int column) {
    super(sentence.replace(NAME, "covariate %d".formatted(column + 1)));
    this.sentence = sentence;
    this.column = column;
  }

  /** Index of the column, from 0. */
  public int column() {
    return column;
  }

  /** The reason with the column by its name. */
  public String reason(String name) {
    return sentence.replace(NAME, name);
  }
}

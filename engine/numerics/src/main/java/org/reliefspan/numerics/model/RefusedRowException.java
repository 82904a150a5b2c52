package org.reliefspan.numerics.model;

/** A row of the data cannot be used. Who knows where the row came from can say so. */
public final class RefusedRowException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private static final String PLACE = "{row}";

  private final String sentence;
  private final int row;

  /**
   * @param sentence with "{row}" where the place of the row belongs
   * @param row from 0
   */
  public RefusedRowException(String sentence, int row) {
    super(sentence.replace(PLACE, "row %d (from 0)".formatted(row)));
    this.sentence = sentence;
    this.row = row;
  }

  /** Index of the row, from 0. */
  public int row() {
    return row;
  }

  /** The sentence with the place of the row in the words of its reader. */
  public String at(String place) {
    return sentence.replace(PLACE, place);
  }
}

package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A column of a table of patients: numbers, or words. */
public final class ProfileColumn implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> words; // none in a column of numbers
  private final double[] cells; // by row: a number, or the index of a word

  private ProfileColumn(List<String> words, double[] cells) {
    this.words = List.copyOf(words);
    this.cells = cells;
  }

  /** A column of numbers, by row. */
  public static ProfileColumn ofNumbers(double[] cells) {
    return new ProfileColumn(List.of(), cells.clone());
  }

  /** A column of words, by row. */
  public static ProfileColumn ofWords(List<String> cells) {
    List<String> words = new ArrayList<>(cells.stream().distinct().sorted().toList());
    return new ProfileColumn(words, cells.stream().mapToDouble(words::indexOf).toArray());
  }

  /** Whether it holds words. */
  public boolean isOfWords() {
    return !words.isEmpty();
  }

  /** Its different words, sorted; none in a column of numbers. */
  public List<String> words() {
    return words;
  }

  /** The number in a row, or the index of its word among {@link #words}. */
  public double at(int row) {
    return cells[row];
  }

  /** Number of rows. */
  public int rows() {
    return cells.length;
  }
}

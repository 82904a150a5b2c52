package org.reliefspan.domain.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suggests what a misspelt word may have meant. */
public final class Nearest {
  private static final int MOST_EDITS = 3;
  private static final int MOST_NAMED = 16;

  private Nearest() {}

  /** " Did you mean x?" for a near word, else the words there are to choose from. */
  public static String hint(String written, Collection<String> known) {
    Optional<String> near = near(written, known);
    if (near.isPresent()) {
      return " Did you mean \"%s\"?".formatted(near.get());
    }
    String some = known.stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return " Maybe one of: " + some + (known.size() > MOST_NAMED ? ", ..." : "") + ".";
  }

  /** The known word that is nearest, if one is near at all; other capitals are very near. */
  public static Optional<String> near(String written, Collection<String> known) {
    return known.stream()
        .filter(
            word ->
                word.equalsIgnoreCase(written)
                    || edits(written, word) <= Math.min(MOST_EDITS, word.length() / 2))
        .min(
            Comparator.<String, Boolean>comparing(word -> !word.equalsIgnoreCase(written))
                .thenComparing(word -> edits(written, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein distance. */
  static int edits(String first, String second) {
    int[] row = new int[second.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= first.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int change = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(diagonal + change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[second.length()];
  }
}

package org.reliefspan.analysis.design;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * The order of words in a dictionary, which R's levels follow: signs before digits before letters;
 * accents and capitals count only between words that are otherwise equal.
 */
final class WordOrder {
  /** Signs in the order of the default table of the Unicode collation (CLDR root). */
  private static final String SIGNS = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

  private static final int OTHER_SIGNS = 100;
  private static final int DIGITS = 2_000_000;
  private static final int LETTERS = 3_000_000;

  static final Comparator<String> COMPARATOR =
      Comparator.comparing(WordOrder::plain, WordOrder::byLetter)
          .thenComparing(WordOrder::accents)
          .thenComparing(WordOrder::plain, Comparator.reverseOrder())
          .thenComparing(Comparator.naturalOrder());

  private WordOrder() {}

  /** Without accents. */
  private static String plain(String word) {
    return decomposed(word).replaceAll("\\p{M}", "");
  }

  /** The accents alone, each at its place. */
  private static String accents(String word) {
    return decomposed(word).replaceAll("\\P{M}", "\u0001");
  }

  private static String decomposed(String word) {
    return Normalizer.normalize(word.replace("ß", "ss"), Normalizer.Form.NFD);
  }

  private static int byLetter(String one, String other) {
    int[] left = weights(one);
    int[] right = weights(other);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      if (left[i] != right[i]) {
        return Integer.compare(left[i], right[i]);
      }
    }
    return Integer.compare(left.length, right.length);
  }

  private static int[] weights(String word) {
    return word.toLowerCase(Locale.ROOT).codePoints().map(WordOrder::weight).toArray();
  }

  private static int weight(int character) {
    int sign = SIGNS.indexOf(character);
    if (sign >= 0) {
      return sign;
    }
    if (Character.isDigit(character)) {
      return DIGITS + Character.digit(character, 10);
    }
    return character + (Character.isLetter(character) ? LETTERS : OTHER_SIGNS);
  }
}

package org.reliefspan.analysis.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Golden orders: {@code sort()} and {@code levels(factor())} in R 4.2.2 with ICU, C.UTF-8. */
class WordOrderTest {
  private static final List<String> SORTED =
      List.of(
          "_x", "<18", ">40", "18-40", "40+", "a", "A", "Ä", "a b", "a_1", "a_b", "a-b", "a1", "ab",
          "aB", "Ab", "b", "B", "e", "é", "É", "f", "ss", "ß", "st", "z");

  @Test
  void wordsStandAsInADictionary() {
    List<String> words = new ArrayList<>(SORTED);
    Collections.shuffle(words, new Random(7));
    assertThat(Levels.sorted(words)).isEqualTo(SORTED);
  }

  @Test
  void numbersAmongWordsAreWords() {
    assertThat(Levels.sorted(List.of("9", ">40", "10", "18-40", "<18")))
        .containsExactly("<18", ">40", "10", "18-40", "9");
    assertThat(Levels.sorted(List.of("9", "10", "-1", "Inf", "2.5")))
        .containsExactly("-1", "2.5", "9", "10", "Inf");
  }
}

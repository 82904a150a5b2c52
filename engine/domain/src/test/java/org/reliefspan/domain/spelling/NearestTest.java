package org.reliefspan.domain.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "odi, odi, 0", "'', abc, 3", "abc, '', 3", "flaw, lawn, 2"})
  void editsAreCountedAsLevenshteinDid(String first, String second, int edits) {
    assertThat(Nearest.edits(first, second)).isEqualTo(edits);
    assertThat(Nearest.edits(second, first)).isEqualTo(edits);
  }

  @Test
  void aFarWordListsWhatThereIs() {
    assertThat(Nearest.hint("xyzzy", List.of("odi", "nrs"))).isEqualTo(" Maybe one of: nrs, odi.");
  }

  @Test
  void ofTwoEquallyNearWordsTheFirstOfTheAlphabetIsMeant() {
    assertThat(Nearest.hint("pain_60", List.of("pain_80", "pain_50")))
        .isEqualTo(" Did you mean \"pain_50\"?");
  }
}

package org.reliefspan.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTallyTest {

  @Test
  void aRowThatBreaksSeveralRulesIsQuarantinedOnce() {
    IntakeTally tally = new IntakeTally(2);
    tally.read(1);
    tally.emit(2);
    tally.quarantineRecord(1, 5, ValidationRule.BAD_DATE);
    tally.quarantineRecord(1, 5, ValidationRule.OUT_OF_RANGE);
    assertThat(tally.counts().rows()).isEqualTo(new IntakeCounts.Rows(1, 0, 0, 1));
    assertThat(tally.quarantine(List.of("a", "b")))
        .containsExactly(
            new QuarantineEntry("b", 5, ValidationRule.BAD_DATE),
            new QuarantineEntry("b", 5, ValidationRule.OUT_OF_RANGE));
  }

  @Test
  void aBrokenConservationLawIsOurBug() {
    IntakeTally tally = new IntakeTally(1);
    tally.read(0);
    tally.emit(1);
    assertThatThrownBy(tally::counts).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void mergingEqualsOnePass() {
    IntakeTally one = new IntakeTally(1);
    IntakeTally left = new IntakeTally(1);
    IntakeTally right = new IntakeTally(1);
    for (int row = 1; row <= 100; row++) {
      for (IntakeTally tally : List.of(one, row % 3 == 0 ? left : right)) {
        tally.read(0);
        tally.emit(1);
        tally.quarantineRecord(0, row, ValidationRule.BAD_DATE);
      }
    }
    left.merge(right);
    assertThat(left.counts()).isEqualTo(one.counts());
    assertThat(left.quality(List.of("a"))).isEqualTo(one.quality(List.of("a")));
  }
}

package org.reliefspan.analysis.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.reliefspan.domain.clinical.EventKind.ConditionKind;
import org.reliefspan.domain.clinical.EventKind.MeasureKind;

class TimelineBlockTest {
  private final TimelineBlock.Builder builder = new TimelineBlock.Builder();

  @Test
  void patientsKeepTheirOwnEvents() {
    int pain = builder.kind(new MeasureKind("nrs", ""));
    builder.patient(3);
    builder.event(TimelineBlock.UNDATED, TimelineBlock.NO_MINUTE, pain, 1);
    builder.event(10, (short) 600, pain, 2);
    builder.patient(5);
    builder.patient(9);
    builder.event(4, TimelineBlock.NO_MINUTE, pain, 3);
    TimelineBlock block = builder.build(7);
    assertThat(block.number()).isEqualTo(7);
    assertThat(block.patients()).isEqualTo(3);
    assertThat(block.events()).isEqualTo(3);
    assertThat(block.subject(2)).isEqualTo(9);
    assertThat(block.end(0) - block.start(0)).isEqualTo(2);
    assertThat(block.end(1)).isEqualTo(block.start(1));
    assertThat(block.day(block.start(0))).isEqualTo(TimelineBlock.UNDATED);
    assertThat(block.minute(1)).isEqualTo((short) 600);
    assertThat(block.value(block.start(2))).isEqualTo(3);
    assertThat(block.day(block.start(2))).isEqualTo(4);
  }

  @Test
  void equalKindsAreOneEntryOfTheDictionary() {
    int pain = builder.kind(new MeasureKind("nrs", ""));
    int worst = builder.kind(new MeasureKind("nrs", "worst"));
    assertThat(builder.kind(new MeasureKind("nrs", ""))).isEqualTo(pain);
    assertThat(worst).isNotEqualTo(pain);
    assertThat(builder.build(0).dictionary())
        .containsExactly(new MeasureKind("nrs", ""), new MeasureKind("nrs", "worst"));
  }

  @Test
  void aBlockGrowsWithItsEvents() {
    int kind = builder.kind(new ConditionKind("M54.16"));
    for (int patient = 0; patient < 300; patient++) {
      builder.patient(patient);
      for (int day = 0; day < 30; day++) {
        builder.event(day, TimelineBlock.NO_MINUTE, kind, patient * 100 + day);
      }
    }
    TimelineBlock block = builder.build(0);
    assertThat(block.events()).isEqualTo(9000);
    for (int patient = 0; patient < 300; patient++) {
      assertThat(block.value(block.start(patient))).isEqualTo(patient * 100);
      assertThat(block.value(block.end(patient) - 1)).isEqualTo(patient * 100 + 29);
    }
  }

  @Test
  void aBuiltBlockDoesNotChangeWithItsBuilder() {
    int kind = builder.kind(new ConditionKind("M54.16"));
    builder.patient(1);
    TimelineBlock block = builder.build(0);
    builder.event(1, TimelineBlock.NO_MINUTE, kind, 0);
    assertThat(block.events()).isZero();
    assertThat(block.end(0)).isZero();
  }

  @Test
  void patientsAscendAndDaysDoNotDescend() {
    int kind = builder.kind(new ConditionKind("M54.16"));
    assertThatThrownBy(() -> builder.event(1, TimelineBlock.NO_MINUTE, kind, 0))
        .isInstanceOf(IllegalStateException.class);
    builder.patient(2);
    builder.event(5, TimelineBlock.NO_MINUTE, kind, 0);
    builder.event(5, TimelineBlock.NO_MINUTE, kind, 0);
    assertThatThrownBy(() -> builder.event(4, TimelineBlock.NO_MINUTE, kind, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.patient(2)).isInstanceOf(IllegalArgumentException.class);
    builder.patient(3);
    builder.event(1, TimelineBlock.NO_MINUTE, kind, 0);
    assertThat(builder.build(0).events()).isEqualTo(3);
  }
}

package org.reliefspan.numerics.accumulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DailyEventCountsTest {
  @Test
  void endsAfterTheHorizonAreCensoredOnIt() {
    DailyEventCounts counts = DailyEventCounts.withHorizon(30, 2);
    counts.add(31, 2);
    counts.add(30, 2);
    counts.add(10, 1, 5);
    assertThat(counts.ends(30, 0)).isEqualTo(1);
    assertThat(counts.ends(30, 2)).isEqualTo(1);
    assertThat(counts.events(10)).isEqualTo(5);
    assertThat(counts.total()).isEqualTo(7);
    assertThat(counts.atRisk()[10]).isEqualTo(7);
    assertThat(counts.atRisk()[11]).isEqualTo(2);
  }

  @Test
  void entryOnOrAfterTheHorizonIsNeverAtRisk() {
    DailyEventCounts counts = DailyEventCounts.withHorizon(30, 1);
    counts.addEntering(30, 40, 1);
    assertThat(counts.total()).isZero();
    counts.addEntering(29, 40, 1);
    assertThat(counts.atRisk()[29]).isZero();
    assertThat(counts.atRisk()[30]).isEqualTo(1);
  }

  @Test
  void daysAndCausesOutsideTheRangeAreRefused() {
    DailyEventCounts counts = DailyEventCounts.withHorizon(30, 1);
    assertThatThrownBy(() -> counts.add(-1, 1)).hasMessageContaining("index day");
    assertThatThrownBy(() -> counts.add(1, 2)).hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> counts.addEntering(5, 5, 1)).hasMessageContaining("entryDay (5)");
    assertThatThrownBy(() -> counts.merge(DailyEventCounts.withHorizon(31, 1)))
        .hasMessageContaining("horizon 31");
  }
}

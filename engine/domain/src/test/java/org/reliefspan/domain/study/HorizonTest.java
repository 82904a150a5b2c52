package org.reliefspan.domain.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HorizonTest {
  @Test
  void everyWindowHoldsItsCentreAndItsEdges() {
    for (Horizon horizon : Horizon.values()) {
      assertThat(horizon.contains(horizon.centreDay())).isTrue();
      assertThat(horizon.contains(horizon.firstDay())).isTrue();
      assertThat(horizon.contains(horizon.lastDay())).isTrue();
      assertThat(horizon.contains(horizon.firstDay() - 1)).isFalse();
      assertThat(horizon.contains(horizon.lastDay() + 1)).isFalse();
    }
  }

  @Test
  void windowsDoNotOverlap() {
    Horizon[] horizons = Horizon.values();
    for (int i = 1; i < horizons.length; i++) {
      assertThat(horizons[i].firstDay()).isGreaterThan(horizons[i - 1].lastDay());
    }
  }

  @Test
  void identifiersFindTheirHorizon() {
    for (Horizon horizon : Horizon.values()) {
      assertThat(Horizon.of(horizon.id())).contains(horizon);
    }
    assertThat(Horizon.of("5w")).isEmpty();
  }
}

package org.reliefspan.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratumLabelTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "F", "a;b", "a;sex=F", "\\", "\\;", "a=b", ";;", "west; north"})
  void aLevelIsReadAsItWasWritten(String level) {
    String label = StratumLabel.part("clinic", level) + ";" + StratumLabel.part("sex", "F");
    StratumLabel read = StratumLabel.parse(label);
    assertThat(read.columns()).isEqualTo("clinic;sex");
    assertThat(read.levels()).containsEntry("clinic", level).containsEntry("sex", "F");
  }

  @Test
  void allHasNoColumnOfItsOwn() {
    assertThat(StratumLabel.parse("all").levels()).isEmpty();
    assertThat(StratumLabel.parse("all").columns()).isEqualTo("all");
  }
}

package org.reliefspan.domain.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSpecTest {
  @ParameterizedTest
  @CsvSource({"-1, 1, 1", "0, 1, 1", "1, 1, 2", "2, 3, 3", "5, 3, 4.5", "6, 5, 5", "99, 5, 5"})
  void aTableHasTheValueBelowOrTheOneOnTheLine(double x, double step, double linear) {
    assertThat(table(TableSpec.Between.STEP).at(x)).isEqualTo(step);
    assertThat(table(TableSpec.Between.LINEAR).at(x)).isEqualTo(linear);
  }

  private static TableSpec table(TableSpec.Between between) {
    return new TableSpec("t", List.of(0.0, 2.0, 6.0), List.of(1.0, 3.0, 5.0), between, Place.NONE);
  }
}

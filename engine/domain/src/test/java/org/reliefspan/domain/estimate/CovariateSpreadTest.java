package org.reliefspan.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.fit.SeenCovariate;

class CovariateSpreadTest {
  private static CovariateSpread of(List<Double> values, double step) {
    List<Double> rising = values.stream().sorted().toList();
    return new CovariateSpread(
        "bmi", rising, rising.stream().sorted(Collections.reverseOrder()).toList(), step);
  }

  /** Whatever the values, either end has enough patients at or beyond it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void enoughPatientsAreAtOrBeyondEitherEnd(long seed) {
    Random random = new Random(seed);
    List<Double> values =
        IntStream.range(0, 60).mapToObj(i -> 27 + 5 * random.nextGaussian()).toList();
    SeenCovariate seen = of(values, 0.1).seen(11);
    double from = seen.from().orElseThrow();
    double to = seen.to().orElseThrow();
    assertThat(values).filteredOn(value -> value <= from).hasSizeGreaterThanOrEqualTo(11);
    assertThat(values).filteredOn(value -> value >= to).hasSizeGreaterThanOrEqualTo(11);
    assertThat(values).doesNotContain(from, to);
    assertThat(from).isLessThan(to);
    assertThat(10 * from).isEqualTo(Math.rint(10 * from));
  }

  @Test
  void withoutAThresholdItIsTheWholeRange() {
    SeenCovariate seen = of(List.of(31.0, 47.0, 90.0), 1).seen(1);
    assertThat(seen).isEqualTo(SeenCovariate.ofNumber("bmi", 31, 90));
  }

  @Test
  void ofFewPatientsNoRangeIsShown() {
    SeenCovariate none = SeenCovariate.ofWords("bmi", List.of());
    assertThat(of(List.of(1.0, 2.0, 3.0), 1).seen(4)).isEqualTo(none);
    assertThat(of(List.of(1.0, 2.0, 3.0), 1).seen(3)).isEqualTo(none);
  }

  @Test
  void aStepIsPositive() {
    assertThatThrownBy(() -> of(List.of(1.0), 0)).hasMessageContaining("step (0.0)");
  }
}

package org.reliefspan.simulation.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  void everyRankHasTheValueThatSortingGives(int size) {
    SplittableRandom random = new SplittableRandom(size);
    for (int bound : new int[] {1, 3, 1_000_000}) { // all alike, many alike, few alike
      long[] values = random.longs(size, 0, bound).toArray();
      long[] sorted = values.clone();
      Arrays.sort(sorted);
      for (int rank = 0; rank < size; rank += 1 + size / 50) {
        assertThat(Selection.select(values, rank)).isEqualTo(sorted[rank]);
      }
    }
  }

  /** R 4.2: quantile(c(7, 1, 3, 20, 5, 11), c(0.5, 0.9)) is 6.0 and 15.5. */
  @Test
  void quantilesAreThoseOfR() {
    long[] values = {7, 1, 3, 20, 5, 11};
    assertThat(Selection.quantiles(values, 0.5, 0.9)).containsExactly(6.0, 15.5);
  }

  @Test
  void nobodyHasNoQuantile() {
    assertThat(Selection.quantiles(new long[0], 0.5)).containsExactly(Double.NaN);
  }
}

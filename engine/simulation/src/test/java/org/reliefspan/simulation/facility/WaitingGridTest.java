package org.reliefspan.simulation.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingGridTest {
  /** At each time those wait whose wait has begun at or before it and ends after it. */
  @ParameterizedTest
  @CsvSource({"104,1000", "7,100000007", "3,2", "10,4503599627370497"})
  void whoWaitsAtATimeIsCountedThere(int times, long until) {
    SplittableRandom random = new SplittableRandom(times);
    WaitingGrid grid = new WaitingGrid(new WaitingTimes(times, (double) until / times), 2);
    int[] expected = new int[2 * (times + 1)];
    double step = (double) until / times;
    long now = 0;
    for (int i = 0; i < 3000; i++) {
      now += random.nextLong(1 + until / 2500);
      long from = Math.max(0, now - random.nextLong(1 + until / 500));
      int index = random.nextInt(2);
      grid.waited(index, from, now);
      for (int time = 0; time < times && now > from; time++) {
        expected[index * (times + 1) + time] += from / step <= time && now / step > time ? 1 : 0;
      }
    }
    assertThat(grid.counts()).isEqualTo(expected);
  }

  @Test
  void aRunWithoutAnEndHasNoTimes() {
    WaitingGrid grid = new WaitingGrid(WaitingTimes.NONE, 1);
    grid.waited(0, 3, 9);
    assertThat(grid.counts()).containsOnly(0);
  }
}

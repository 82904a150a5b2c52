package org.reliefspan.simulation.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexSetTest {
  @ParameterizedTest
  @CsvSource({"60, 20", "5000, 3", "5000, 3000", "400000, 5", "400000, 2000", "20000000, 40"})
  void aSetFindsWhatASortedSetFinds(int size, int members) {
    Random random = new Random(size + members);
    IndexSet set = new IndexSet();
    set.reserve(size);
    TreeSet<Integer> expected = new TreeSet<>();
    for (int i = 0; i < 5000; i++) {
      int index = random.nextInt(size);
      if (expected.size() < members) {
        set.add(index);
        expected.add(index);
      } else {
        int out = random.nextBoolean() ? expected.first() : expected.last();
        set.remove(out);
        expected.remove(out);
        set.remove(index);
        expected.remove(index);
      }
      assertAlike(set, expected, random.nextInt(size), random.nextInt(size), size < 10_000_000);
    }
  }

  private static void assertAlike(
      IndexSet set, NavigableSet<Integer> expected, int one, int other, boolean counts) {
    Integer next = expected.ceiling(one);
    Integer previous = expected.floor(one);
    assertThat(set.next(one)).isEqualTo(next == null ? IndexSet.NONE : next);
    assertThat(set.previous(one)).isEqualTo(previous == null ? IndexSet.NONE : previous);
    if (counts) {
      int from = Math.min(one, other);
      int until = Math.max(one, other);
      assertThat(set.count(from, until)).isEqualTo(expected.subSet(from, until).size());
    }
  }

  @Test
  void lookingOutsideFindsNothingMore() {
    IndexSet set = new IndexSet();
    set.reserve(256);
    set.add(7);
    set.add(200);
    assertThat(set.next(100_000)).isEqualTo(IndexSet.NONE);
    assertThat(set.previous(100_000)).isEqualTo(200);
    assertThat(set.previous(-1)).isEqualTo(IndexSet.NONE);
  }

  @ParameterizedTest
  @CsvSource({"1000, 64", "1000, 960", "300000, 64", "300000, 131072"})
  void afterDroppingIndicesBeginLater(int size, int drop) {
    Random random = new Random(size + drop);
    IndexSet set = new IndexSet();
    set.reserve(size);
    TreeSet<Integer> expected = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      int index = random.nextInt(size);
      set.add(index);
      if (index >= drop) {
        expected.add(index - drop);
      }
    }
    set.drop(drop);
    for (int i = 0; i < 500; i++) {
      assertAlike(set, expected, random.nextInt(size), random.nextInt(size), true);
    }
    set.reserve(2 * size);
    set.add(2 * size - 1);
    expected.add(2 * size - 1);
    assertAlike(set, expected, size, 2 * size - 1, true);
  }
}

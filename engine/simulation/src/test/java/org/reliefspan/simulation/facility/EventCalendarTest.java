package org.reliefspan.simulation.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCalendarTest {
  private record Entry(long tick, long rank, int entry) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::tick).thenComparingLong(Entry::rank);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsNextIsThatOfASortedSet(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    EventCalendar calendar = new EventCalendar();
    TreeSet<Entry> sorted = new TreeSet<>(ORDER);
    TreeMap<Integer, Entry> known = new TreeMap<>();
    for (int turn = 0; turn < 20_000; turn++) {
      int entry = random.nextInt(60);
      Entry before = known.get(entry);
      switch (random.nextInt(4)) {
        case 0 -> {
          assertThat(calendar.isEmpty()).isEqualTo(sorted.isEmpty());
          if (!sorted.isEmpty()) {
            Entry first = sorted.first();
            assertThat(calendar.entry()).isEqualTo(first.entry());
            assertThat(calendar.tick()).isEqualTo(first.tick());
            calendar.take();
            sorted.remove(first);
            known.remove(first.entry());
          }
        }
        case 1 -> {
          calendar.remove(entry);
          if (before != null) {
            sorted.remove(before);
            known.remove(entry);
          }
        }
        default -> {
          Entry now = new Entry(random.nextInt(30), entry, entry);
          calendar.set(entry, now.tick(), now.rank());
          if (before != null) {
            sorted.remove(before);
          }
          sorted.add(now);
          known.put(entry, now);
        }
      }
    }
  }
}

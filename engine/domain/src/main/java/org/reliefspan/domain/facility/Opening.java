package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** When a resource is there, and how many of it. */
public sealed interface Opening extends Serializable {
  /** Always, all of it. */
  record Always() implements Opening {}

  /** By the calendar, every week but on holidays. */
  record Weekly(List<Shift> shifts) implements Opening {
    /** Copies. */
    public Weekly {
      shifts = List.copyOf(shifts);
    }
  }

  /**
   * A shift. Shifts at the same time add up.
   *
   * @param days of the week
   * @param fromMinute of the day
   * @param untilMinute of the day, up to 1440
   * @param count how many; the count of the resource when empty
   */
  record Shift(Set<DayOfWeek> days, int fromMinute, int untilMinute, OptionalInt count)
      implements Serializable {
    /** Copies. */
    public Shift {
      days = Set.copyOf(days);
    }
  }

  /**
   * In turns, without a calendar.
   *
   * @param every length of a turn, in units of the pathway; infinite if there is one
   * @param from times within a turn, rising, the first 0
   * @param count how many from then on
   */
  record Cyclic(double every, List<Double> from, List<Integer> count) implements Opening {
    /** Copies. */
    public Cyclic {
      from = List.copyOf(from);
      count = List.copyOf(count);
    }
  }
}

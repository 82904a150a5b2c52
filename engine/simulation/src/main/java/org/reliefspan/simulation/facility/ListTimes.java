package org.reliefspan.simulation.facility;

import org.reliefspan.domain.facility.Access;
import org.reliefspan.simulation.run.Appointments;

/** When the lists of a step begin, and how many patients they take. */
interface ListTimes {
  /** The first list after a tick, not before 0; {@link Appointments#NEVER} if there is none. */
  long next(long after);

  /** Patients of the list that begins at a tick. */
  int size(long tick);

  /** Lists in turns. */
  static ListTimes inTurns(Access.Turns turns, double ticksPerUnit) {
    return new InTurns(turns, ticksPerUnit);
  }

  /** A list at the beginning of each shift. */
  static ListTimes ofShifts(Openings openings) {
    return new OfShifts(openings);
  }

  /** Lists in turns. */
  record InTurns(Access.Turns turns, double ticksPerUnit) implements ListTimes {
    @Override
    public long next(long after) {
      double since = Math.max(0, (double) after / ticksPerUnit - turns.offset());
      for (long turn = Math.max(0, (long) (since / turns.every()) - 1); ; turn++) {
        for (int i = 0; i < turns.at().size(); i++) {
          if (tick(turn, i) > after) {
            return tick(turn, i);
          }
        }
      }
    }

    private long tick(long turn, int index) {
      double time = turns.offset() + turn * turns.every() + turns.at().get(index);
      return Math.round(time * ticksPerUnit);
    }

    @Override
    public int size(long tick) {
      long turn = Math.max(0, (long) ((tick / ticksPerUnit - turns.offset()) / turns.every()) - 1);
      for (; ; turn++) {
        for (int i = 0; i < turns.at().size(); i++) {
          if (tick(turn, i) >= tick) {
            return turns.size().get(Math.min(i, turns.size().size() - 1));
          }
        }
      }
    }
  }

  /** A list at the beginning of each shift. */
  record OfShifts(Openings openings) implements ListTimes {
    @Override
    public long next(long after) {
      long at = openings.nextChange(after);
      while (at != Long.MAX_VALUE && openings.levelAt(at) == 0) {
        at = openings.nextChange(at);
      }
      return at;
    }

    @Override
    public int size(long tick) {
      return openings.levelAt(tick);
    }
  }
}

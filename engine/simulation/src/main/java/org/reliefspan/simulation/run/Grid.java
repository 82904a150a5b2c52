package org.reliefspan.simulation.run;

import java.util.Comparator;
import java.util.List;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.tally.OccupancyCount;

/** Times at which occupancy is counted: all cycles, or those that were asked for. */
@SuppressWarnings("ArrayRecordComponent")
record Grid(double[] times, long[] ticks, int states) {
  private static final int MOST_UNITS = 200;
  private static final int STEPS = 100;

  /** The grid of the strategy that lasts longest. */
  static Grid of(List<Program> programs, List<Double> wanted) {
    Program program =
        programs.stream().max(Comparator.comparingDouble(Program::horizon)).orElseThrow();
    double[] times =
        program
            .cycles()
            .map(each -> evenly(each.count(), each.length()))
            .orElseGet(() -> continuous(program, wanted));
    long[] ticks = new long[times.length];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = program.cycles().isPresent() ? i : Math.round(times[i] * program.ticksPerUnit());
    }
    return new Grid(times, ticks, program.states().size());
  }

  private static double[] continuous(Program program, List<Double> wanted) {
    double horizon = program.horizon();
    if (!wanted.isEmpty()) {
      return checked(wanted, horizon);
    }
    boolean byUnit = horizon <= MOST_UNITS && horizon == Math.rint(horizon);
    double[] times = byUnit ? evenly((int) horizon, 1) : evenly(STEPS, horizon / STEPS);
    times[times.length - 1] = horizon; // not a rounding above it
    return times;
  }

  private static double[] checked(List<Double> wanted, double horizon) {
    double last = -1;
    for (double time : wanted) {
      if (!(time > last && time >= 0 && time <= horizon)) {
        throw new SimulationException(
            "The times of the occupancy must increase from 0 to the horizon (%s)."
                .formatted(horizon));
      }
      last = time;
    }
    return wanted.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] evenly(int count, double step) {
    double[] times = new double[count + 1];
    for (int i = 0; i < times.length; i++) {
      times[i] = i * step;
    }
    return times;
  }

  /** A watch that counts who is where at the times of this grid. */
  Watch counting(OccupancyCount count) {
    return new Watch() {
      private int at; // of the last stay, which the next one mostly follows

      @Override
      public void stay(int state, long from, long until) {
        int first = index(from, at);
        at = index(until, first);
        if (at > first) {
          count.stay(state, first, at);
        }
      }
    };
  }

  /** First time that is not before a tick. */
  private int index(long tick, int hint) {
    int index = hint;
    while (index > 0 && ticks[index - 1] >= tick) {
      index--;
    }
    while (index < ticks.length && ticks[index] < tick) {
      index++;
    }
    return index;
  }

  /** How many of the times are not after the end of a program. */
  int timesUntilTheEndOf(Program program) {
    int count = 0;
    long end =
        program.cycles().isPresent()
            ? program.cycles().get().count()
            : Math.round(program.horizon() * program.ticksPerUnit());
    while (count < ticks.length && ticks[count] <= end) {
      count++;
    }
    return count;
  }

  OccupancyCount nobody() {
    return new OccupancyCount(times.length, states);
  }
}

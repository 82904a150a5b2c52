package org.reliefspan.simulation.run;

import java.util.List;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Consequence;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.Reads;
import org.reliefspan.simulation.model.Sources;

/** Which clocks are to be looked at after what, as bits. Known before any patient. */
final class Dependents {
  private final List<Clock> clocks;
  private final Sources[] sources;
  private final long[] reads;
  private final long[][] ofHappening; // the change of its consequences and of its count
  private final long[][] ofActivity; // the change of its phase
  private final long[][] ofMove; // row-major [from][to]
  private final int states;
  private final int words;

  Dependents(Program program) {
    this.clocks = program.clocks();
    this.states = program.states().size();
    this.words = Math.max(1, (clocks.size() + Long.SIZE - 1) / Long.SIZE);
    this.sources = clocks.stream().map(Dependents::sourcesOf).toArray(Sources[]::new);
    this.reads = clocks.stream().mapToLong(Dependents::readsOf).toArray();
    this.ofHappening = new long[program.events().size()][words];
    this.ofActivity = new long[program.activities().size()][words];
    this.ofMove = new long[states * states][words];
    for (int i = 0; i < clocks.size(); i++) {
      set(ofHappening[clocks.get(i).consequence().happening()], i);
      happening(clocks.get(i).consequence());
    }
    for (int activity = 0; activity < ofActivity.length; activity++) {
      activity(program.activities().get(activity), activity);
    }
    for (int from = 0; from < states; from++) {
      for (int to = 0; to < states; to++) {
        move(from, to, program.effectsOfStates().get(to));
      }
    }
  }

  /** Whether there is any clock in a set. */
  static boolean isAny(long[] bits) {
    for (long word : bits) {
      if (word != 0) {
        return true;
      }
    }
    return false;
  }

  /** Words of a set of clocks. */
  int words() {
    return words;
  }

  long[] ofHappening(int happening) {
    return ofHappening[happening];
  }

  long[] ofActivity(int activity) {
    return ofActivity[activity];
  }

  long[] ofMove(int from, int to) {
    return ofMove[from * states + to];
  }

  private static Sources sourcesOf(Clock clock) {
    Sources all = clock.when().sources().and(clock.hazardRatio().sources());
    if (clock.timing() instanceof Clock.Hazard hazard) {
      return all.and(hazard.law().sources());
    }
    return clock.timing() instanceof Clock.AtTime at
        ? all.and(at.time().sources())
        : all.and(((Clock.AfterDelay) clock.timing()).delay().sources());
  }

  private static long readsOf(Clock clock) {
    long all = clock.when().reads() | clock.hazardRatio().reads();
    if (clock.timing() instanceof Clock.Hazard hazard) {
      return all | hazard.law().reads();
    }
    return clock.timing() instanceof Clock.AtTime at
        ? all | at.time().reads()
        : all | ((Clock.AfterDelay) clock.timing()).delay().reads();
  }

  private static void set(long[] bits, int clock) {
    bits[clock / Long.SIZE] |= 1L << clock;
  }

  private void activity(Activity activity, int index) {
    activity.consequences().values().forEach(this::happening);
    for (int i = 0; i < sources.length; i++) {
      if (sources[i].activity(index)) {
        set(ofActivity[index], i);
      }
    }
  }

  private void happening(Consequence consequence) {
    long[] bits = ofHappening[consequence.happening()];
    for (int i = 0; i < sources.length; i++) {
      Sources read = sources[i];
      boolean concerned =
          read.happening(consequence.happening())
              || consequence.changes().stream().anyMatch(each -> read.attribute(each.slot()))
              || consequence.effects().stream().anyMatch(read::effect);
      if (concerned) {
        set(bits, i);
      }
    }
  }

  private void move(int from, int to, List<Integer> effects) {
    long history = Reads.ENTRIES | Reads.TIME_IN_STATE | (from == to ? 0 : Reads.STATE);
    for (int i = 0; i < sources.length; i++) {
      Clock clock = clocks.get(i);
      boolean switches = !clock.runsIn().get(from).equals(clock.runsIn().get(to));
      boolean beginsAnew = from == to && clock.onlyState().filter(only -> only == to).isPresent();
      boolean readsIt = (reads[i] & history) != 0 || effects.stream().anyMatch(sources[i]::effect);
      if (switches || beginsAnew || readsIt) {
        set(ofMove[from * states + to], i);
      }
    }
  }
}

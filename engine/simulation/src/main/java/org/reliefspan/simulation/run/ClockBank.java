package org.reliefspan.simulation.run;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Patient;

/**
 * All clocks of one patient, then activities, with the ticks at which they ring. After a change
 * only those clocks are looked at that read what changed. Not thread-safe.
 */
final class ClockBank {
  private final RunningClock[] clocks;
  private final long[] rings; // clocks, then activities
  private final long[] looks; // by clock
  private long nextLook; // the first of those
  private final int[] moving; // clocks that read running time where they may have to look
  private final Dependents dependents;
  private final long[] marked;
  private boolean isAnyMarked;

  ClockBank(EventPlan plan) {
    List<Clock> all = plan.program.clocks();
    this.clocks = new RunningClock[all.size()];
    for (int event = 0; event < clocks.length; event++) {
      clocks[event] = RunningClock.of(all.get(event), event, plan);
    }
    this.rings = new long[clocks.length + plan.activities.length];
    this.looks = new long[clocks.length];
    this.moving =
        Arrays.stream(clocks).filter(each -> each.isMoving).mapToInt(c -> c.event).toArray();
    this.dependents = plan.dependents;
    this.marked = new long[dependents.words()];
  }

  /** Another patient: all clocks are looked at when it is time. */
  void reset() {
    for (RunningClock clock : clocks) {
      clock.reset();
    }
    Arrays.fill(rings, RunningClock.NEVER);
    Arrays.fill(looks, RunningClock.NEVER);
    nextLook = RunningClock.NEVER;
    Arrays.fill(marked, 0);
    for (int i = 0; i < clocks.length; i++) {
      marked[i / Long.SIZE] |= 1L << i;
    }
    isAnyMarked = true;
  }

  /** Number of clocks; activities follow. */
  int size() {
    return clocks.length;
  }

  RunningClock clock(int index) {
    return clocks[index];
  }

  /** The first of those with the earliest ring; -1 if none will ring. */
  int next() {
    int next = -1;
    long earliest = RunningClock.NEVER;
    for (int i = 0; i < rings.length; i++) {
      if (rings[i] < earliest) {
        earliest = rings[i];
        next = i;
      }
    }
    return next;
  }

  long ring(int index) {
    return rings[index];
  }

  void setRing(int index, long tick) {
    rings[index] = tick;
  }

  /** When a condition or a ratio may change by itself. */
  long nextLook() {
    return nextLook;
  }

  private void findNextLook() {
    nextLook = RunningClock.NEVER;
    for (int index : moving) {
      nextLook = Math.min(nextLook, looks[index]);
    }
  }

  /** Looks at clocks whose time to be looked at has come. */
  void lookSilently(Patient patient, long now) {
    for (int index : moving) {
      if (looks[index] <= now) {
        look(index, patient, now, false);
      }
    }
    findNextLook();
  }

  private void look(int index, Patient patient, long now, boolean enteredAgain) {
    RunningClock clock = clocks[index];
    clock.look(patient, now, enteredAgain);
    rings[index] = clock.ring;
    looks[index] = clock.lookAt;
  }

  /** Marks clocks. */
  void mark(long[] bits) {
    for (int word = 0; word < marked.length; word++) {
      marked[word] |= bits[word];
    }
    isAnyMarked = true;
  }

  void markActivity(int activity) {
    mark(dependents.ofActivity(activity));
  }

  void markMove(int from, int to) {
    mark(dependents.ofMove(from, to));
  }

  /** Looks at the clocks that read what changed, in the order of the file. */
  void lookAtMarked(Patient patient, long now, boolean enteredAgain) {
    if (!isAnyMarked) {
      return;
    }
    isAnyMarked = false;
    for (int word = 0; word < marked.length; word++) {
      for (long left = marked[word]; left != 0; left &= left - 1) {
        int index = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        look(index, patient, now, enteredAgain);
      }
      marked[word] = 0;
    }
    findNextLook();
  }
}

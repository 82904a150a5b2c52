package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.simulation.model.SimulationException;

/**
 * Steps that wait for one another for ever: all that is served in each is held by patients who are
 * blocked and wait for a place in another of them.
 */
final class Deadlock {
  private final Facility facility;
  private final Visits visits;

  Deadlock(Facility facility, Visits visits) {
    this.facility = facility;
    this.visits = visits;
  }

  /**
   * Looks after a patient was blocked.
   *
   * @param served visits that are served or held, by step
   * @param serving how many
   * @throws SimulationException if nothing can go on any more in some steps
   */
  void require(int blocked, int[][] served, int[] serving) {
    boolean[] stuck = new boolean[serving.length];
    for (int step = 0; step < serving.length; step++) {
      stuck[step] = serving[step] > 0 && allAreHeld(served[step], serving[step]);
    }
    boolean isOneFreed = true;
    while (isOneFreed) {
      isOneFreed = freeOne(stuck, served, serving);
    }
    if (stuck[visits.step[blocked]]) {
      throw new SimulationException(
          ("A deadlock: patients in %s wait for places in one another and none can go on. Maybe"
                  + " give one of them more waiting places, or when_full: leave.")
              .formatted(names(stuck)));
    }
  }

  private boolean allAreHeld(int[] served, int count) {
    for (int i = 0; i < count; i++) {
      if (visits.state[served[i]] != Visits.HELD) {
        return false;
      }
    }
    return true;
  }

  private boolean freeOne(boolean[] stuck, int[][] served, int[] serving) {
    for (int step = 0; step < stuck.length; step++) {
      for (int i = 0; stuck[step] && i < serving[step]; i++) {
        if (!stuck[visits.waitsFor[served[step][i]]]) {
          stuck[step] = false;
          return true;
        }
      }
    }
    return false;
  }

  private String names(boolean[] stuck) {
    List<String> names = new ArrayList<>();
    for (int step = 0; step < stuck.length; step++) {
      if (stuck[step]) {
        names.add(facility.steps()[step].activity().name());
      }
    }
    return String.join(", ", names);
  }
}

package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.Appointments;

/**
 * Steps that wait for one another for ever: what each of them needs is held by patients who are
 * blocked and wait for a place in another of them, or in the same. Who waits with patience that
 * ends, or for something that is missed at some time, does not wait for ever.
 */
final class Deadlock {
  private final Visits visits;
  private final Station[] stations; // by step
  private final int[] most; // by resource: how many are there at any time

  Deadlock(Facility facility, Visits visits, Station[] stations) {
    this.visits = visits;
    this.stations = stations;
    this.most = facility.spec().resources().stream().mapToInt(Deadlock::most).toArray();
  }

  private static int most(ResourceSpec resource) {
    Opening opening = resource.opening();
    if (opening instanceof Opening.Cyclic cyclic) {
      return Collections.max(cyclic.count());
    }
    if (opening instanceof Opening.Weekly weekly) {
      int sum = weekly.shifts().stream().mapToInt(each -> each.count().orElse(0)).sum();
      return Math.max(resource.count(), sum);
    }
    return resource.count();
  }

  /**
   * Looks after a patient was blocked.
   *
   * @param blocked its visit
   * @throws SimulationException if nothing can go on any more in some steps
   */
  void require(int blocked) {
    boolean[] stuck = new boolean[stations.length];
    for (int step = 0; step < stations.length; step++) {
      stuck[step] = stations[step].entry.waiting() > 0 && waitsForEver(stations[step].step);
    }
    boolean isOneFreed = true;
    while (isOneFreed) {
      isOneFreed = freeOne(stuck, held(stuck));
    }
    if (stuck[visits.step[blocked]]) {
      throw new SimulationException(
          ("A deadlock: patients in %s wait for places in one another and none can go on. Maybe"
                  + " give one of them more waiting places, or when_full: leave.")
              .formatted(names(stuck)));
    }
  }

  private static boolean waitsForEver(Step step) {
    return !step.isListed()
        && step.activity().waiting().patience().constant() == Double.POSITIVE_INFINITY;
  }

  /** How many of each resource are held until there is a place in a step that is stuck. */
  private int[] held(boolean[] stuck) {
    int[] held = new int[most.length];
    for (int step = 0; step < stations.length; step++) {
      for (int i = 0; i < stations[step].serving(); i++) {
        if (isHeld(stations[step].served(i), stuck)) {
          addNeeds(stations[step].step, held);
        }
      }
    }
    return held;
  }

  private boolean isHeld(int visit, boolean[] stuck) {
    return visits.state[visit] == Visits.HELD
        && visits.latest[visit] == Appointments.NEVER
        && stuck[visits.waitsFor[visit]];
  }

  private static void addNeeds(Step step, int[] to) {
    for (int i = 0; i < step.needs().length; i++) {
      to[step.needs()[i]] += step.numbers()[i];
    }
  }

  private boolean freeOne(boolean[] stuck, int[] held) {
    for (int step = 0; step < stuck.length; step++) {
      if (stuck[step] && isEnoughLeft(stations[step].step, held)) {
        stuck[step] = false;
        return true;
      }
    }
    return false;
  }

  private boolean isEnoughLeft(Step step, int[] held) {
    for (int i = 0; i < step.needs().length; i++) {
      int resource = step.needs()[i];
      if (most[resource] - held[resource] < step.numbers()[i]) {
        return false;
      }
    }
    return true;
  }

  /** Those that are stuck, and where what they need is held. */
  private String names(boolean[] stuck) {
    List<String> names = new ArrayList<>();
    for (int step = 0; step < stuck.length; step++) {
      boolean holds = false;
      for (int i = 0; i < stations[step].serving(); i++) {
        holds |= isHeld(stations[step].served(i), stuck);
      }
      if (stuck[step] || holds) {
        names.add(stations[step].step.activity().name());
      }
    }
    return String.join(", ", names);
  }
}

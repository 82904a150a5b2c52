package org.reliefspan.simulation.facility;

import org.reliefspan.domain.facility.Preemption;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.simulation.run.RunningActivity.Resumption;

/**
 * Sessions that make room: for steps that go before them, at the end of a shift, or when a list
 * begins. Of several the one with the lowest priority makes room, then the one that began last.
 */
final class Interruptions {
  private static final double ANY = Double.POSITIVE_INFINITY;

  private final Facility facility;
  private final Visits visits;
  private final FacilityRun run;
  private final Station[] stations;
  private final Supply supply;
  private final boolean[] freed; // by resource: by a shift or an interruption, not yet used

  Interruptions(
      Facility facility, Visits visits, FacilityRun run, Station[] stations, Supply supply) {
    this.facility = facility;
    this.visits = visits;
    this.run = run;
    this.stations = stations;
    this.supply = supply;
    this.freed = new boolean[facility.resources()];
  }

  /** Something of a resource may be free, to be used soon. */
  void free(int resource) {
    freed[resource] = true;
  }

  boolean isFreed(int resource) {
    return freed[resource];
  }

  /** What was free of a resource is used. */
  void use(int resource) {
    freed[resource] = false;
  }

  /** Whether a step can begin when all sessions of lower priority make room. */
  boolean canMakeRoom(int visit, Step step) {
    if (step.preemption() == Preemption.NONE) {
      return false;
    }
    for (int i = 0; i < step.needs().length; i++) {
      if (!supply.suffices(step, i, lower(step.needs()[i], visits.priority[visit]), run.now())) {
        return false;
      }
    }
    return true;
  }

  /** How many of a resource sessions of lower priority use. */
  private int lower(int resource, double below) {
    int all = 0;
    for (int step : facility.users(resource)) {
      Station station = stations[step];
      int number = station.step.numberOf(resource);
      for (int i = 0; i < station.serving(); i++) {
        all += mayBeBrokenOff(station.served(i), below) ? number : 0;
      }
    }
    return all;
  }

  private boolean mayBeBrokenOff(int visit, double below) {
    return visits.state[visit] == Visits.SERVED
        && visits.hasBegun[visit]
        && visits.priority[visit] < below;
  }

  /** As many sessions of lower priority make room as must. */
  void makeRoom(int visit, Step step) {
    if (step.preemption() == Preemption.NONE) {
      return;
    }
    for (int i = 0; i < step.needs().length; i++) {
      while (!supply.suffices(step, i, 0, run.now())) {
        breakOff(victim(step.needs()[i], visits.priority[visit]), step.preemption());
      }
    }
  }

  /** A shift has ended: sessions that do not outlast it make room. */
  void close(int resource) {
    ResourceSpec.AtClose atClose = facility.atClose(resource);
    if (atClose == ResourceSpec.AtClose.FINISH || atClose == ResourceSpec.AtClose.FIT) {
      return;
    }
    while (supply.isExceeded(resource)) {
      int victim = victim(resource, ANY);
      if (victim < 0) {
        break;
      }
      breakOff(victim, Preemption.valueOf(atClose.name()));
    }
  }

  /** Sessions of a step end that are more than a number. */
  void reduce(Station station, int number, Preemption how) {
    while (station.serving() > number) {
      int last = victimOf(station, ANY, -1);
      if (last < 0) {
        break;
      }
      breakOff(last, how);
    }
  }

  /**
   * Who uses a resource, of the lowest priority, then who began last.
   *
   * @param below of priority below this one
   */
  private int victim(int resource, double below) {
    int victim = -1;
    for (int step : facility.users(resource)) {
      victim = victimOf(stations[step], below, victim);
    }
    return victim;
  }

  private int victimOf(Station station, double below, int other) {
    int victim = other;
    for (int i = 0; i < station.serving(); i++) {
      int each = station.served(i);
      if (mayBeBrokenOff(each, below) && (victim < 0 || isBrokenOffBefore(each, victim))) {
        victim = each;
      }
    }
    return victim;
  }

  private boolean isBrokenOffBefore(int visit, int other) {
    if (visits.priority[visit] != visits.priority[other]) {
      return visits.priority[visit] < visits.priority[other];
    }
    return visits.began[visit] != visits.began[other]
        ? visits.began[visit] > visits.began[other]
        : run.number(visits.patient[visit]) > run.number(visits.patient[other]);
  }

  private void breakOff(int visit, Preemption how) {
    Station station = stations[visits.step[visit]];
    station.removeServed(visit);
    run.ledger().used(station.step, visits.began[visit], run.now());
    run.ledger()
        .brokenOff(station.index, run.order(visits.patient[visit]), run.now(), visits, visit);
    supply.giveBack(station.step, run.now());
    for (int resource : station.step.needs()) {
      freed[resource] = true;
    }
    if (how == Preemption.LEAVE) {
      run.leave(visit, Happening.INTERRUPTED);
      return;
    }
    visits.resumption[visit] =
        switch (how) {
          case RESTART -> Resumption.RESTART;
          case RESAMPLE -> Resumption.RESAMPLE;
          default -> Resumption.RESUME;
        };
    visits.isInterrupted[visit] = true;
    visits.state[visit] = Visits.WAITING;
    station.arrivals().join(visit);
    run.interrupt(visit);
  }
}

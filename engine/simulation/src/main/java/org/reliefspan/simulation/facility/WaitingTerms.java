package org.reliefspan.simulation.facility;

import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.SimulationException;

/** What the files say of waiting for a step, read for one patient who comes to it. */
final class WaitingTerms {
  private final FacilityRun run;
  private final Facility facility;
  private final Visits visits;
  private final Lot lot;

  WaitingTerms(FacilityRun run, Facility facility, Visits visits, Lot lot) {
    this.run = run;
    this.facility = facility;
    this.visits = visits;
    this.lot = lot;
  }

  private Patient patient(int visit) {
    return run.patient(visits.patient[visit]);
  }

  /** Ticks that a patient waits at most. */
  long patience(int visit, Station station, int coming) {
    double patience = station.patience;
    if (Double.isNaN(patience)) {
      patience = station.step.activity().waiting().patience().value(patient(visit), coming);
    }
    if (!(patience >= 0)) {
      throw wrong(station.step, "patience", "a time that is not negative");
    }
    return facility.ticks(patience);
  }

  /** Whether a patient goes at once. */
  boolean balks(int visit, Step step, int coming) {
    Patient patient = patient(visit);
    Activity.Waiting waiting = step.activity().waiting();
    double probability = waiting.balk().value(patient);
    if (!(probability >= 0 && probability <= 1)) {
      throw wrong(step, "probability of going at once", "between 0 and 1");
    }
    return patient.uniform(waiting.balking(), coming) < probability;
  }

  /** Whether a patient finds a place to wait. */
  boolean hasPlace(int visit, Station station) {
    double places = station.places;
    if (Double.isNaN(places)) {
      places = station.step.activity().waiting().places().value(patient(visit));
    }
    if (!(places >= 0)) {
      throw wrong(station.step, "number of waiting places", "at least 0");
    }
    return station.waitingInPlaces() < places;
  }

  /** Who goes first. */
  double priority(int visit, Station station) {
    double priority = station.priority;
    if (Double.isNaN(priority)) {
      priority = station.step.activity().priority().value(patient(visit));
    }
    if (Double.isNaN(priority)) {
      throw wrong(station.step, "priority", "a number");
    }
    return priority;
  }

  /** Who goes first of one priority: the lowest. */
  long key(int visit, Step step) {
    return switch (step.order()) {
      case FIRST_COME -> 0;
      case LAST_COME -> -visits.turn[visit];
      case LONGEST_WAIT -> run.arrived(visits.patient[visit]);
      case EARLIEST_LATEST -> visits.latest[visit];
      case RANDOM -> lot.of(run.number(visits.patient[visit]), step, visits.turn[visit]);
    };
  }

  private static SimulationException wrong(Step step, String what, String must) {
    return new SimulationException(
        "The %s of the activity %s must be %s for every patient."
            .formatted(what, step.activity().name(), must));
  }
}

package org.reliefspan.simulation.facility;

import java.util.Arrays;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Node;

/** Where patients wait for one step and are served. Not thread-safe. */
final class Station {
  final Step step;
  final int index;
  final Line gate; // until they are called up or given an appointment
  final Line line; // until what the step needs is free
  final Line entry; // until there is a place to wait
  final boolean isListed;
  final boolean isBooked;
  final boolean mayBalk;
  final boolean hasPlacesForAll;
  final double priority; // NaN where it differs between patients, as below
  final double patience;
  final double places;
  private final Visits visits;
  private int[] served = new int[8];
  private int serving;

  Station(Step step, Visits visits) {
    this.step = step;
    this.index = step.index();
    this.visits = visits;
    this.gate = new Line(visits, step.isInTurn());
    this.line = new Line(visits, step.isInTurn());
    this.entry = new Line(visits, true);
    this.isListed = step.isListed();
    this.isBooked = step.isBooked();
    this.mayBalk = step.mayBalk();
    this.hasPlacesForAll = step.hasPlacesForAll();
    Activity activity = step.activity();
    this.priority = constant(activity.priority());
    this.patience = activity.waiting().patience().constant();
    this.places = constant(activity.waiting().places());
  }

  private static double constant(Node node) {
    return node.isConstant() ? node.constant() : Double.NaN;
  }

  /** How many wait. */
  int waiting() {
    return gate.waiting() + line.waiting() + entry.waiting();
  }

  /** How many need a place to wait. */
  int waitingInPlaces() {
    return (isListed ? gate.waiting() : 0) + line.waiting();
  }

  /** Where who comes waits. */
  Line arrivals() {
    return isListed ? gate : line;
  }

  /** Who waits for what the step needs, or for a place to wait if nobody does; -1 for nobody. */
  int first() {
    int first = line.first();
    return first >= 0 || isListed ? first : entry.first();
  }

  /** How many are served, or held after that. */
  int serving() {
    return serving;
  }

  /** One of those who are served or held. */
  int served(int at) {
    return served[at];
  }

  void addServed(int visit) {
    if (serving == served.length) {
      served = Arrays.copyOf(served, 2 * serving);
    }
    visits.place[visit] = serving;
    served[serving++] = visit;
  }

  void removeServed(int visit) {
    int last = served[--serving];
    served[visits.place[visit]] = last;
    visits.place[last] = visits.place[visit];
  }
}

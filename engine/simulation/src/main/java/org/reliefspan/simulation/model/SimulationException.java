package org.reliefspan.simulation.model;

import org.reliefspan.domain.pathway.Place;

/** A pathway that cannot be run as it is. The message is for the user. */
public final class SimulationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what, where and what to try. */
  public SimulationException(String message) {
    super(message);
  }

  /** With the place in the file before the message. */
  public static SimulationException at(Place place, String message) {
    return new SimulationException(place.path().isEmpty() ? message : words(place) + message);
  }

  /** The same with the strategy in which it came up before the message. */
  public SimulationException in(String strategy) {
    return new SimulationException("Strategy %s: %s".formatted(strategy, getMessage()));
  }

  private static String words(Place place) {
    return place.line() > 0
        ? "Line %d, %s: ".formatted(place.line(), place.path())
        : place.path() + ": ";
  }
}

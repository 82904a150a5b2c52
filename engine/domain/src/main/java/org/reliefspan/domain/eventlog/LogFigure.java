package org.reliefspan.domain.eventlog;

/**
 * A number about a whole log, observed or simulated.
 *
 * @param quantity what it is, with its unit
 * @param of activity, team or trace; empty for all cases
 */
public record LogFigure(String quantity, String of, double value) {
  /** Whether it belongs to a single case. */
  public boolean isOfOneCase() {
    return quantity.endsWith("_min")
        || quantity.endsWith("_max")
        || quantity.startsWith("first_")
        || quantity.startsWith("last_");
  }
}

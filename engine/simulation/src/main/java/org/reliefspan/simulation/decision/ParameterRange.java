package org.reliefspan.simulation.decision;

/**
 * Values between which a parameter is varied.
 *
 * @param parameter its name
 * @param index its place among the parameters
 * @param low lower value
 * @param high upper value
 */
public record ParameterRange(String parameter, int index, double low, double high) {
  public ParameterRange {
    if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "The low value of %s (%s) must be below the high one (%s), both finite. Maybe they are exchanged?"
              .formatted(parameter, low, high));
    }
  }
}

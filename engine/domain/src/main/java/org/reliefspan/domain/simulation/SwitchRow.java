package org.reliefspan.domain.simulation;

/**
 * A value of a parameter at which another strategy becomes preferred.
 *
 * @param threshold willingness to pay for one unit of effect
 * @param base the parameter as written
 * @param value where the preference changes
 * @param below strategy preferred below it
 * @param above strategy preferred above it
 */
public record SwitchRow(
    String parameter, double threshold, double base, double value, String below, String above) {
  public SwitchRow {
    Finite.require("threshold", threshold);
    Finite.require("value of " + parameter, value);
  }
}

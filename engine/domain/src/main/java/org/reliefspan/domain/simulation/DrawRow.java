package org.reliefspan.domain.simulation;

/**
 * One outcome of one strategy in one draw of the parameters.
 *
 * @param draw counted from 1
 * @param value per patient
 */
public record DrawRow(int draw, String strategy, String outcome, double value) {
  public DrawRow {
    Finite.require("value", value);
  }
}

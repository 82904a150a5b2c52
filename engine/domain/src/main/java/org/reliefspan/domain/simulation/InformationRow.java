package org.reliefspan.domain.simulation;

/**
 * What knowing something before the choice is worth, per patient, in the unit of cost.
 *
 * @param threshold willingness to pay for one unit of effect
 * @param quantity {@code evpi} for all parameters, {@code evppi} for some
 * @param parameter name of the parameter, several joined by {@code ;}, empty for all
 * @param monteCarloError one standard error
 */
public record InformationRow(
    double threshold, String quantity, String parameter, double value, double monteCarloError) {
  public InformationRow {
    Finite.require("threshold", threshold);
    Finite.require("value of information", value);
    Finite.require("Monte Carlo error", monteCarloError);
  }
}

package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * What blurs a score.
 *
 * @param deviation stationary standard deviation of the within-person process, ODI points
 * @param correlation its correlation from one 14-day step to the next
 * @param painPerFunctionPoint NRS points that go with one ODI point of noise
 * @param functionError standard deviation of the ODI's measurement error, points
 * @param walkError standard deviation of the walking test's measurement error, metres
 * @param rounding how scores are written
 */
public record Noise(
    double deviation,
    double correlation,
    double painPerFunctionPoint,
    double functionError,
    double walkError,
    Rounding rounding)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public Noise {
    Checks.notNegative("deviation", deviation);
    Checks.between("correlation", correlation, -1, 1);
    Checks.notNegative("functionError", functionError);
    Checks.notNegative("walkError", walkError);
  }
}

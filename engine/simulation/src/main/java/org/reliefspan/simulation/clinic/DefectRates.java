package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Errors planted in the rows; a row carries at most one.
 *
 * @param outOfRange share of ODI and NRS rows with an impossible value
 * @param halfScale share of patients whose ODI is on 0 to 50 throughout
 * @param duplicate share of visit and measure rows written twice
 * @param afterDeath share of observed deaths followed by a procedure
 * @param lostLaterality share of sided procedures without a side
 * @param yards share of walking tests written in yards
 */
public record DefectRates(
    double outOfRange,
    double halfScale,
    double duplicate,
    double afterDeath,
    double lostLaterality,
    double yards)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public DefectRates {
    Checks.share("outOfRange", outOfRange);
    Checks.share("halfScale", halfScale);
    Checks.share("duplicate", duplicate);
    Checks.share("afterDeath", afterDeath);
    Checks.share("lostLaterality", lostLaterality);
    Checks.share("yards", yards);
  }
}

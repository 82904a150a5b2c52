package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * When patients come, and what changes over the years; trends are zero on 1 January 2022.
 *
 * @param firstYear first year of entry
 * @param lastYear last year of entry
 * @param dipVisitFactor factor on visits from 15 March to 31 May 2020
 * @param opioidStartOddsPerYear odds ratio per year of starting opioids
 * @param ablationLogitPerYear logit per year of the response to ablation
 */
public record CalendarSpec(
    int firstYear,
    int lastYear,
    double dipVisitFactor,
    double opioidStartOddsPerYear,
    double ablationLogitPerYear)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public CalendarSpec {
    Checks.between("firstYear", firstYear, 1900, 2200);
    Checks.between("lastYear", lastYear, firstYear, 2200);
    Checks.share("dipVisitFactor", dipVisitFactor);
    Checks.between("opioidStartOddsPerYear", opioidStartOddsPerYear, 1e-3, 1e3);
  }
}

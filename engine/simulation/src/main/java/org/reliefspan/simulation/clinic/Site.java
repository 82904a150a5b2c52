package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Quantiles;

/**
 * A site's habits.
 *
 * @param outcome shift of the ODI, points
 * @param propensity shift of the logit of the transforaminal route
 * @param documentation shift of the logit of recording a score: logit of a Beta(12; 3) rate minus
 *     logit of 0.8
 */
record Site(double outcome, double propensity, double documentation) {

  static Site draw(Population population, Philox philox, int number) {
    PatientDraws draws = philox.patient(number);
    return new Site(
        population.siteOutcomeDeviation() * draws.normal(Uses.SITE_OUTCOME, 0),
        population.sitePropensityDeviation() * draws.normal(Uses.SITE_PROPENSITY, 0),
        Logit.logit(Quantiles.beta(draws.uniform(Uses.SITE_DOCUMENTATION, 0), 12, 3))
            - Logit.logit(0.8));
  }
}

package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Trigger point injections, with and without exercise beside them.
 *
 * @param response probability of response
 * @param rehabilitationShare share with exercise around the injection, at mean adherence
 * @param rehabilitationPerAdherence logit of it per standard deviation of adherence
 * @param durationFactorWithout factor on the duration without exercise
 * @param most most injections per patient
 * @param gapDays least days between injections
 */
public record TriggerPointCare(
    double response,
    double rehabilitationShare,
    double rehabilitationPerAdherence,
    double durationFactorWithout,
    int most,
    int gapDays)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public TriggerPointCare {
    Checks.share("response", response);
    Checks.share("rehabilitationShare", rehabilitationShare);
    Checks.between("durationFactorWithout", durationFactorWithout, 1e-6, 1e6);
    Checks.atLeastOne("most", most);
    Checks.atLeastOne("gapDays", gapDays);
  }
}

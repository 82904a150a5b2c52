package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Who responds to an epidural, who gets which route, and what follows two failures.
 *
 * @param responseIntercept logit of response
 * @param responseSensitised added when C
 * @param responseMood added with low mood
 * @param responseSeverity per standard deviation of severity U
 * @param choiceIntercept logit of transforaminal against interlaminar
 * @param choiceSeverity per unit of observed severity
 * @param choiceDisc added with disc herniation
 * @param choiceSensitised added when C: unmeasured confounding
 * @param thirdAfterFailures probability of a third epidural after two failures
 * @param thirdResponse probability that such a third one helps
 * @param flareShare share of third ones that wait for a visit with a high ODI
 * @param flareThreshold recorded ODI above which they are done, points
 */
public record EpiduralCare(
    double responseIntercept,
    double responseSensitised,
    double responseMood,
    double responseSeverity,
    double choiceIntercept,
    double choiceSeverity,
    double choiceDisc,
    double choiceSensitised,
    double thirdAfterFailures,
    double thirdResponse,
    double flareShare,
    double flareThreshold)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public EpiduralCare {
    Checks.share("thirdAfterFailures", thirdAfterFailures);
    Checks.share("thirdResponse", thirdResponse);
    Checks.share("flareShare", flareShare);
  }
}

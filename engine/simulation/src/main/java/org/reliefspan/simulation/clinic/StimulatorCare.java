package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Spinal cord stimulation: a trial, then an implant if the trial helps.
 *
 * @param trialSuccess probability that the trial gives half relief
 * @param implantResponse probability that the implant goes on to help
 * @param shortestDelayDays least days from trial to implant
 * @param longestDelayDays most days from trial to implant
 */
public record StimulatorCare(
    double trialSuccess, double implantResponse, int shortestDelayDays, int longestDelayDays)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public StimulatorCare {
    Checks.share("trialSuccess", trialSuccess);
    Checks.share("implantResponse", implantResponse);
    Checks.atLeastOne("shortestDelayDays", shortestDelayDays);
    Checks.between("longestDelayDays", longestDelayDays, shortestDelayDays, 3650);
  }
}

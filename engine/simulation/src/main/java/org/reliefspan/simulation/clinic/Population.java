package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Who comes.
 *
 * @param sites number of sites
 * @param facetShare share with facet pain; those in no other group have lumbar radiculopathy
 * @param myofascialShare share with myofascial pain, treated by trigger point injection
 * @param neuropathicShare share with persistent pain after surgery, treated by stimulation
 * @param discShare share of radiculopathy with a disc herniation
 * @param acuteShare share of radiculopathy that is acute
 * @param sensitisedShare share with unmeasured central sensitisation C
 * @param workCompensationShare share with a work compensation claim
 * @param lowestPain lowest NRS at entry, points
 * @param siteOutcomeDeviation standard deviation of the ODI between sites, points
 * @param sitePropensityDeviation standard deviation of the logit of the transforaminal route
 */
public record Population(
    int sites,
    double facetShare,
    double myofascialShare,
    double neuropathicShare,
    double discShare,
    double acuteShare,
    double sensitisedShare,
    double workCompensationShare,
    double lowestPain,
    double siteOutcomeDeviation,
    double sitePropensityDeviation)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public Population {
    Checks.between("sites", sites, 1, 99);
    Checks.share("facetShare", facetShare);
    Checks.share("myofascialShare", myofascialShare);
    Checks.share("neuropathicShare", neuropathicShare);
    Checks.share(
        "facet, myofascial and neuropathic shares together",
        facetShare + myofascialShare + neuropathicShare);
    Checks.share("discShare", discShare);
    Checks.share("acuteShare", acuteShare);
    Checks.share("sensitisedShare", sensitisedShare);
    Checks.share("workCompensationShare", workCompensationShare);
    Checks.between("lowestPain", lowestPain, 0, 10);
    Checks.notNegative("siteOutcomeDeviation", siteOutcomeDeviation);
    Checks.notNegative("sitePropensityDeviation", sitePropensityDeviation);
  }
}

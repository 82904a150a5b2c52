package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;

/**
 * What a patient brings to the clinic.
 *
 * @param site site number, from 0
 * @param age years at entry
 * @param female sex
 * @param severity U, standard normal
 * @param observedSeverity U with error N(0; 0.5)
 * @param sensitised C, unmeasured
 * @param lowMood depression
 * @param workCompensation a claim
 * @param disc disc herniation
 * @param acute acute radiculopathy
 * @param facet facet pain rather than radiculopathy
 * @param functionAtEntry noise-free ODI on day 0, points
 * @param painAtEntry noise-free NRS on day 0, points
 */
record Traits(
    int site,
    double age,
    boolean female,
    double severity,
    double observedSeverity,
    boolean sensitised,
    boolean lowMood,
    boolean workCompensation,
    boolean disc,
    boolean acute,
    boolean facet,
    double functionAtEntry,
    double painAtEntry) {

  private static final double YOUNGEST = 22;
  private static final double OLDEST = 97;

  static Traits draw(ClinicSpec spec, Site[] sites, PatientDraws draws) {
    ClinicSpec.Population population = spec.population();
    int site = Quantiles.integer(draws.uniform(Uses.SITE, 0), population.sites());
    double severity = draws.normal(Uses.SEVERITY, 0);
    boolean lowMood = draws.happens(Logit.expit(-1 + 0.6 * severity), Uses.MOOD, 0);
    boolean claim = draws.happens(population.workCompensationShare(), Uses.WORK_COMPENSATION, 0);
    boolean facet = draws.happens(population.facetShare(), Uses.FACET_PATH, 0);
    double function =
        clip(
            44
                + 11 * severity
                + Logit.when(lowMood, 3)
                + Logit.when(claim, 2)
                + 6 * draws.normal(Uses.FUNCTION_AT_ENTRY, 0)
                + sites[site].outcome(),
            4,
            96);
    return new Traits(
        site,
        clip((facet ? 61 : 55) + 14 * draws.normal(Uses.AGE, 0), YOUNGEST, OLDEST),
        draws.happens(0.56, Uses.SEX, 0),
        severity,
        severity + 0.5 * draws.normal(Uses.SEVERITY_OBSERVED, 0),
        draws.happens(population.sensitisedShare(), Uses.SENSITISED, 0),
        lowMood,
        claim,
        !facet && draws.happens(population.discShare(), Uses.DISC, 0),
        !facet && draws.happens(population.acuteShare(), Uses.ACUTE, 0),
        facet,
        function,
        painAtEntry(function, population.lowestPain(), draws));
  }

  /** 3.5 + 6 expit(0.05 (ODI - 40)) + N(0; 0.8), not below the entry criterion, not above 10. */
  private static double painAtEntry(double function, double lowest, PatientDraws draws) {
    double pain =
        3.5 + 6 * Logit.expit(0.05 * (function - 40)) + 0.8 * draws.normal(Uses.PAIN_AT_ENTRY, 0);
    return clip(pain, lowest, 10);
  }

  static double clip(double value, double lowest, double highest) {
    return Math.max(lowest, Math.min(highest, value));
  }
}

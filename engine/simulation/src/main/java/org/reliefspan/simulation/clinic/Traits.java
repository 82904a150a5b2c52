package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;

/**
 * What a patient brings to the clinic.
 *
 * @param site site number, from 0
 * @param entryDay day of entry since 1970-01-01
 * @param age years at entry
 * @param female sex
 * @param severity U, standard normal
 * @param observedSeverity U with error N(0; 0.5)
 * @param adherence Z, standard normal
 * @param sensitised C, unmeasured
 * @param lowMood depression
 * @param workCompensation a claim
 * @param disc disc herniation
 * @param acute acute radiculopathy
 * @param path what the patient comes for
 * @param functionAtEntry noise-free ODI on day 0, points
 * @param painAtEntry noise-free NRS on day 0, points
 */
record Traits(
    int site,
    int entryDay,
    double age,
    boolean female,
    double severity,
    double observedSeverity,
    double adherence,
    boolean sensitised,
    boolean lowMood,
    boolean workCompensation,
    boolean disc,
    boolean acute,
    Path path,
    double functionAtEntry,
    double painAtEntry) {

  private static final double YOUNGEST = 22;
  private static final double OLDEST = 97;

  /**
   * What a patient comes for.
   *
   * @param track group of patients
   * @param family position among the further families, -1 in the other tracks
   */
  record Path(Track track, int family) {
    private static final Path FACET = new Path(Track.FACET, -1);
    private static final Path RADICULAR = new Path(Track.RADICULAR, -1);
    private static final Path MYOFASCIAL = new Path(Track.MYOFASCIAL, -1);
    private static final Path NEUROPATHIC = new Path(Track.NEUROPATHIC, -1);

    /** Facet pain has the lowest uniforms, further families the highest, radiculopathy the rest. */
    static Path of(ClinicSpec spec, double uniform) {
      Population population = spec.population();
      if (uniform < population.facetShare()) {
        return FACET;
      }
      double from = 1;
      for (int number = 0; number < spec.families().size(); number++) {
        from -= spec.families().get(number).share();
        if (uniform >= from) {
          return new Path(Track.FAMILY, number);
        }
      }
      from -= population.neuropathicShare();
      if (uniform >= from) {
        return NEUROPATHIC;
      }
      return uniform >= from - population.myofascialShare() ? MYOFASCIAL : RADICULAR;
    }
  }

  static Traits draw(Setting setting, PatientDraws draws) {
    ClinicSpec spec = setting.spec();
    Population population = spec.population();
    int site = Quantiles.integer(draws.uniform(Uses.SITE, 0), population.sites());
    double severity = draws.normal(Uses.SEVERITY, 0);
    double adherence = draws.normal(Uses.ADHERENCE, 0);
    boolean lowMood = draws.happens(Logit.expit(-1 + 0.6 * severity), Uses.MOOD, 0);
    boolean claim = draws.happens(population.workCompensationShare(), Uses.WORK_COMPENSATION, 0);
    Path path = Path.of(spec, draws.uniform(Uses.FACET_PATH, 0));
    boolean radicular = path.track() == Track.RADICULAR;
    double function =
        clip(
            44
                + 11 * severity
                + Logit.when(lowMood, 3)
                + Logit.when(claim, 2)
                + 6 * draws.normal(Uses.FUNCTION_AT_ENTRY, 0)
                + setting.site(site).outcome()
                - spec.therapy().adherenceGain() * adherence,
            4,
            96);
    double typicalAge = path.track() == Track.FACET ? 61 : 55;
    return new Traits(
        site,
        setting.calendar().entryDay(draws),
        clip(typicalAge + 14 * draws.normal(Uses.AGE, 0), YOUNGEST, OLDEST),
        draws.happens(0.56, Uses.SEX, 0),
        severity,
        severity + 0.5 * draws.normal(Uses.SEVERITY_OBSERVED, 0),
        adherence,
        draws.happens(population.sensitisedShare(), Uses.SENSITISED, 0),
        lowMood,
        claim,
        radicular && draws.happens(population.discShare(), Uses.DISC, 0),
        radicular && draws.happens(population.acuteShare(), Uses.ACUTE, 0),
        path,
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

  Track track() {
    return path.track();
  }

  String payer() {
    if (workCompensation) {
      return "workers_comp";
    }
    return age >= 65 ? "medicare" : "commercial";
  }

  int policyGap(PayerGaps gaps) {
    if (workCompensation) {
      return gaps.workersComp();
    }
    return age >= 65 ? gaps.medicare() : gaps.commercial();
  }
}

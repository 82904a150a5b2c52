package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.random.PatientDraws;

/**
 * What would have happened to one patient under one arm of a contrast: the same luck, only the arm
 * differs, and nothing else is done later.
 *
 * @param contrast which choice is at stake
 * @param arm one of its arms
 * @param received whether the patient had this arm
 * @param outcome what is looked at
 * @param value ODI points, days, or 1 and 0
 */
public record PotentialOutcome(
    Contrast contrast, String arm, boolean received, String outcome, double value) {

  private static final List<String> HEADER =
      List.of("patient_id", "contrast", "arm", "received", "outcome", "value");

  /** A choice between treatments. */
  public enum Contrast {
    /** Transforaminal against interlaminar at the first epidural. */
    ROUTE("epidural_route"),
    /** Therapy 24 to 72 hours after the first epidural, by day 21, or not by then. */
    THERAPY("therapy_timing"),
    /** No block, one or two before ablation. */
    BLOCKS("blocks_before_ablation"),
    /** Trigger point injection with and without exercise. */
    REHABILITATION("trigger_point_rehabilitation");

    private final String key;

    Contrast(String key) {
      this.key = key;
    }

    /**
     * The name used in tables.
     *
     * @return for instance {@code epidural_route}
     */
    public String key() {
      return key;
    }
  }

  /**
   * The columns of {@code truth/potential_outcomes.csv}.
   *
   * @return column names in the order of {@link #cells}
   */
  public static List<String> header() {
    return HEADER;
  }

  /**
   * The row as text.
   *
   * @param patientId study id
   * @return cells in the order of {@link #header}
   */
  public List<String> cells(String patientId) {
    return List.of(
        patientId, contrast.key(), arm, received ? "1" : "0", outcome, TruthRow.text(value));
  }

  static List<PotentialOutcome> of(ClinicSpec spec, PatientCase.Latent patient) {
    List<PotentialOutcome> outcomes = new ArrayList<>();
    Course course = patient.course();
    switch (course.traits().track()) {
      case RADICULAR -> addEpidural(spec, course, outcomes);
      case FACET -> addBlocks(spec, patient.draws(), outcomes);
      case MYOFASCIAL -> addTriggerPoint(spec, course, outcomes);
      case NEUROPATHIC, FAMILY -> {}
    }
    return outcomes;
  }

  private static void addEpidural(ClinicSpec spec, Course course, List<PotentialOutcome> outcomes) {
    if (course.episodes().isEmpty() || !course.episodes().get(0).procedure().epidural()) {
      return;
    }
    Episode first = course.episodes().get(0);
    double gain = spec.effects().transforaminalGain();
    for (ClinicProcedure route :
        List.of(ClinicProcedure.ESI_TRANSFORAMINAL, ClinicProcedure.ESI_INTERLAMINAR)) {
      boolean transforaminal = route.equals(ClinicProcedure.ESI_TRANSFORAMINAL);
      Episode other = first.withEffect(first.effect().withExtra(transforaminal ? gain : 0));
      for (int days : List.of(30, 180)) {
        outcomes.add(
            new PotentialOutcome(
                Contrast.ROUTE,
                route.family(),
                route.equals(first.procedure()),
                "odi_" + days + "d",
                function(course, other, days)));
      }
    }
    if (course.therapy().planned()) {
      addTherapy(spec.therapy(), course, outcomes);
    }
  }

  /** An early first visit is one on the day in the middle of the early window. */
  private static void addTherapy(Therapy therapy, Course course, List<PotentialOutcome> outcomes) {
    Episode first = course.episodes().get(0);
    int visit = (therapy.earlyFromDay() + therapy.earlyToDay()) / 2;
    String received = arm(therapy, course.therapy().firstVisit());
    for (String arm : List.of("day_1_3", "day_4_21", "none_by_21")) {
      TherapyGain gain =
          arm.equals("day_1_3") ? new TherapyGain(visit, therapy.earlyGain()) : TherapyGain.NONE;
      Episode other = first.withEffect(first.effect().with(gain, 1));
      outcomes.add(
          new PotentialOutcome(
              Contrast.THERAPY, arm, arm.equals(received), "odi_84d", function(course, other, 84)));
    }
  }

  static String arm(Therapy therapy, int firstVisit) {
    if (firstVisit > 21) {
      return "none_by_21";
    }
    return firstVisit <= therapy.earlyToDay() ? "day_1_3" : "day_4_21";
  }

  private static double function(Course course, Episode episode, int days) {
    return course.traits().functionAtEntry()
        - course.history().function(episode.day() + (double) days)
        - episode.functionDrop(days);
  }

  /** Success under a policy needs positive blocks and a response to the ablation that follows. */
  private static void addBlocks(
      ClinicSpec spec, PatientDraws draws, List<PotentialOutcome> outcomes) {
    boolean facet = EffectDraw.facetTrue(spec, draws);
    double success = facet ? spec.facets().successTrue() : spec.facets().successFalse();
    boolean responds = draws.happens(success, Uses.RESPONDER, 0);
    FacetBlocks.Policy received = FacetBlocks.Policy.draw(spec.facets(), draws);
    boolean positive = true;
    for (FacetBlocks.Policy policy : FacetBlocks.Policy.values()) {
      if (policy.blocks() > 0) {
        positive &= FacetBlocks.positive(spec, policy.blocks() - 1, draws);
      }
      boolean had = policy == received;
      String arm = policy.key();
      outcomes.add(new PotentialOutcome(Contrast.BLOCKS, arm, had, "ablated", positive ? 1 : 0));
      outcomes.add(
          new PotentialOutcome(Contrast.BLOCKS, arm, had, "success", positive && responds ? 1 : 0));
    }
  }

  private static void addTriggerPoint(
      ClinicSpec spec, Course course, List<PotentialOutcome> outcomes) {
    Episode first = course.episodes().get(0);
    boolean had = !course.therapyDays().isEmpty();
    double without = spec.triggerPoints().durationFactorWithout();
    double full = first.effect().worksDays() / (had ? 1 : without);
    outcomes.add(new PotentialOutcome(Contrast.REHABILITATION, "with", had, "effect_days", full));
    outcomes.add(
        new PotentialOutcome(
            Contrast.REHABILITATION, "without", !had, "effect_days", full * without));
  }
}

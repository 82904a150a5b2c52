package org.reliefspan.simulation.clinic;

import java.time.LocalDate;
import java.util.List;

/**
 * What is hidden about one patient.
 *
 * @param patientId study id as in the tables
 * @param episodes noise-free relief of its index procedures
 * @param outcomes what other choices would have led to
 * @param latentCells latent traits, in the order of {@link #header}
 */
public record PatientTruth(
    String patientId,
    List<EpisodeTruth> episodes,
    List<PotentialOutcome> outcomes,
    List<String> latentCells) {

  private static final List<String> HEADER =
      List.of(
          "patient_id",
          "entry_date",
          "track",
          "site_id",
          "severity",
          "sensitised",
          "low_mood",
          "adherence",
          "function_at_entry",
          "pain_at_entry",
          "function_history",
          "pain_history",
          "facet_true",
          "first_therapy_day");

  /** Copies the lists. */
  public PatientTruth {
    episodes = List.copyOf(episodes);
    outcomes = List.copyOf(outcomes);
    latentCells = List.copyOf(latentCells);
  }

  /**
   * The columns of {@code truth/patients.csv}.
   *
   * @return column names in the order of the latent cells
   */
  public static List<String> header() {
    return HEADER;
  }

  static PatientTruth of(ClinicSpec spec, PatientCase.Latent patient, List<EpisodeTruth> episodes) {
    Traits traits = patient.course().traits();
    NaturalHistory history = patient.course().history();
    TherapyPlan therapy = patient.course().therapy();
    boolean facet = traits.track() == Track.FACET;
    List<String> cells =
        List.of(
            patient.patientId(),
            LocalDate.ofEpochDay(traits.entryDay()).toString(),
            traits.track().key(),
            PatientRows.siteId(traits.site()),
            number(traits.severity()),
            flag(traits.sensitised()),
            flag(traits.lowMood()),
            number(traits.adherence()),
            number(traits.functionAtEntry()),
            number(traits.painAtEntry()),
            number(history.functionLimit()),
            number(history.painLimit()),
            facet ? flag(EffectDraw.facetTrue(spec, patient.draws())) : "",
            therapy.attended() ? Integer.toString(therapy.firstVisit()) : "");
    return new PatientTruth(
        patient.patientId(), episodes, PotentialOutcome.of(spec, patient), cells);
  }

  private static String number(double value) {
    return TruthRow.text(value);
  }

  private static String flag(boolean holds) {
    return holds ? "1" : "0";
  }
}

package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** True numbers about treatments: exact where a formula exists, else over other patients. */
public final class ClinicContrasts {

  private static final String EXACT = "exact";

  private final ClinicSpec spec;
  private final List<ContrastRow> rows = new ArrayList<>();

  private ClinicContrasts(ClinicSpec spec) {
    this.spec = spec;
  }

  /**
   * All rows.
   *
   * @param spec the clinic
   * @param patients how many other patients to simulate for the numbers without a formula
   * @return exact rows first
   */
  public static List<ContrastRow> rows(ClinicSpec spec, int patients) {
    ClinicContrasts contrasts = new ClinicContrasts(spec);
    contrasts.addRoute();
    contrasts.addTherapy();
    contrasts.addBlocks();
    contrasts.addMechanisms();
    contrasts.addMedians();
    contrasts.addArms(patients);
    return List.copyOf(contrasts.rows);
  }

  private void exact(
      String contrast, String arm, String comparator, String population, String outcome, double v) {
    rows.add(new ContrastRow(contrast, arm, comparator, population, outcome, v, 0, EXACT));
  }

  private void addRoute() {
    EffectEnvelope none = new EffectEnvelope(1, 1, 1);
    double gain = spec.effects().transforaminalGain();
    Episode.Effect effect = new Episode.Effect(false, 0, 0, gain, none);
    Episode extra =
        new Episode(ClinicProcedure.ESI_TRANSFORAMINAL, Episode.Kind.FIRST, 0, 5, effect);
    for (int days : List.of(30, 180)) {
      exact(
          PotentialOutcome.Contrast.ROUTE.key(),
          ClinicProcedure.ESI_TRANSFORAMINAL.family(),
          ClinicProcedure.ESI_INTERLAMINAR.family(),
          "first_epidural",
          "odi_" + days + "d",
          0 - extra.functionDrop(days));
    }
  }

  private void addTherapy() {
    String contrast = PotentialOutcome.Contrast.THERAPY.key();
    String planned = "therapy_planned";
    double early = 0 - spec.therapy().earlyGain();
    exact(contrast, "day_1_3", "day_4_21", planned, "odi_84d", early);
    exact(contrast, "day_1_3", "none_by_21", planned, "odi_84d", early);
    exact(contrast, "day_4_21", "none_by_21", planned, "odi_84d", 0);
    double factor = spec.therapy().earlyDurationFactor();
    exact(contrast, "day_1_3", "day_4_21", planned, "pain_duration_ratio", factor);
  }

  /** Bayes: of true sources sensitivity^k pass k blocks, of the others false positives^k. */
  private void addBlocks() {
    FacetCare facets = spec.facets();
    String contrast = PotentialOutcome.Contrast.BLOCKS.key();
    double passTrue = facets.facetTrueShare();
    double passFalse = 1 - facets.facetTrueShare();
    for (FacetBlocks.Policy policy : FacetBlocks.Policy.values()) {
      if (policy.blocks() > 0) {
        passTrue *= facets.blockSensitivity();
        passFalse *= facets.blockFalsePositive();
      }
      double success = passTrue * facets.successTrue() + passFalse * facets.successFalse();
      double ablated = passTrue + passFalse;
      exact(contrast, policy.key(), "", "screened", "ablated", ablated);
      exact(contrast, policy.key(), "", "screened", "success", success);
      if (ablated > 0) {
        exact(contrast, policy.key(), "", "ablated", "success", success / ablated);
      }
    }
  }

  private void addMechanisms() {
    exact(
        "third_epidural",
        "third",
        "none",
        "two_failures",
        "responder_share",
        spec.epidurals().thirdResponse());
    exact(
        PotentialOutcome.Contrast.REHABILITATION.key(),
        "with",
        "without",
        "responders",
        "effect_duration_ratio",
        1 / spec.triggerPoints().durationFactorWithout());
    exact(
        "opioid_dose",
        "50_mg_more",
        "same",
        "users_from_day_" + spec.opioids().harmAfterDays(),
        "nrs",
        spec.opioids().harmPerFifty());
  }

  /** Medians of the planted laws; the true T_off is another thing, see estimands. */
  private void addMedians() {
    Map<String, EffectSpec> effects = new LinkedHashMap<>();
    effects.put("epidural", spec.effects().epidural());
    effects.put("ablation", spec.effects().ablation());
    effects.put("trigger_point", spec.effects().triggerPoint());
    effects.put("stimulator", spec.effects().stimulator());
    spec.families().forEach(care -> effects.put(care.family(), care.effect()));
    effects.forEach(
        (name, effect) ->
            exact(
                "planted_law",
                name,
                "",
                "not_sensitised",
                "effect_days_median",
                effect.duration().quantileDays(0.5)));
  }

  /** A patient with both, for the mean of one arm. */
  private record Key(String contrast, String arm, String outcome) {}

  private void addArms(int patients) {
    Map<Key, double[]> sums = new LinkedHashMap<>();
    Clinic clinic = Clinic.of(spec);
    double[] response = new double[3];
    long first = ClinicTruth.FIRST_PATIENT;
    int batch = 10_000;
    for (long from = first; from < first + patients; from += batch) {
      List<PatientCase.Latent> latents =
          LongStream.range(from, Math.min(from + batch, first + patients))
              .parallel()
              .mapToObj(clinic::latent)
              .toList();
      for (PatientCase.Latent latent : latents) {
        add(response, EffectDraw.epiduralResponse(spec, latent.course().traits()));
        for (PotentialOutcome outcome : PotentialOutcome.of(spec, latent)) {
          Key key = new Key(outcome.contrast().key(), outcome.arm(), outcome.outcome());
          add(sums.computeIfAbsent(key, k -> new double[3]), outcome.value());
        }
      }
    }
    addMean("epidural_response", "first", "all_patients", "probability", response);
    sums.forEach((key, sum) -> addMean(key.contrast(), key.arm(), "all_arms", key.outcome(), sum));
  }

  private static void add(double[] sum, double value) {
    sum[0]++;
    sum[1] += value;
    sum[2] += value * value;
  }

  private void addMean(
      String contrast, String arm, String population, String outcome, double[] sum) {
    double mean = sum[1] / sum[0];
    double variance = Math.max(0, sum[2] / sum[0] - mean * mean);
    double error = Math.sqrt(variance / sum[0]);
    rows.add(new ContrastRow(contrast, arm, "", population, outcome, mean, error, "monte_carlo"));
  }
}

package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;

/** Draws what a procedure does to one patient. */
final class EffectDraw {

  private final ClinicSpec spec;
  private final Traits traits;
  private final PatientDraws draws;

  EffectDraw(ClinicSpec spec, Traits traits, PatientDraws draws) {
    this.spec = spec;
    this.traits = traits;
    this.draws = draws;
  }

  /**
   * The effect of the patient's n-th procedure.
   *
   * @param procedure which
   * @param occurrence counts the patient's procedures from 0
   */
  Episode.Effect draw(ClinicProcedure procedure, int occurrence) {
    ClinicSpec.Effects effects = spec.effects();
    ClinicSpec.EffectSpec effect = effectSpec(procedure);
    boolean responder = draws.happens(responseProbability(procedure), Uses.RESPONDER, occurrence);
    double extra =
        procedure == ClinicProcedure.ESI_TRANSFORAMINAL ? effects.transforaminalGain() : 0;
    EffectEnvelope envelope =
        new EffectEnvelope(effect.onsetDays(), duration(effect, occurrence), effects.fadeDays());
    if (!responder) {
      return new Episode.Effect(false, 0, 0, extra, envelope);
    }
    double share = effects.painShare().quantile(draws.uniform(Uses.PAIN_SHARE, occurrence));
    double points =
        effect.functionMean()
            + effect.functionDeviation() * draws.normal(Uses.FUNCTION_POINTS, occurrence);
    return new Episode.Effect(true, share, points, extra, envelope);
  }

  private ClinicSpec.EffectSpec effectSpec(ClinicProcedure procedure) {
    if (procedure.epidural()) {
      return spec.effects().epidural();
    }
    return procedure == ClinicProcedure.LUMBAR_DECOMPRESSION
        ? spec.effects().surgery()
        : spec.effects().ablation();
  }

  private double responseProbability(ClinicProcedure procedure) {
    if (procedure == ClinicProcedure.LUMBAR_DECOMPRESSION) {
      return spec.events().surgerySuccess();
    }
    return procedure.epidural() ? epiduralResponse(spec, traits) : ablationResponse();
  }

  static double epiduralResponse(ClinicSpec spec, Traits traits) {
    ClinicSpec.Treatment treatment = spec.treatment();
    return Logit.expit(
        treatment.responseIntercept()
            + Logit.when(traits.sensitised(), treatment.responseSensitised())
            + Logit.when(traits.lowMood(), treatment.responseMood())
            + treatment.responseSeverity() * traits.severity());
  }

  private double ablationResponse() {
    return facetTrue(spec, draws)
        ? spec.treatment().ablationSuccessTrue()
        : spec.treatment().ablationSuccessFalse();
  }

  static boolean facetTrue(ClinicSpec spec, PatientDraws draws) {
    return draws.happens(spec.treatment().facetTrueShare(), Uses.FACET_TRUE, 0);
  }

  private double duration(ClinicSpec.EffectSpec effect, int occurrence) {
    double weibull =
        Quantiles.weibull(
            draws.uniform(Uses.DURATION, occurrence),
            effect.durationShape(),
            effect.durationScaleDays());
    double factor =
        Quantiles.logNormal(
            draws.uniform(Uses.DURATION_FACTOR, occurrence), 0, effect.durationLogDeviation());
    return weibull * factor * (traits.sensitised() ? spec.effects().sensitisedDurationFactor() : 1);
  }
}

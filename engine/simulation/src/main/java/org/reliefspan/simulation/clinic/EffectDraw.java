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
   * How a procedure works in this patient.
   *
   * @param response probability of response
   * @param effect size and duration in responders
   * @param durationFactor on the drawn duration
   * @param extraFunction ODI points in everybody
   * @param fadeDays length of the fade
   */
  record Plan(
      double response,
      EffectSpec effect,
      double durationFactor,
      double extraFunction,
      double fadeDays) {}

  /**
   * The effect of the patient's n-th procedure.
   *
   * @param occurrence counts the patient's procedures from 0
   */
  Episode.Effect draw(Plan plan, int occurrence) {
    EffectSpec effect = plan.effect();
    boolean responder = draws.happens(plan.response(), Uses.RESPONDER, occurrence);
    double days = plan.durationFactor() * duration(effect, occurrence);
    EffectEnvelope envelope = new EffectEnvelope(effect.onsetDays(), days, plan.fadeDays());
    if (!responder) {
      return new Episode.Effect(false, 0, 0, plan.extraFunction(), envelope);
    }
    double share = spec.effects().painShare().quantile(draws.uniform(Uses.PAIN_SHARE, occurrence));
    double points =
        effect.functionMean()
            + effect.functionDeviation() * draws.normal(Uses.FUNCTION_POINTS, occurrence);
    return new Episode.Effect(true, share, points, plan.extraFunction(), envelope);
  }

  Plan epidural(ClinicProcedure route, Episode.Kind kind) {
    double fade = spec.effects().fadeDays();
    if (kind == Episode.Kind.THIRD) {
      return new Plan(spec.epidurals().thirdResponse(), spec.effects().epidural(), 1, 0, fade);
    }
    double extra =
        route.equals(ClinicProcedure.ESI_TRANSFORAMINAL) ? spec.effects().transforaminalGain() : 0;
    return new Plan(epiduralResponse(spec, traits), spec.effects().epidural(), 1, extra, fade);
  }

  Plan ablation() {
    return new Plan(ablationResponse(), spec.effects().ablation(), 1, 0, spec.effects().fadeDays());
  }

  Plan surgery() {
    return new Plan(
        spec.events().surgerySuccess(), spec.effects().surgery(), 1, 0, spec.effects().fadeDays());
  }

  /**
   * @param rehabilitated whether exercise goes with it
   */
  Plan triggerPoint(boolean rehabilitated) {
    TriggerPointCare care = spec.triggerPoints();
    return new Plan(
        care.response(),
        spec.effects().triggerPoint(),
        rehabilitated ? 1 : care.durationFactorWithout(),
        0,
        spec.effects().fadeDays());
  }

  Plan stimulator() {
    return new Plan(
        spec.stimulators().implantResponse(),
        spec.effects().stimulator(),
        1,
        0,
        spec.effects().fadeDays());
  }

  static Plan family(FamilyCare care) {
    return new Plan(care.response(), care.effect(), 1, 0, care.fadeDays());
  }

  static double epiduralResponse(ClinicSpec spec, Traits traits) {
    EpiduralCare care = spec.epidurals();
    return Logit.expit(
        care.responseIntercept()
            + Logit.when(traits.sensitised(), care.responseSensitised())
            + Logit.when(traits.lowMood(), care.responseMood())
            + care.responseSeverity() * traits.severity());
  }

  /** Success changes with the year of entry. */
  private double ablationResponse() {
    FacetCare facets = spec.facets();
    double success = facetTrue(spec, draws) ? facets.successTrue() : facets.successFalse();
    double slope = spec.calendar().ablationLogitPerYear();
    if (slope == 0 || success == 0 || success == 1) {
      return success;
    }
    return Logit.expit(Logit.logit(success) + slope * EntryCalendar.years(traits.entryDay()));
  }

  static boolean facetTrue(ClinicSpec spec, PatientDraws draws) {
    return draws.happens(spec.facets().facetTrueShare(), Uses.FACET_TRUE, 0);
  }

  private double duration(EffectSpec effect, int occurrence) {
    double days = effect.duration().quantileDays(draws.uniform(Uses.DURATION, occurrence));
    double factor =
        effect.durationLogDeviation() == 0
            ? 1
            : Quantiles.logNormal(
                draws.uniform(Uses.DURATION_FACTOR, occurrence), 0, effect.durationLogDeviation());
    return days * factor * (traits.sensitised() ? spec.effects().sensitisedDurationFactor() : 1);
  }
}

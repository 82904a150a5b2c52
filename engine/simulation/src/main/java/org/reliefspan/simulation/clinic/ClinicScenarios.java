package org.reliefspan.simulation.clinic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The values of the named scenarios; docs/methods/synthetic-clinic.md gives their sources. */
final class ClinicScenarios {

  /** In the order in which they are documented. */
  static final List<String> NAMES =
      List.of(
          "default",
          "clean",
          "null",
          "visits-scheduled",
          "visits-after-loss",
          "visits-relief-skips",
          "visits-rates-30-30",
          "visits-rates-12-60",
          "visits-rates-30-150",
          "dropout-mnar",
          "diary");

  private static final Map<String, Supplier<ClinicSpec>> SPECS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("default", DefaultScenario::spec),
              Map.entry("clean", CleanScenario::spec),
              Map.entry("null", ClinicScenarios::withoutEffects),
              Map.entry("visits-scheduled", VisitScenarios::scheduled),
              Map.entry("visits-after-loss", VisitScenarios::afterLoss),
              Map.entry("visits-relief-skips", VisitScenarios::reliefSkips),
              Map.entry("visits-rates-30-30", () -> VisitScenarios.rates(0.30, 0.30)),
              Map.entry("visits-rates-12-60", () -> VisitScenarios.rates(0.12, 0.60)),
              Map.entry("visits-rates-30-150", () -> VisitScenarios.rates(0.30, 1.50)),
              Map.entry("dropout-mnar", ClinicScenarios::dropoutNotAtRandom),
              Map.entry("diary", ClinicScenarios::withDiary)));

  private ClinicScenarios() {}

  static ClinicSpec named(String name) {
    Supplier<ClinicSpec> spec = SPECS.get(name);
    if (spec == null) {
      throw new IllegalArgumentException(
          "scenario (%s) must be one of %s. Maybe default?"
              .formatted(name, String.join(", ", NAMES)));
    }
    ClinicDraft draft = new ClinicDraft(spec.get());
    draft.scenario = name;
    return draft.spec();
  }

  /** Nothing that is done has an effect; who gets what, noise and visits stay as they are. */
  private static ClinicSpec withoutEffects() {
    ClinicDraft draft = new ClinicDraft(DefaultScenario.spec());
    Effects effects = draft.effects;
    draft.effects =
        new Effects(
            withoutFunction(effects.epidural()),
            withoutFunction(effects.ablation()),
            withoutFunction(effects.surgery()),
            withoutFunction(effects.triggerPoint()),
            withoutFunction(effects.stimulator()),
            new PainShare.Fixed(0),
            effects.fadeDays(),
            effects.sensitisedDurationFactor(),
            0);
    Therapy therapy = draft.therapy;
    draft.therapy =
        new Therapy(
            therapy.plannedShare(),
            therapy.dailyHazard(),
            therapy.hazardPerAdherence(),
            therapy.hazardRatioInRelief(),
            therapy.earlyFromDay(),
            therapy.earlyToDay(),
            therapy.lastDay(),
            0,
            1,
            therapy.adherenceGain(),
            therapy.sessions(),
            therapy.sessionGapDays());
    Opioids opioids = draft.opioids;
    draft.opioids =
        new Opioids(
            opioids.userShare(),
            opioids.stopProbability(),
            opioids.escalationProbability(),
            opioids.taperShare(),
            opioids.taperStep(),
            0,
            opioids.harmAfterDays());
    return draft.spec();
  }

  private static EffectSpec withoutFunction(EffectSpec effect) {
    return new EffectSpec(
        effect.duration(), effect.durationLogDeviation(), effect.onsetDays(), 0, 0);
  }

  /** The worse the pain of the day, the sooner a patient leaves, without a word. */
  private static ClinicSpec dropoutNotAtRandom() {
    ClinicDraft draft = new ClinicDraft(DefaultScenario.spec());
    Dropout dropout = draft.dropout;
    draft.dropout =
        new Dropout(
            dropout.ratePerMonth(),
            dropout.improved(),
            dropout.worse(),
            dropout.workCompensation(),
            0.5);
    return draft.spec();
  }

  private static ClinicSpec withDiary() {
    ClinicDraft draft = new ClinicDraft(DefaultScenario.spec());
    draft.release = new Release(Sensitisation.HIDDEN, 0.85);
    return draft.spec();
  }
}

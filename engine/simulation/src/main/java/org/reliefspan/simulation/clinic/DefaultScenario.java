package org.reliefspan.simulation.clinic;

import java.util.List;

/** Scenario {@code default}: every feature. */
final class DefaultScenario {

  static final Population POPULATION =
      new Population(12, 0.55, 0.05, 0.03, 0.5, 0.3, 0.25, 0.15, 5, 2, 0.5);
  static final EpiduralCare EPIDURALS =
      new EpiduralCare(-0.1, -0.9, -0.5, -0.3, -0.2, 0.8, 0.4, 0.7, 0.6, 0, 0.5, 50);
  static final FacetCare FACETS = new FacetCare(0.1, 0.45, 0.40, 0.95, 0.30, 0.65, 0.15);
  static final EffectSpec EPIDURAL = new EffectSpec(new DurationLaw.Weibull(1.8, 55), 0, 3, 16, 5);
  static final EffectSpec ABLATION =
      new EffectSpec(new DurationLaw.Weibull(2.2, 355), 0.05, 8, 18, 5);
  static final EffectSpec SURGERY = new EffectSpec(new DurationLaw.Weibull(2, 3650), 0, 30, 18, 5);
  static final EffectSpec TRIGGER_POINT =
      new EffectSpec(new DurationLaw.LogNormal(42, 0.5), 0, 1, 10, 4);
  static final EffectSpec STIMULATOR =
      new EffectSpec(new DurationLaw.Weibull(1, 2633), 0, 5, 18, 6);
  static final TriggerPointCare TRIGGER_POINTS = new TriggerPointCare(0.55, 0.5, 0.5, 0.5, 3, 14);
  static final StimulatorCare STIMULATORS = new StimulatorCare(0.67, 0.85, 14, 45);
  static final Therapy THERAPY =
      new Therapy(0.6, 0.045, 0.5877866649021191, 2, 1, 3, 60, 4, 1.2, 2, 4, 7);

  private DefaultScenario() {}

  static ClinicSpec spec() {
    return new ClinicSpec(
        "default",
        ClinicSpec.DEFAULT_SEED,
        POPULATION,
        new CalendarSpec(2019, 2024, 0.4, 0.92, 0.05),
        EPIDURALS,
        FACETS,
        TRIGGER_POINTS,
        STIMULATORS,
        THERAPY,
        new Effects(
            EPIDURAL,
            ABLATION,
            SURGERY,
            TRIGGER_POINT,
            STIMULATOR,
            new PainShare.Beta(7, 3),
            14,
            0.7,
            3),
        new NaturalHistorySpec(6, 4, 18, 8, 45, 0.05, 0.25),
        new Noise(5, 0.6, 0.1, 4, 20, Rounding.INSTRUMENT),
        visits(),
        new Dropout(0.012, 0.25, 0.25, 0.4, 0),
        new Events(0.008, 0.5, 0.62, 0.7, 1),
        new Repeats(
            4, 3, new PayerGaps(14, 84, 28), new PayerGaps(180, 180, 180), 0.8, 0.35, 0.15, 21, 10),
        new Opioids(0.3, 0.08, 0.05, 0.25, 0.2, 0.3, 180),
        new DefectRates(0.005, 0.003, 0.005, 0.1, 0.003, 0.002),
        new Release(Sensitisation.HIDDEN, 0),
        List.of());
  }

  private static VisitPlan visits() {
    return new VisitPlan(
        List.of(14, 42, 84, 180, 365, 545, 730, 910, 1095),
        0.3,
        0.55,
        0.65,
        new UnscheduledVisits.BySymptoms(0.55, 0.35, 7),
        1.1,
        0.3,
        0.97,
        new FollowUp(240, 540),
        new FollowUp(600, 1000),
        new FollowUp(60, 180));
  }
}

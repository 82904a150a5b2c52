package org.reliefspan.simulation.clinic;

import java.util.List;

/**
 * Scenario {@code clean}, for recovery tests: no natural history, no noise and no rounding;
 * scheduled visits only, attended with a fixed probability and always scored; a responder loses 0.6
 * of the baseline pain; no dropout, repeat, surgery, death, therapy, opioids or defects. Follow-up
 * is administrative and independent of outcome, so the distribution of relief among responders is
 * identified from the visits.
 */
final class CleanScenario {

  private CleanScenario() {}

  static ClinicSpec spec() {
    return new ClinicSpec(
        "clean",
        ClinicSpec.DEFAULT_SEED,
        new Population(12, 0.55, 0, 0, 0.5, 0.3, 0.25, 0.15, 5, 2, 0.5),
        new CalendarSpec(2019, 2024, 1, 1, 0),
        DefaultScenario.EPIDURALS,
        new FacetCare(0, 0.5, 0.40, 0.95, 0.30, 0.65, 0.15),
        DefaultScenario.TRIGGER_POINTS,
        DefaultScenario.STIMULATORS,
        new Therapy(0, 0.045, 0, 1, 1, 3, 60, 0, 1, 0, 1, 7),
        new Effects(
            DefaultScenario.EPIDURAL,
            DefaultScenario.ABLATION,
            DefaultScenario.SURGERY,
            DefaultScenario.TRIGGER_POINT,
            DefaultScenario.STIMULATOR,
            new PainShare.Fixed(0.6),
            14,
            0.7,
            0),
        new NaturalHistorySpec(0, 0, 0, 0, 45, 0, 0),
        new Noise(0, 0, 0, 0, 0, Rounding.NONE),
        visits(),
        new Dropout(0, 0, 0, 0, 0),
        new Events(0, 0, 1, 0, 0),
        new Repeats(1, 1, new PayerGaps(14, 14, 14), new PayerGaps(180, 180, 180), 0, 0, 0, 21, 10),
        new Opioids(0, 0, 0, 0, 0, 0, 180),
        new DefectRates(0, 0, 0, 0, 0, 0),
        new Release(Sensitisation.HIDDEN, 0),
        List.of());
  }

  private static VisitPlan visits() {
    return new VisitPlan(
        List.of(14, 28, 42, 63, 84, 130, 180, 270, 365, 455, 545, 640, 730),
        0.3,
        0.8,
        0.8,
        new UnscheduledVisits.None(),
        Double.POSITIVE_INFINITY,
        0,
        1,
        new FollowUp(365, 800),
        new FollowUp(600, 1000),
        new FollowUp(120, 200));
  }
}

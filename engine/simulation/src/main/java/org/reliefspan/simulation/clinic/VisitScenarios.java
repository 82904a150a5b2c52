package org.reliefspan.simulation.clinic;

import java.util.List;

/**
 * The regimes of visits under which estimators of duration are compared. Everybody has one ablation
 * that helps; relief lasts Weibull with shape 1.5 and median nine months; scores are exact.
 * Observation ends after 24 months or by dropout that has nothing to do with relief.
 */
final class VisitScenarios {

  private static final double MONTH = 30.4375;
  private static final double SHAPE = 1.5;

  /** Nine months over the 1.5th root of ln 2. */
  private static final double SCALE_DAYS = 9 * MONTH / 0.78321977;

  private VisitScenarios() {}

  /** Slots at 1.5, 3, 6, 9, 12, 18 and 24 months, each missed with probability 0.3. */
  static ClinicSpec scheduled() {
    return spec(visits(slots(), 0.7, 0.7, new UnscheduledVisits.None()));
  }

  /** The same slots, and a visit soon after the loss of relief, a month later on average. */
  static ClinicSpec afterLoss() {
    return spec(visits(slots(), 0.7, 0.7, new UnscheduledVisits.AfterLoss(MONTH)));
  }

  /** The same slots, of which those in relief skip 65% and the others 30%. */
  static ClinicSpec reliefSkips() {
    return spec(visits(slots(), 0.35, 0.7, new UnscheduledVisits.None()));
  }

  /** No schedule; patients come when they like, at rates per month. */
  static ClinicSpec rates(double inRelief, double otherwise) {
    return spec(visits(List.of(), 1, 1, new UnscheduledVisits.ByState(inRelief, otherwise)));
  }

  private static List<Integer> slots() {
    return List.of(46, 91, 183, 274, 365, 548, 730);
  }

  private static VisitPlan visits(
      List<Integer> slots, double inRelief, double otherwise, UnscheduledVisits unscheduled) {
    return new VisitPlan(
        slots,
        0.3,
        inRelief,
        otherwise,
        unscheduled,
        Double.POSITIVE_INFINITY,
        0,
        1,
        new FollowUp(730, 730),
        new FollowUp(760, 760),
        new FollowUp(730, 730));
  }

  private static ClinicSpec spec(VisitPlan visits) {
    ClinicDraft draft = new ClinicDraft(CleanScenario.spec());
    Population clean = draft.population;
    draft.population =
        new Population(
            clean.sites(),
            1,
            0,
            0,
            0,
            0,
            0,
            clean.workCompensationShare(),
            clean.lowestPain(),
            clean.siteOutcomeDeviation(),
            clean.sitePropensityDeviation());
    draft.facets = new FacetCare(1, 0, 1, 1, 0, 1, 1);
    EffectSpec ablation =
        new EffectSpec(new DurationLaw.Weibull(SHAPE, SCALE_DAYS), 0, 0.01, 18, 0);
    draft.effects =
        new Effects(
            draft.effects.epidural(),
            ablation,
            draft.effects.surgery(),
            draft.effects.triggerPoint(),
            draft.effects.stimulator(),
            new PainShare.Fixed(0.6),
            0.1,
            1,
            0);
    draft.dropout = new Dropout(0.012, 0, 0, 0, 0);
    draft.visits = visits;
    return draft.spec();
  }
}

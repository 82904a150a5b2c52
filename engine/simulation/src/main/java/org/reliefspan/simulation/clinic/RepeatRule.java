package org.reliefspan.simulation.clinic;

/**
 * How often and when one kind of procedure is done again.
 *
 * @param most most per patient
 * @param gapDays least days between two
 * @param afterLoss probability of a repeat after relief is lost
 * @param preemptive probability of a repeat while still in relief
 */
record RepeatRule(int most, int gapDays, double afterLoss, double preemptive) {

  static RepeatRule of(ClinicSpec spec, Traits traits, ClinicProcedure procedure) {
    Repeats repeats = spec.repeats();
    if (procedure.epidural()) {
      int gap = traits.policyGap(repeats.epiduralGapDays());
      return new RepeatRule(repeats.epiduralMost(), gap, repeats.afterLoss(), repeats.preemptive());
    }
    if (procedure.equals(ClinicProcedure.RFA_FACET_LUMBAR)) {
      int gap = traits.policyGap(repeats.ablationGapDays());
      return new RepeatRule(repeats.ablationMost(), gap, repeats.afterLoss(), repeats.preemptive());
    }
    if (procedure.equals(ClinicProcedure.TRIGGER_POINT)) {
      TriggerPointCare care = spec.triggerPoints();
      return new RepeatRule(care.most(), care.gapDays(), repeats.afterLoss(), 0);
    }
    if (traits.track() == Track.FAMILY) {
      FamilyCare care = spec.families().get(traits.path().family());
      return new RepeatRule(care.most(), care.repeatMinDays(), care.afterLoss(), 0);
    }
    return new RepeatRule(1, 1, 0, 0);
  }
}

package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * When a procedure is done again.
 *
 * @param epiduralMost most epidurals per patient
 * @param ablationMost most ablations per patient
 * @param epiduralGapDays policy minimum between epidurals
 * @param ablationGapDays policy minimum between ablations
 * @param afterLoss probability of a repeat after relief is lost
 * @param afterFailure probability of a second epidural when the first never gave relief
 * @param preemptive probability of a repeat while still in relief
 * @param accessDelayMean mean delay between wish and procedure, days
 * @param accessDelayDeviation its standard deviation, days
 */
public record Repeats(
    int epiduralMost,
    int ablationMost,
    PayerGaps epiduralGapDays,
    PayerGaps ablationGapDays,
    double afterLoss,
    double afterFailure,
    double preemptive,
    double accessDelayMean,
    double accessDelayDeviation)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public Repeats {
    Checks.atLeastOne("epiduralMost", epiduralMost);
    Checks.atLeastOne("ablationMost", ablationMost);
    Checks.share("afterLoss", afterLoss);
    Checks.share("afterFailure", afterFailure);
    Checks.share("preemptive", preemptive);
  }
}

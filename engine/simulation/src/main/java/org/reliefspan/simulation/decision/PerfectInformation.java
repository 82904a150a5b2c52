package org.reliefspan.simulation.decision;

/**
 * Expected value of perfect information about all parameters.
 *
 * <p>Formula: mean over draws of the highest net benefit minus the highest mean net benefit; its
 * standard error is that of the mean loss of the strategy preferred. Edge case: one strategy, 0.
 * With few draws the highest mean is chosen from the same draws, so the value is a little low where
 * two strategies are nearly equal. Source: Claxton 1999, doi 10.1016/S0167-6296(98)00039-3.
 * Agreement: unit normal loss, exact, within four standard errors ({@code ValueOfInformationTest}).
 */
public final class PerfectInformation {
  private PerfectInformation() {}

  /** The value at a threshold. */
  public static Information at(double threshold, StrategyDraws draws) {
    int preferred = draws.preferred(threshold);
    double[] loss = new double[draws.draws()];
    for (int draw = 0; draw < loss.length; draw++) {
      loss[draw] = draws.best(draw, threshold) - draws.monetaryBenefit(draw, preferred, threshold);
    }
    return Moments.of(loss).information();
  }
}

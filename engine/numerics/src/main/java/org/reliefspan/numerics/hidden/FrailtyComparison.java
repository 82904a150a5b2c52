package org.reliefspan.numerics.hidden;

import java.util.Optional;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * Whether patients differ in how often they come.
 *
 * <p>Formula: twice the difference of log likelihoods with and without frailty. No spread is the
 * border of what is possible, so the reference is half chi-square of one degree of freedom less
 * than the frailty has parameters and half of all of them (Self and Liang 1987, doi
 * 10.1080/01621459.1987.10478472, case 5 for the spread alone). With {@link
 * HiddenReliefModel.Frailty#VISITS_AND_DURATION} the mixture of 1 and 2 degrees is an
 * approximation, for without a spread the step with durations has no meaning. Edge cases: a spread
 * that was estimated as 0 gives a statistic of 0 and p = 1; empty for a model without frailty.
 */
public final class FrailtyComparison {
  private FrailtyComparison() {}

  /** Fits the same model without frailty, quickly, and compares. */
  public static Optional<SignificanceTest> of(HiddenReliefEstimate estimate) {
    HiddenReliefModel.Frailty frailty = estimate.frailtyAskedFor();
    if (frailty == HiddenReliefModel.Frailty.NONE) {
      return Optional.empty();
    }
    if (estimate.model().frailty() == HiddenReliefModel.Frailty.NONE) {
      return Optional.of(test(0, frailty));
    }
    HiddenReliefModel alike = estimate.model().with(HiddenReliefModel.Frailty.NONE);
    double without = HiddenReliefEstimator.fitNear(estimate, alike).logLikelihood();
    double statistic = Math.max(0, 2 * (estimate.logLikelihood() - without));
    return Optional.of(test(statistic, frailty));
  }

  private static SignificanceTest test(double statistic, HiddenReliefModel.Frailty frailty) {
    double more = frailty == HiddenReliefModel.Frailty.VISITS ? 1 : 2;
    double fewer = more == 1 ? (statistic > 0 ? 0 : 1) : tail(statistic, more - 1);
    double p = (fewer + tail(statistic, more)) / 2;
    return new SignificanceTest(statistic, more, p);
  }

  private static double tail(double statistic, double degreesOfFreedom) {
    return SignificanceTest.chiSquare(statistic, degreesOfFreedom).p();
  }
}

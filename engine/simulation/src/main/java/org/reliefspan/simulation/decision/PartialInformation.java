package org.reliefspan.simulation.decision;

import java.util.Arrays;
import java.util.List;

/**
 * Expected value of perfect information about some parameters, by regression.
 *
 * <p>Formula: with g(x) the expected net benefits given the parameters x, the value is the mean of
 * max g(x) minus max of the mean. g is least squares on natural splines (a factor where there are
 * few values; products of columns for several parameters), its size chosen at each threshold by the
 * error of left-out draws. The mean of max g is too high, because errors of g are maximised too;
 * the mean net benefit of the strategy that g recommends, with g from the other draws, is too low
 * by as much to the second order, because no rule beats the best one. The value is halfway between
 * them; the two are {@link Bounds}. Standard error: that of the mean gain of the rule, which all
 * three share to the first order. Domain: at least 20 draws, finite values. Edge cases: a parameter
 * that does not vary has no value; the value lies between 0 and that of perfect information. It is
 * low where g is not smooth, or parameters of a group act together in ways that products of splines
 * do not follow. Source: Strong, Oakley and Brennan 2014, doi 10.1177/0272989X13505910. Agreement:
 * exact values for normal net benefits, within four standard errors, bias and coverage over 400
 * samples ({@code ValueOfInformationTest}).
 */
public final class PartialInformation {
  /** Fewer draws tell nothing about g. */
  public static final int FEWEST_DRAWS = 20;

  private final StrategyDraws draws;
  private final List<LeftOutPrediction> candidates;

  private PartialInformation(StrategyDraws draws, List<LeftOutPrediction> candidates) {
    this.draws = draws;
    this.candidates = candidates;
  }

  /**
   * The two values between which the truth lies, but for sampling error.
   *
   * @param rule gain of choosing by the regression; too low on average
   * @param regression gain that the regression promises; too high on average
   */
  public record Bounds(double rule, double regression) {}

  /**
   * Regresses on the values of one parameter.
   *
   * @param parameter one value per draw
   */
  public static PartialInformation about(double[] parameter, StrategyDraws draws) {
    return aboutAll(List.of(parameter), draws);
  }

  /**
   * Regresses on several parameters together.
   *
   * @param parameters each with one value per draw
   */
  public static PartialInformation aboutAll(List<double[]> parameters, StrategyDraws draws) {
    if (draws.draws() < FEWEST_DRAWS) {
      throw new IllegalArgumentException(
          "draws (%d) must be at least %d. Maybe ask for more draws?"
              .formatted(draws.draws(), FEWEST_DRAWS));
    }
    for (double[] values : parameters) {
      if (values.length != draws.draws() || !Arrays.stream(values).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "a parameter (%d values) must have one finite value per draw (%d)"
                .formatted(values.length, draws.draws()));
      }
    }
    List<LeftOutPrediction> candidates =
        Smooth.designs(parameters.toArray(double[][]::new)).stream()
            .map(design -> LeftOutPrediction.of(draws, design))
            .toList();
    return new PartialInformation(draws, candidates);
  }

  /** The value at a threshold. */
  public Information at(double threshold) {
    if (candidates.isEmpty()) {
      return new Information(0, 0);
    }
    Gains gains = gains(threshold);
    double halfway = 0.5 * (gains.rule.mean() + gains.regression.mean());
    double most = PerfectInformation.at(threshold, draws).value();
    return new Information(Math.min(most, Math.max(0, halfway)), gains.rule.standardError());
  }

  /** The two values that the value lies between. */
  public Bounds bounds(double threshold) {
    if (candidates.isEmpty()) {
      return new Bounds(0, 0);
    }
    Gains gains = gains(threshold);
    return new Bounds(gains.rule.mean(), gains.regression.mean());
  }

  private record Gains(Moments rule, Moments regression) {}

  private Gains gains(double threshold) {
    LeftOutPrediction smooth = best(threshold);
    int preferred = draws.preferred(threshold);
    double[] rule = new double[draws.draws()];
    double[] regression = new double[draws.draws()];
    for (int draw = 0; draw < rule.length; draw++) {
      int chosen = smooth.preferred(draw, threshold);
      rule[draw] =
          draws.monetaryBenefit(draw, chosen, threshold)
              - draws.monetaryBenefit(draw, preferred, threshold);
      regression[draw] =
          smooth.benefit(draw, chosen, threshold) - smooth.benefit(draw, preferred, threshold);
    }
    return new Gains(Moments.of(rule), Moments.of(regression));
  }

  private LeftOutPrediction best(double threshold) {
    LeftOutPrediction best = candidates.get(0);
    double least = best.error(draws, threshold);
    for (LeftOutPrediction candidate : candidates) {
      double error = candidate.error(draws, threshold);
      if (error < least) {
        least = error;
        best = candidate;
      }
    }
    return best;
  }
}

package org.reliefspan.numerics.panel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;
import org.reliefspan.numerics.likelihood.ObservedInformation;
import org.reliefspan.numerics.likelihood.ParameterView;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Sandwich;

/**
 * Maximum likelihood for Markov processes in continuous time that are seen at visits.
 *
 * <p>Formula: {@link PanelLikelihood}, climbed with the outer product of the scores, then with the
 * observed information, whose inverse is the covariance; the robust covariance sums scores by
 * cluster. Domain: visits that do not depend on the state in between, and the same covariates until
 * the next row. Edge cases: an effect that the data do not determine is not estimable; an intensity
 * that they do not determine, or that runs to 0, is an {@link UndeterminedTransitionException};
 * moves that the transitions do not allow are a {@link NotEstimableException}.
 *
 * <p>Source: Kalbfleisch and Lawless 1985, doi 10.1080/01621459.1985.10478195; Jackson 2011, doi
 * 10.18637/jss.v038.i08. Agreement: R 4.2.2, msm 1.7-1, -2 log likelihood to 1e-9 relative,
 * estimates and standard errors to 1e-5 ({@code PanelEstimatorTest}).
 */
public final class PanelEstimator {
  private static final NewtonMaximizer CLIMB = new NewtonMaximizer(200, 1e-11);
  private static final NewtonMaximizer FINISH = new NewtonMaximizer(50, 1e-13);
  private static final double LEAST_TRANSITIONS = 1e-3;

  private PanelEstimator() {}

  /** Fits a model, with the covariance of the model. */
  public static PanelEstimate fit(PanelModel model, PanelVisits visits) {
    return fit(
        model,
        PanelLikelihood.of(model, visits),
        StartingValues.of(model, visits),
        visits.spreads());
  }

  /**
   * Fits a model to visits that lie in several places, those of a subject in one.
   *
   * @param likelihood the sum of the log likelihoods of all places
   * @param start the sum of what all places say about the start
   * @param spreads standard deviation of each covariate over all places
   */
  public static PanelEstimate fit(
      PanelModel model, LogLikelihood likelihood, StartingValues start, double[] spreads) {
    start.refuseImpossible();
    PanelEstimate estimate = fit(model, likelihood, start.parameters(), scales(model, spreads));
    refuseVanished(model, estimate, start);
    return estimate;
  }

  /** Fits a model, with the covariance that is robust by the visits' clusters added. */
  public static PanelEstimate fitRobust(PanelModel model, PanelVisits visits) {
    PanelEstimate estimate = fit(model, visits);
    return estimate.withRobust(meat(estimate, visits));
  }

  /** Sum over the clusters of some visits of the outer products of their scores. */
  public static double[] meat(PanelEstimate estimate, PanelVisits visits) {
    return meat(estimate.model(), freeEstimates(estimate), visits);
  }

  /**
   * The same at values of the free parameters.
   *
   * @param at values of the free parameters, in their order
   */
  public static double[] meat(PanelModel model, double[] at, PanelVisits visits) {
    int clusters = visits.clusters();
    double[] scores = PanelLikelihood.of(model, visits).clusterScores(at, clusters);
    return Sandwich.meat(scores, Sandwich.rowsAlone(clusters), at.length);
  }

  /** Estimates of the free parameters, in their order. */
  public static double[] freeEstimates(PanelEstimate estimate) {
    return Arrays.stream(estimate.model().free())
        .mapToDouble(parameter -> estimate.coefficients().estimate(parameter))
        .toArray();
  }

  /**
   * Fits a model to any log likelihood of its free parameters, as a sum of parts.
   *
   * @param start of the free parameters
   * @param scale a change of each free parameter that matters, as 1 over a covariate's spread
   */
  public static PanelEstimate fit(
      PanelModel model, LogLikelihood likelihood, double[] start, double[] scale) {
    ParameterView all = ParameterView.of(likelihood, scale);
    MaximumLikelihood climbed = CLIMB.maximize(all, all.inward(start));
    int[] kept = kept(model, climbed);
    ParameterView view = new ParameterView(likelihood, kept, scale);
    double[] begin = view.inward(all.outward(climbed.parameters()));
    MaximumLikelihood best = FINISH.maximize(ObservedInformation.of(view), begin);
    if (!best.converged() || IntStream.range(0, kept.length).anyMatch(i -> !determined(best, i))) {
      throw new NotEstimableException(
          "The likelihood of the visits has no clear maximum. Maybe a transition is never needed,"
              + " or an effect separates the visits: fit fewer transitions or effects.");
    }
    double[] parameters = view.outward(best.parameters());
    double[] covariance = view.outwardCovariance(best.covariance());
    Coefficients coefficients = expand(model, kept, parameters, covariance);
    return new PanelEstimate(model, coefficients, best.logLikelihood(), best.iterations());
  }

  /** Scales of the free parameters when covariates have these spreads. */
  public static double[] scales(PanelModel model, double[] spreads) {
    double[] scale = new double[model.size()];
    Arrays.fill(scale, 1);
    for (int term = 1; term <= model.columns(); term++) {
      for (int t = 0; t < model.graph().size(); t++) {
        int parameter = model.parameter(term, t);
        if (parameter >= 0) {
          scale[parameter] = 1 / spreads[term - 1];
        }
      }
    }
    return Arrays.stream(model.free()).mapToDouble(parameter -> scale[parameter]).toArray();
  }

  /** Free parameters that the climb could tell apart; every intensity must be among them. */
  private static int[] kept(PanelModel model, MaximumLikelihood climbed) {
    if (!(climbed.logLikelihood() > Double.NEGATIVE_INFINITY)) {
      throw new NotEstimableException(
          "The visits are impossible under the model from the start. Maybe a transition is missing,"
              + " or an exact entry stands at the time of another row.");
    }
    int[] free = model.free();
    int[] kept = IntStream.range(0, free.length).filter(i -> determined(climbed, i)).toArray();
    for (int t = 0; t < model.graph().size(); t++) {
      int parameter = model.parameter(0, t);
      int at = Arrays.binarySearch(free, parameter);
      if (at >= 0 && !determined(climbed, at)) {
        throw new UndeterminedTransitionException(model.graph(), t);
      }
    }
    return kept;
  }

  private static boolean determined(MaximumLikelihood fit, int parameter) {
    return fit.covariance()[parameter * fit.parameters().length + parameter] > 0;
  }

  private static void refuseVanished(
      PanelModel model, PanelEstimate estimate, StartingValues start) {
    for (int t = 0; t < model.graph().size(); t++) {
      int parameter = model.parameter(0, t);
      double intensity = Math.exp(estimate.coefficients().estimate(parameter));
      boolean fixed = model.fixed.containsKey(parameter);
      if (!fixed && intensity * start.timeBefore(t) < LEAST_TRANSITIONS) {
        throw new UndeterminedTransitionException(model.graph(), t);
      }
    }
  }

  private static Coefficients expand(
      PanelModel model, int[] kept, double[] parameters, double[] covariance) {
    int[] free = model.free();
    int size = model.size();
    double[] estimate = new double[size];
    double[] full = new double[size * size];
    boolean[] estimable = new boolean[size];
    model.fixed.forEach(
        (parameter, value) -> {
          estimate[parameter] = value;
          estimable[parameter] = true;
        });
    for (int i : kept) {
      estimable[free[i]] = true;
      estimate[free[i]] = parameters[i];
      for (int j : kept) {
        full[free[i] * size + free[j]] = covariance[i * free.length + j];
      }
    }
    return Coefficients.of(estimate, full, estimable);
  }
}

package org.reliefspan.numerics.illness;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;
import org.reliefspan.numerics.likelihood.ParameterView;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Sandwich;

/**
 * Maximum likelihood for the illness-death model with loss seen only at visits and end states dated
 * exactly.
 *
 * <p>Formula: with the last visit in relief at L, the end of observation at V, entry at E and A the
 * sum of the cumulative intensities out of relief, a subject whom no visit shows lost and who moves
 * to end state k contributes exp(A(E) - A(V)) a_0k(V) + integral over (L, V] of exp(A(E) - A(u))
 * a_01(u) P_11(u, V) a_1k du; one seen lost at R the integral over (L, R] alone; without an end
 * state the intensities at V are 1. Integrals by {@link LossNodes}; gradient and information are
 * exact for them.
 *
 * <p>Domain: all subjects in relief at entry; visits and the end of observation do not depend on
 * the state in between; loss is not undone. Edge cases: an effect that the data do not determine is
 * not estimable; an intensity or shape that they do not determine is a {@link
 * NotEstimableException} that names the transition; so are data without loss, without visits,
 * without follow-up.
 *
 * <p>Source: Joly, Commenges, Helmer and Letenneur 2002, doi 10.1093/biostatistics/3.3.433;
 * Touraine, Gerds and Joly 2017, doi 10.18637/jss.v079.i07. Agreement: R 4.2.2, msm 1.7-1 with
 * exact deaths for constant intensities; the Weibull likelihood written out in R with {@code
 * integrate} ({@code IllnessEstimatorTest}).
 */
public final class IllnessEstimator {
  private static final NewtonMaximizer CLIMB = new NewtonMaximizer(300, 1e-8);
  private static final NewtonMaximizer FINISH = new NewtonMaximizer(100, 1e-14);
  private static final int[] POINTS = {20, 40};
  private static final double SAME = 1e-9;
  private static final double LEAST_TRANSITIONS = 1e-3;
  private static final double WIDEST = 30;

  private final IllnessModel model;
  private final IllnessHistories data;
  private final CrudeRates crude;

  private IllnessEstimator(IllnessModel model, IllnessHistories data) {
    this.model = model;
    this.data = data;
    this.crude = CrudeRates.of(model, data);
  }

  /** Fits a model, with the covariance of the model. */
  public static IllnessEstimate fit(IllnessModel model, IllnessHistories data) {
    return new IllnessEstimator(model, data).fitted().estimate;
  }

  /** Fits a model, with the covariance that is robust by the subjects' clusters added. */
  public static IllnessEstimate fitRobust(IllnessModel model, IllnessHistories data) {
    IllnessEstimator estimator = new IllnessEstimator(model, data);
    Fitted fitted = estimator.fitted();
    double[] scores = fitted.likelihood.clusterScores(fitted.parameters);
    int clusters = data.clusters();
    double[] inner =
        Sandwich.covariance(fitted.covariance, scores, Sandwich.rowsAlone(clusters), model.size());
    return fitted.estimate.withRobust(estimator.units().covariance(fitted.parameters, inner));
  }

  /** A fit with what a robust covariance needs, in the data's unit. */
  private record Fitted(
      IllnessEstimate estimate,
      IllnessLikelihood likelihood,
      @SuppressWarnings("ArrayRecordComponent") double[] parameters,
      @SuppressWarnings("ArrayRecordComponent") double[] covariance) {}

  private TimeUnits units() {
    return new TimeUnits(model, data.unit);
  }

  /** Fits with few points, and again with many should those change the likelihood. */
  private Fitted fitted() {
    requireAgreement();
    crude.refuseHopeless();
    Fitted coarse = fitted(POINTS[0], crude.parameters());
    double fine =
        likelihood(POINTS[1])
            .evaluate(
                coarse.parameters,
                new double[model.size()],
                new double[model.size() * model.size()]);
    double value = coarse.estimate.logLikelihood() - units().shift(data);
    return Math.abs(fine - value) <= SAME * (1 + Math.abs(value))
        ? coarse
        : fitted(POINTS[1], coarse.parameters);
  }

  private void requireAgreement() {
    if (model.columns != data.columns) {
      throw new IllegalArgumentException(
          "model (%d covariates) and histories (%d) must agree"
              .formatted(model.columns, data.columns));
    }
  }

  private IllnessLikelihood likelihood(int points) {
    return new IllnessLikelihood(
        data, model, LossNodes.of(data, model, points), IllnessLikelihood.Information.OBSERVED);
  }

  private Fitted fitted(int points, double[] start) {
    LossNodes nodes = LossNodes.of(data, model, points);
    double[] scale = scales();
    IllnessLikelihood outer =
        new IllnessLikelihood(data, model, nodes, IllnessLikelihood.Information.OUTER_PRODUCTS);
    int[] kept = independent();
    ParameterView climbing = new ParameterView(outer, kept, scale);
    MaximumLikelihood climbed = CLIMB.maximize(climbing, climbing.inward(start));
    refuseImpossible(climbed);
    IllnessLikelihood likelihood =
        new IllnessLikelihood(data, model, nodes, IllnessLikelihood.Information.OBSERVED);
    ParameterView view = new ParameterView(likelihood, kept, scale);
    MaximumLikelihood best = FINISH.maximize(view, climbed.parameters());
    refuseVanished(view.outward(best.parameters()));
    refuseFlat(best, kept);
    return finished(best, view, likelihood, kept);
  }

  /** Parameters but the effects of columns that others determine: a linear matter of the design. */
  private int[] independent() {
    double[] spread = data.spreads();
    double[] product = data.products(spread);
    Cholesky factor = Cholesky.ofSize(model.columns);
    factor.refactor(product, Cholesky.TOLERANCE);
    int effects = model.graph.size() * (1 + model.columns);
    return IntStream.range(0, model.size())
        .filter(
            i ->
                i < model.graph.size()
                    || i >= effects
                    || factor.isIndependent(i / model.graph.size() - 1))
        .toArray();
  }

  private Fitted finished(
      MaximumLikelihood best, ParameterView view, IllnessLikelihood likelihood, int[] kept) {
    double[] parameters = view.outward(best.parameters());
    double[] covariance = view.outwardCovariance(best.covariance());
    boolean[] estimable = new boolean[model.size()];
    for (int i : kept) {
      estimable[i] = true;
    }
    TimeUnits units = units();
    Coefficients coefficients =
        Coefficients.of(
            units.parameters(parameters), units.covariance(parameters, covariance), estimable);
    IllnessEstimate estimate =
        new IllnessEstimate(
            model, coefficients, best.logLikelihood() + units.shift(data), best.iterations());
    return new Fitted(estimate, likelihood, parameters, covariance);
  }

  private double[] scales() {
    double[] scale = new double[model.size()];
    Arrays.fill(scale, 1);
    double[] spread = data.spreads();
    for (int column = 0; column < model.columns; column++) {
      for (int t = 0; t < model.graph.size(); t++) {
        scale[model.parameter(1 + column, t)] = 1 / spread[column];
      }
    }
    return scale;
  }

  private static void refuseImpossible(MaximumLikelihood climbed) {
    if (!(climbed.logLikelihood() > Double.NEGATIVE_INFINITY)) {
      throw new NotEstimableException(
          "The visits are impossible under the model from the start. Maybe a transition is"
              + " missing.");
    }
  }

  private void refuseVanished(double[] parameters) {
    for (int t = 0; t < model.graph.size(); t++) {
      boolean steep =
          model.isWeibull()
              && Math.abs(parameters[model.shape(t)]) > IllnessLikelihood.LARGEST_LOG_SHAPE - 0.5;
      if (steep || crude.expected(t, parameters) < LEAST_TRANSITIONS) {
        throw undetermined(t);
      }
    }
  }

  private void refuseFlat(MaximumLikelihood best, int[] kept) {
    for (int i = 0; i < kept.length; i++) {
      double variance = best.covariance()[i * kept.length + i];
      if (!(variance > 0 && variance < WIDEST * WIDEST)) {
        throw undetermined(kept[i]);
      }
    }
    if (!best.converged()) {
      throw new NotEstimableException(
          "The likelihood of the visits has no clear maximum. Maybe an effect separates the"
              + " subjects: fit fewer transitions or effects.");
    }
  }

  private NotEstimableException undetermined(int parameter) {
    return new NotEstimableException(
        "The visits do not determine the parameter %s (transitions %s). Maybe leave a transition out, fit"
                .formatted(model.names().get(parameter), labels())
            + " fewer effects, or take exponential baselines.");
  }

  private String labels() {
    return IntStream.range(0, model.graph.size())
        .mapToObj(model.graph::label)
        .collect(Collectors.joining(", "));
  }
}

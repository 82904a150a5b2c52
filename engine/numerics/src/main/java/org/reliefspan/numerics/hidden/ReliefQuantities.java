package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.reliefspan.numerics.duration.LegendreRule;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.random.Philox;

/**
 * Duration and days in relief under a fitted model, over its episodes, with delta-method standard
 * errors from the robust covariance.
 *
 * <p>Formula: with p and S of each episode's covariates and W its weight, all treated have P(D > t)
 * = sum W p S(t) / sum W, responders sum W p S(t) / sum W p. Derivatives by central differences.
 * Probabilities have limits on the logit scale, times on the log scale.
 */
public final class ReliefQuantities {
  private static final double STEP = 1e-4;
  private static final LegendreRule RULE = LegendreRule.ofPoints(12);
  private static final int HALVINGS = 14;

  private final ReliefMixture mixture;
  private final double[] at;
  private final double[] step; // of the differences, in the unit of each parameter
  private final double[] covariance;

  ReliefQuantities(
      HiddenReliefModel model,
      ReliefEvidence evidence,
      boolean eventsEndRelief,
      ReliefLayout layout,
      Coefficients coefficients) {
    this.at = coefficients.estimates();
    ReliefCensus census = evidence.census();
    this.mixture =
        new ReliefMixture(
            model,
            CovariatePatterns.of(evidence, layout, at),
            layout,
            new ReliefMixture.Ending(
                eventsEndRelief && census.has(VisitKind.EVENT), census.eventBreaks()));
    this.step = evidence.scales(layout);
    for (int i = 0; i < step.length; i++) {
      step[i] *= STEP;
    }
    this.covariance = coefficients.robustCovariances().orElseGet(coefficients::covariances);
  }

  /** Share of latent responders. */
  public DerivedEstimate responderShare() {
    return derived(parameters -> mixture.at(parameters).responderShare(), LimitScale.LOGIT);
  }

  /** P(D > time) among responders. */
  public DerivedEstimate responderSurvival(double time) {
    return derived(parameters -> mixture.at(parameters).survivor(time), LimitScale.LOGIT);
  }

  /** P(D > time) of all treated. */
  public DerivedEstimate survival(double time) {
    return derived(
        parameters -> mixture.at(parameters).responderShare() * mixture.survivor(time),
        LimitScale.LOGIT);
  }

  /** P(after < D <= until) among responders. */
  public DerivedEstimate responderLossBetween(double after, double until) {
    return derived(
        parameters -> mixture.at(parameters).survivor(after) - mixture.survivor(until),
        LimitScale.LOGIT);
  }

  /** P(after < D <= until) of all treated. */
  public DerivedEstimate lossBetween(double after, double until) {
    return derived(
        parameters ->
            mixture.at(parameters).responderShare()
                * (mixture.survivor(after) - mixture.survivor(until)),
        LimitScale.LOGIT);
  }

  /** E min(D, tau) among responders. */
  public DerivedEstimate responderMeanTimeToLoss(double tau) {
    return derived(
        parameters -> {
          mixture.at(parameters);
          return area(tau, mixture::survivor);
        },
        LimitScale.LOG);
  }

  /** The time that a share of responders has lost relief by. */
  public Optional<DerivedEstimate> responderQuantile(double share) {
    return quantile(parameters -> 1 - share);
  }

  /** The same of all treated: 0 when more than the share never responded. */
  public Optional<DerivedEstimate> quantile(double share) {
    if (1 - share >= mixture.at(at).responderShare()) {
      return Optional.of(new DerivedEstimate(0, 0, LimitScale.PLAIN));
    }
    return quantile(parameters -> (1 - share) / mixture.at(parameters).responderShare());
  }

  private Optional<DerivedEstimate> quantile(ToDoubleFunction<double[]> survivor) {
    double target = survivor.applyAsDouble(at);
    if (mixture.at(at).timeAt(target).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        derived(
            parameters -> {
              double level = Math.min(1, survivor.applyAsDouble(parameters));
              return mixture.at(parameters).timeAt(level).orElse(Double.POSITIVE_INFINITY);
            },
            LimitScale.LOG));
  }

  /** E min(D, tau) of all treated. */
  public DerivedEstimate meanTimeToLoss(double tau) {
    return derived(
        parameters -> mixture.at(parameters).responderShare() * area(tau, mixture::survivor),
        LimitScale.LOG);
  }

  /** Mean time in relief until tau of all treated, late onset and regained relief included. */
  public DerivedEstimate meanTimeInRelief(double tau) {
    return derived(
        parameters -> {
          mixture.at(parameters);
          return area(tau, mixture::inRelief);
        },
        LimitScale.LOG);
  }

  /** P(in relief at a time) of all treated. */
  public DerivedEstimate inRelief(double time) {
    return derived(parameters -> mixture.at(parameters).inRelief(time), LimitScale.LOGIT);
  }

  /** P(in relief) of all treated at several times, with limits that hold them all at once. */
  public CurveBand inReliefTogether(double[] times, double level, Philox philox) {
    List<DerivedEstimate> points = new ArrayList<>();
    List<double[]> gradients = new ArrayList<>();
    for (double time : times) {
      ToDoubleFunction<double[]> quantity = parameters -> mixture.at(parameters).inRelief(time);
      points.add(derived(quantity, LimitScale.LOGIT));
      gradients.add(gradient(quantity));
    }
    return CurveBand.of(points, gradients, covariance, level, philox);
  }

  private static double area(double tau, DoubleUnaryOperator curve) {
    double sum = 0;
    double end = tau;
    for (int halving = 0; halving <= HALVINGS; halving++) {
      double begin = halving == HALVINGS ? 0 : end / 2;
      sum += RULE.integral(begin, end, curve);
      end = begin;
    }
    return sum;
  }

  /** Derivatives of the log median of responders by the parameters. */
  double[] responderMedianGradient() {
    return gradient(
        parameters ->
            Math.log(mixture.at(parameters).timeAt(0.5).orElse(Double.POSITIVE_INFINITY)));
  }

  private double[] gradient(ToDoubleFunction<double[]> quantity) {
    double[] gradient = new double[at.length];
    double[] moved = at.clone();
    for (int i = 0; i < at.length; i++) {
      moved[i] = at[i] + step[i];
      double above = quantity.applyAsDouble(moved);
      moved[i] = at[i] - step[i];
      double below = quantity.applyAsDouble(moved);
      moved[i] = at[i];
      gradient[i] = (above - below) / (2 * step[i]);
    }
    return gradient;
  }

  private DerivedEstimate derived(ToDoubleFunction<double[]> quantity, LimitScale scale) {
    double value = quantity.applyAsDouble(at);
    double[] gradient = gradient(quantity);
    double[] product = Matrices.product(covariance, gradient, at.length, at.length, 1);
    double variance = Math.max(0, Matrices.dot(product, gradient));
    boolean inside = value > 0 && (scale != LimitScale.LOGIT || value < 1);
    return inside
        ? new DerivedEstimate(value, Math.sqrt(variance), scale)
        : new DerivedEstimate(value, 0, LimitScale.PLAIN);
  }
}

package org.reliefspan.numerics.hidden;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;
import org.reliefspan.numerics.likelihood.ObservedInformation;
import org.reliefspan.numerics.likelihood.ParameterView;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Sandwich;

/**
 * Maximum likelihood for the duration of relief when visits depend on it.
 *
 * <p>Formula: see {@link EpisodeKernel}; climbed with the outer product of the scores, then with
 * the observed information, whose inverse is the covariance; the robust covariance sums scores by
 * cluster. Domain: visits whose rate, or kept slots whose chance, depends on the past through the
 * present state and covariates alone, and a known end of observation. Edge cases: a rate or chance
 * that runs to its bound (no unscheduled visit in relief, every slot kept in relief) is held there
 * and named as not estimated; where the share of responders runs to 1 everyone is taken to respond,
 * and where the spread of visit rates runs to 0 patients are taken not to differ; data without any
 * score in relief, and a duration that the data do not determine, are a {@link
 * NotEstimableException}. Where scores are right, relief begins at once and does not come back,
 * what follows the first failing score is left out.
 *
 * <p>Source: Cook and Lawless 2018, Multistate models for the analysis of life history data,
 * chapter 7; Lange et al. 2015, doi 10.1111/biom.12252, for visits that depend on the state; the
 * likelihood with slots, response and silence was written down for this engine and is verified by
 * numerical integration and by recovery ({@code HiddenReliefLikelihoodTest}, {@code
 * HiddenReliefRecoveryTest}).
 */
public final class HiddenReliefEstimator {
  private static final NewtonMaximizer CLIMB = new NewtonMaximizer(30, 1e-7);
  private static final double MOST_MISSED = 0.02;
  private static final int MOST_STEPS = 40;
  private static final int MOST_HALVINGS = 30;
  private static final double SMALL_GAIN = 1e-6;
  private static final double QUICK_GAIN = 1e-3; // within a twentieth of a standard error
  private static final double LEAST_VISITS = 0.02;
  private static final double LEAST_SPREAD = 0.02; // rates of two in three within 2%
  private static final double BOUND = 11;
  private static final double ALL_RESPOND = 6.5; // fewer than 2 in 1,000 do not
  private static final double HELD_LOGIT = 40;

  private final HiddenReliefModel model;
  private final ReliefHistories data;
  private final LossNodes nodes;
  private final StartingPoint start;
  private Optional<HiddenReliefEstimate> near = Optional.empty();
  private boolean quick;

  private HiddenReliefEstimator(HiddenReliefModel model, ReliefHistories data) {
    this.model = model;
    this.data = model.endsAtFirstFailing() ? data.untilFirstFailing() : data;
    this.nodes = LossNodes.of(this.data, model);
    this.start = StartingPoint.of(this.data);
  }

  /** Fits a model. */
  public static HiddenReliefEstimate fit(HiddenReliefModel model, ReliefHistories data) {
    HiddenReliefEstimator estimator = new HiddenReliefEstimator(model, data);
    estimator.start.refuseSilence();
    return estimator.fit();
  }

  /**
   * The same maximum as {@link #fit}, with errors from the outer product of the scores: for
   * comparisons of many models.
   */
  public static HiddenReliefEstimate fitQuickly(HiddenReliefModel model, ReliefHistories data) {
    HiddenReliefEstimator estimator = new HiddenReliefEstimator(model, data);
    estimator.start.refuseSilence();
    estimator.quick = true;
    return estimator.fit();
  }

  /** A quick fit with the errors of {@link #fit}. */
  public static HiddenReliefEstimate refine(HiddenReliefEstimate quick, ReliefHistories data) {
    HiddenReliefEstimator estimator = new HiddenReliefEstimator(quick.model(), data);
    ReliefLayout layout = quick.layout();
    return estimator.finished(layout, estimator.view(layout), quick.coefficients().estimates());
  }

  /** The same model with another family of durations, quickly, begun at what was found. */
  static HiddenReliefEstimate fit(
      HiddenReliefEstimate near, ReliefHistories data, DurationDistribution family) {
    HiddenReliefEstimator estimator = new HiddenReliefEstimator(near.model().with(family), data);
    estimator.near = Optional.of(near);
    estimator.quick = true;
    return estimator.fit();
  }

  /** Largest log likelihood with one natural held at a value, the others as free as in a fit. */
  static double profile(
      HiddenReliefEstimate estimate, ReliefHistories data, int natural, double value) {
    HiddenReliefEstimator estimator = new HiddenReliefEstimator(estimate.model(), data);
    double[] held = new double[Natural.SIZE];
    for (int i = 0; i < Natural.SIZE; i++) {
      boolean free = estimate.isEstimated(i) && i != natural;
      held[i] = free || i < Natural.RATE ? Double.NaN : estimate.natural(i);
    }
    held[natural] = value;
    ReliefLayout layout = ReliefLayout.of(estimator.data, estimate.model(), held);
    double[] from = carriedOver(estimate.layout(), estimate.coefficients().estimates(), layout);
    ParameterView view = estimator.view(layout);
    return CLIMB.maximize(view, view.inward(from)).logLikelihood();
  }

  private HiddenReliefEstimate fit() {
    double[] held = new double[Natural.SIZE];
    Arrays.fill(held, Double.NaN);
    if (data.has(VisitKind.UNSCHEDULED)
        && !model.mistakes().possible()
        && model.rateRatio().isEmpty()
        && start.unscheduledThatMayBeInRelief() == 0) {
      held[Natural.RATE + 1] = Double.NEGATIVE_INFINITY;
    }
    ReliefLayout layout = ReliefLayout.of(data, model, held);
    double[] from = start.parameters(model, layout);
    if (near.isPresent()) {
      near.get().carryVisits(layout, from);
    }
    for (int round = 0; ; round++) {
      ParameterView view = view(layout);
      MaximumLikelihood climbed = CLIMB.maximize(view, view.inward(from));
      double[] found = view.outward(climbed.parameters());
      layout.turnFrailty(found);
      if (patientsDoNotDiffer(layout, found)) {
        return again(model.with(HiddenReliefModel.Frailty.NONE)).withoutSpread();
      }
      if (everyoneResponds(layout, found)) {
        return again(model.with(HiddenReliefModel.Response.ALL));
      }
      if (neverRegains(layout, found)) {
        return again(model.with(HiddenReliefModel.Regain.NONE));
      }
      if (round < 4 && hold(layout, found, held)) {
        ReliefLayout smaller = ReliefLayout.of(data, model, held);
        from = carriedOver(layout, found, smaller);
        layout = smaller;
        continue;
      }
      return finished(layout, view, found);
    }
  }

  /** Whether the share of responders runs to 1. */
  private boolean everyoneResponds(ReliefLayout layout, double[] found) {
    return layout.response() >= 0
        && data.response.columns() == 1
        && found[layout.response()] > ALL_RESPOND;
  }

  /** Whether the spread of visit rates runs to 0. */
  private static boolean patientsDoNotDiffer(ReliefLayout layout, double[] found) {
    return layout.hasFrailty() && layout.spread(found) < LEAST_SPREAD;
  }

  /** Whether regained relief leaves no trace. */
  private boolean neverRegains(ReliefLayout layout, double[] found) {
    int regain = layout.place(Natural.REGAIN);
    return regain >= 0 && Math.exp(found[regain]) * start.totalTime() < LEAST_VISITS;
  }

  /** A fit of a simpler model. */
  private HiddenReliefEstimate again(HiddenReliefModel simpler) {
    HiddenReliefEstimator estimator = new HiddenReliefEstimator(simpler, data);
    estimator.near = near;
    estimator.quick = quick;
    return estimator.fit();
  }

  /** Holds what ran to its bound; whether anything did. */
  private boolean hold(ReliefLayout layout, double[] found, double[] held) {
    boolean any = false;
    for (int natural = Natural.RATE; natural < Natural.SIZE; natural++) {
      int place = layout.place(natural);
      if (place < 0) {
        continue;
      }
      boolean logit = natural >= Natural.ATTENDANCE && natural < Natural.ONSET;
      double value = found[place];
      if (logit && Math.abs(value) > BOUND) {
        held[natural] = Math.copySign(HELD_LOGIT, value);
        any = true;
      } else if (isRate(natural)
          && Math.exp(value) * start.totalTime() < LEAST_VISITS) {
        held[natural] = Double.NEGATIVE_INFINITY;
        any = true;
      }
    }
    return any;
  }

  private static boolean isRate(int natural) {
    boolean visits = natural >= Natural.RATE && natural < Natural.ATTENDANCE;
    return visits || (natural >= Natural.EVENT && natural < Natural.PERIOD);
  }

  private static double[] carriedOver(ReliefLayout from, double[] found, ReliefLayout to) {
    double[] carried = new double[to.size()];
    for (int i = 0; i < carried.length; i++) {
      carried[i] = found[from.names().indexOf(to.names().get(i))];
    }
    return carried;
  }

  private HiddenReliefEstimate finished(ReliefLayout layout, ParameterView view, double[] found) {
    int size = layout.size();
    LogLikelihood likelihood = quick ? view : ObservedInformation.coarse(view);
    double[] at = view.inward(found);
    double[] step = new double[size];
    double[] information = new double[size * size];
    for (int round = 0; round < MOST_STEPS; round++) {
      double value = likelihood.evaluate(at, step, information);
      Cholesky factor = Cholesky.of(information, size);
      if (!factor.isPositiveDefinite()) {
        break;
      }
      double[] gradient = step.clone();
      factor.solve(step);
      double gain = Matrices.dot(step, gradient) / 2;
      if (gain < (quick ? QUICK_GAIN : SMALL_GAIN)) {
        for (int i = 0; i < size; i++) {
          at[i] += step[i]; // so small that the value need not be looked at
        }
        return estimate(layout, view, at, factor.inverse(), value + gain);
      }
      at = climbed(view, at, step, value);
    }
    throw new NotEstimableException(
        "The visits do not determine the duration together with how visits depend on relief. Maybe a"
            + " simpler model is enough, or scheduled scores are needed.");
  }

  /** A step, halved until it does not lower the likelihood. */
  private static double[] climbed(
      LogLikelihood likelihood, double[] at, double[] step, double value) {
    int size = at.length;
    double[] next = new double[size];
    double[] gradient = new double[size];
    double[] information = new double[size * size];
    double length = 1;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      for (int i = 0; i < size; i++) {
        next[i] = at[i] + length * step[i];
      }
      if (likelihood.evaluate(next, gradient, information) >= value) {
        return next;
      }
      length /= 2;
    }
    return at;
  }

  private HiddenReliefEstimate estimate(
      ReliefLayout layout,
      ParameterView view,
      double[] at,
      double[] innerCovariance,
      double logLikelihood) {
    int size = layout.size();
    double[] covariance = view.outwardCovariance(innerCovariance);
    double[] parameters = view.outward(at);
    if (nodes.missedMass(data, model, layout, parameters) > MOST_MISSED) {
      throw new NotEstimableException(
          "Durations come out more alike than the gaps between visits can tell: the likelihood has no"
              + " maximum that visits determine.");
    }
    HiddenReliefLikelihood likelihood = new HiddenReliefLikelihood(data, nodes, model, layout);
    int clusters = data.clusters();
    double[] scores = likelihood.clusterScores(parameters, clusters);
    double[] robust = Sandwich.covariance(covariance, scores, Sandwich.rowsAlone(clusters), size);
    Coefficients coefficients = Coefficients.of(parameters, covariance).withRobust(robust);
    return new HiddenReliefEstimate(model, data, layout, coefficients, logLikelihood);
  }

  private ParameterView view(ReliefLayout layout) {
    LogLikelihood likelihood = new HiddenReliefLikelihood(data, nodes, model, layout);
    return ParameterView.of(likelihood, scales(layout));
  }

  private double[] scales(ReliefLayout layout) {
    double[] scale = new double[layout.size()];
    Arrays.fill(scale, 1);
    layout.scaleCovariates(data, scale);
    return scale;
  }
}

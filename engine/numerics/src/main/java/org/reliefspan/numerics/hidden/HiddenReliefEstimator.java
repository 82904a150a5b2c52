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
  private static final NewtonMaximizer CLIMB = new NewtonMaximizer(5, 1e-7);
  private static final NewtonMaximizer PATIENT = new NewtonMaximizer(40, 1e-7);
  private static final NewtonMaximizer ROUGH = new NewtonMaximizer(15, 1e-5);
  private static final double CLEARLY = 20; // times the tolerance of a rough climb
  private static final double MOST_MISSED = 0.02;
  private static final int MOST_STEPS = 40;
  private static final int MOST_HALVINGS = 30;
  private static final double SMALL_GAIN = 1e-6;
  private static final double POLISHED = 1e-7; // within a thousandth of a standard error
  private static final double LEAST_VISITS = 0.02;
  private static final double LEAST_SPREAD = 0.02; // rates of two in three within 2%
  private static final double BOUND = 11;
  private static final double ALL_RESPOND = 6.5; // fewer than 2 in 1,000 do not
  private static final double HELD_LOGIT = 40;

  private final HiddenReliefModel model;
  private final ReliefEvidence evidence;
  private final StartingPoint start;
  private Optional<HiddenReliefEstimate> near = Optional.empty();
  private boolean quick;
  private boolean patient; // the second attempt, which goes on until a bound shows itself

  private HiddenReliefEstimator(HiddenReliefModel model, ReliefEvidence evidence) {
    this.model = model;
    this.evidence = evidence;
    this.start = evidence.start();
  }

  /** Fits a model. */
  public static HiddenReliefEstimate fit(HiddenReliefModel model, ReliefHistories data) {
    return fit(model, ReliefParts.of(data));
  }

  /** Fits a model to histories wherever they lie. */
  public static HiddenReliefEstimate fit(HiddenReliefModel model, ReliefParts parts) {
    HiddenReliefEstimator estimator =
        new HiddenReliefEstimator(model, ReliefEvidence.of(parts, model));
    estimator.start.refuseSilence();
    return estimator.fit();
  }

  /**
   * The same maximum as {@link #fit}, with errors from the outer product of the scores: for
   * comparisons of many models.
   */
  public static HiddenReliefEstimate fitQuickly(HiddenReliefModel model, ReliefHistories data) {
    HiddenReliefEstimator estimator =
        new HiddenReliefEstimator(model, ReliefEvidence.of(ReliefParts.of(data), model));
    estimator.start.refuseSilence();
    estimator.quick = true;
    return estimator.fit();
  }

  /**
   * The log likelihood that {@link #fit} climbs, by the model's own parameters: weights count in
   * units of their mean.
   */
  public static LogLikelihood likelihood(HiddenReliefModel model, ReliefHistories data) {
    ReliefEvidence evidence = ReliefEvidence.of(ReliefParts.of(data), model);
    double[] free = new double[Natural.SIZE];
    Arrays.fill(free, Double.NaN);
    return new SummedRelief(evidence, model, ReliefLayout.of(evidence.census(), model, free));
  }

  /** A quick fit with the errors of {@link #fit}. */
  public static HiddenReliefEstimate refine(HiddenReliefEstimate quick) {
    HiddenReliefEstimator estimator = new HiddenReliefEstimator(quick.model(), quick.evidence());
    ReliefLayout layout = quick.layout();
    return estimator
        .finished(
            layout, estimator.view(layout), quick.coefficients().estimates(), Optional.empty())
        .withoutSpread(quick.frailtyAskedFor());
  }

  /** A model of the same structure, quickly, begun at what was found for visits. */
  static HiddenReliefEstimate fitNear(HiddenReliefEstimate near, HiddenReliefModel model) {
    return quickly(near, model, near.evidence().of(model));
  }

  /** The same model fitted to the pilot of the same histories, if there is one. */
  static Optional<HiddenReliefEstimate> ofPilot(HiddenReliefEstimate estimate) {
    return estimate.evidence().pilot().flatMap(pilot -> attempt(estimate, pilot));
  }

  private static Optional<HiddenReliefEstimate> attempt(
      HiddenReliefEstimate estimate, ReliefEvidence pilot) {
    try {
      return Optional.of(quickly(estimate, estimate.model(), pilot));
    } catch (NotEstimableException undetermined) {
      return Optional.empty();
    }
  }

  private static HiddenReliefEstimate quickly(
      HiddenReliefEstimate near, HiddenReliefModel model, ReliefEvidence evidence) {
    HiddenReliefEstimator estimator = new HiddenReliefEstimator(model, evidence);
    estimator.near = Optional.of(near);
    estimator.quick = true;
    return estimator.fit();
  }

  /**
   * Largest log likelihood with one natural held at a value, the others as free as in a fit; not
   * quite the largest where it is clearly below a limit.
   */
  static double profile(HiddenReliefEstimate estimate, int natural, double value, double limit) {
    HiddenReliefEstimator estimator =
        new HiddenReliefEstimator(estimate.model(), estimate.evidence());
    double[] held = new double[Natural.SIZE];
    for (int i = 0; i < Natural.SIZE; i++) {
      boolean free = estimate.isEstimated(i) && i != natural;
      held[i] = free || i < Natural.RATE ? Double.NaN : estimate.natural(i);
    }
    held[natural] = value;
    ReliefLayout layout = estimator.layout(estimate.model(), held);
    double[] from = carriedOver(estimate.layout(), estimate.coefficients().estimates(), layout);
    ParameterView view = estimator.view(layout);
    double unit = estimator.evidence.meanWeight();
    MaximumLikelihood rough = ROUGH.maximize(view, view.inward(from));
    double unsure = CLEARLY * ROUGH.tolerance() * (1 + Math.abs(rough.logLikelihood()));
    return rough.converged() && rough.logLikelihood() + unsure < limit / unit
        ? unit * rough.logLikelihood()
        : unit * onward(view, CLIMB.maximize(view, rough.parameters())).value();
  }

  private ReliefLayout layout(HiddenReliefModel of, double[] held) {
    return ReliefLayout.of(evidence.census(), of, held);
  }

  private HiddenReliefEstimate fit() {
    try {
      return attempt();
    } catch (NotEstimableException undetermined) {
      if (patient || beginsInside()) {
        throw undetermined;
      }
      patient = true;
      return attempt();
    }
  }

  /** Whether the climb begins at a maximum of a narrower family: patience adds nothing to that. */
  private boolean beginsInside() {
    return near.isPresent()
        && model.distribution() == DurationDistribution.GENERALISED_GAMMA
        && near.get().isGeneralisedGamma();
  }

  private HiddenReliefEstimate attempt() {
    double[] held = new double[Natural.SIZE];
    Arrays.fill(held, Double.NaN);
    if (evidence.census().has(VisitKind.UNSCHEDULED)
        && !model.mistakes().possible()
        && model.rateRatio().isEmpty()
        && start.unscheduledThatMayBeInRelief() == 0) {
      held[Natural.RATE + 1] = Double.NEGATIVE_INFINITY;
    }
    ReliefLayout layout = layout(model, held);
    double[] from = start.parameters(model, layout);
    Optional<double[]> metric = begin(layout, view(layout), from);
    for (int round = 0; ; round++) {
      ParameterView view = view(layout);
      double[] found = view.outward(climbed(layout, view, view.inward(from), metric));
      layout.turnFrailty(found);
      if (patientsDoNotDiffer(layout, found)) {
        return again(model.with(HiddenReliefModel.Frailty.NONE)).withoutSpread(model.frailty());
      }
      if (everyoneResponds(layout, found)) {
        return again(model.with(HiddenReliefModel.Response.ALL));
      }
      if (neverRegains(layout, found)) {
        return again(model.with(HiddenReliefModel.Regain.NONE));
      }
      if (round < 4 && hold(layout, found, held)) {
        ReliefLayout smaller = layout(model, held);
        from = carriedOver(layout, found, smaller);
        layout = smaller;
        metric = Optional.empty();
        continue;
      }
      return finished(layout, view, found, metric);
    }
  }

  /** Goes to where the pilot's estimate is; its covariance as that of all, if it tells. */
  private Optional<double[]> begin(ReliefLayout layout, ParameterView view, double[] from) {
    near.ifPresent(other -> carry(other, layout, from));
    if (evidence.pilot().isEmpty()) {
      return Optional.empty();
    }
    ReliefEvidence few = evidence.pilot().get();
    HiddenReliefEstimator pilot = new HiddenReliefEstimator(model, few);
    pilot.near = near;
    try {
      HiddenReliefEstimate found = pilot.fit();
      found.carry(layout, from);
      if (!found.names().equals(layout.names())) {
        return Optional.empty();
      }
      double[] metric = view.inwardCovariance(found.coefficients().covariances());
      double share = few.meanWeight() * few.census().episodes() / evidence.census().episodes();
      return Optional.of(Arrays.stream(metric).map(value -> share * value).toArray());
    } catch (NotEstimableException undetermined) {
      return Optional.empty(); // all episodes together may know
    }
  }

  private void carry(HiddenReliefEstimate other, ReliefLayout layout, double[] from) {
    other.carryVisits(layout, from);
    if (beginsInside()) {
      other.carryDuration(layout, from);
    }
  }

  /** Climbs from somewhere: by Newton's steps, then by secants where these do not get there. */
  private double[] climbed(
      ReliefLayout layout, ParameterView view, double[] from, Optional<double[]> metric) {
    if (patient) {
      return PATIENT.maximize(view, from).parameters();
    }
    if (metric.isPresent()) {
      SecantAscent.Summit summit = SecantAscent.of(view, from, metric, POLISHED);
      if (summit.converged()) {
        return summit.at();
      }
    }
    MaximumLikelihood climbed = CLIMB.maximize(view, from);
    if (climbed.converged()) {
      return climbed.parameters();
    }
    if (beginsInside() && isLost(layout, view.outward(climbed.parameters()))) {
      throw undetermined(); // it climbs durations that no visit can tell apart
    }
    SecantAscent.Summit summit = onward(view, climbed);
    if (beginsInside() && !summit.converged()) {
      throw undetermined();
    }
    return summit.at();
  }

  private static SecantAscent.Summit onward(ParameterView view, MaximumLikelihood climbed) {
    double small = CLIMB.tolerance() * (1 + Math.abs(climbed.logLikelihood()));
    return SecantAscent.of(view, climbed.parameters(), Optional.empty(), small);
  }

  /** Whether the share of responders runs to 1. */
  private boolean everyoneResponds(ReliefLayout layout, double[] found) {
    return layout.response() >= 0
        && evidence.census().responseNames().size() == 1
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
    HiddenReliefEstimator estimator = new HiddenReliefEstimator(simpler, evidence.of(simpler));
    estimator.near = near;
    estimator.quick = quick;
    estimator.patient = patient;
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
      } else if (isRate(natural) && Math.exp(value) * start.totalTime() < LEAST_VISITS) {
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

  private HiddenReliefEstimate finished(
      ReliefLayout layout, ParameterView view, double[] found, Optional<double[]> metric) {
    int size = layout.size();
    SecantAscent.Summit summit = SecantAscent.of(view, view.inward(found), metric, POLISHED);
    if (quick) {
      Cholesky factor = Cholesky.of(summit.information(), size);
      if (!summit.converged() || !factor.isPositiveDefinite()) {
        throw undetermined();
      }
      return estimate(layout, view, summit.at(), factor.inverse(), summit.value());
    }
    LogLikelihood likelihood = ObservedInformation.coarse(view);
    double[] at = summit.converged() ? summit.at() : view.inward(found);
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
      if (gain < SMALL_GAIN) {
        for (int i = 0; i < size; i++) {
          at[i] += step[i]; // so small that the value need not be looked at
        }
        return estimate(layout, view, at, factor.inverse(), value + gain);
      }
      at = climbed(view, at, step, value);
    }
    throw undetermined();
  }

  private static NotEstimableException undetermined() {
    return new NotEstimableException(
        "The visits do not determine the duration together with how visits depend on relief. Maybe"
            + " a simpler model is enough, or scheduled scores are needed.");
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
      if (SecantAscent.isNotLower(likelihood.evaluate(next, gradient, information), value)) {
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
    double unit = evidence.meanWeight();
    double[] covariance = view.outwardCovariance(innerCovariance);
    for (int i = 0; i < covariance.length && unit != 1; i++) {
      covariance[i] /= unit;
    }
    double[] parameters = view.outward(at);
    if (isLost(layout, parameters)) {
      throw new NotEstimableException(
          "Durations come out more alike than the gaps between visits can tell: the likelihood has"
              + " no maximum that visits determine.");
    }
    double[] meat = evidence.meat(model, layout, parameters);
    double[] robust = Matrices.sandwich(covariance, meat, size, size);
    Coefficients coefficients = Coefficients.of(parameters, covariance).withRobust(robust);
    return new HiddenReliefEstimate(model, evidence, layout, coefficients, unit * logLikelihood);
  }

  /** Whether the points of integration miss the losses that parameters predict. */
  private boolean isLost(ReliefLayout layout, double[] parameters) {
    return evidence.missedMass(model, layout, parameters) > MOST_MISSED;
  }

  private ParameterView view(ReliefLayout layout) {
    return ParameterView.of(new SummedRelief(evidence, model, layout), evidence.scales(layout));
  }
}

package org.reliefspan.numerics.panel;

import org.reliefspan.numerics.limits.LimitScale;

/**
 * Intensities, probabilities and times of a fitted model at given covariates. States and
 * transitions are numbered from 0; time 0 is the start and periods follow the model's cut points.
 * Standard errors by the delta method, robust where the fit is. Immutable.
 */
public final class PanelProfile {
  private final PanelEstimate estimate;
  private final PanelModel model;
  private final TransitionGraph graph;
  private final double[] term; // by term; periods 0

  PanelProfile(PanelEstimate estimate, double[] covariates) {
    this.estimate = estimate;
    this.model = estimate.model();
    this.graph = model.graph;
    if (covariates.length != model.columns) {
      throw new IllegalArgumentException(
          "covariates (%d) must have %d values".formatted(covariates.length, model.columns));
    }
    this.term = new double[model.terms()];
    term[0] = 1;
    for (int column = 0; column < model.columns; column++) {
      term[1 + column] = covariates[column] - model.center[column];
    }
  }

  /** Intensity of a transition before the first cut point, limits on the log scale. */
  public PanelQuantity intensity(int transition) {
    return intensity(transition, 0);
  }

  /** Intensity of a transition in a period, from 0. */
  public PanelQuantity intensity(int transition, int period) {
    double[] gradient = new double[model.size()];
    double value = rate(transition, period);
    addRate(transition, period, value, gradient);
    return new PanelQuantity(value, estimate.deltaError(gradient), LimitScale.LOG, 1);
  }

  /** Mean time of one stay in a state before the first cut point; not for absorbing states. */
  public PanelQuantity sojourn(int state) {
    return sojourn(state, 0);
  }

  /** Mean time of one stay in a state, were the intensities of a period to last. */
  public PanelQuantity sojourn(int state, int period) {
    if (graph.isAbsorbing(state)) {
      throw new IllegalArgumentException(
          "state (%d) must not be absorbing; its stay has no end".formatted(state + 1));
    }
    double exit = 0;
    for (int t = 0; t < graph.size(); t++) {
      exit += graph.from(t) == state ? rate(t, period) : 0;
    }
    double[] gradient = new double[model.size()];
    for (int t = 0; t < graph.size(); t++) {
      if (graph.from(t) == state) {
        addRate(t, period, -rate(t, period) / (exit * exit), gradient);
      }
    }
    return new PanelQuantity(1 / exit, estimate.deltaError(gradient), LimitScale.LOG, 1);
  }

  /** P(state at a time | state at time 0), limits on the logit scale. */
  public PanelQuantity probability(double time, int from, int to) {
    Trajectory trajectory = trajectory(time);
    int entry = from * graph.states() + to;
    double error = estimate.deltaError(trajectory.probabilityGradient(entry));
    return new PanelQuantity(trajectory.probability(entry), error, LimitScale.LOGIT, 1);
  }

  /** Mean total time in a state up to tau of those who begin in another. */
  public PanelQuantity lengthOfStay(double tau, int from, int in) {
    double[] start = new double[graph.states()];
    start[from] = 1;
    return lengthOfStay(tau, start, in);
  }

  /**
   * Mean total time in a state up to tau, limits on the logit scale of its share of tau.
   *
   * @param start shares of the states at time 0
   */
  public PanelQuantity lengthOfStay(double tau, double[] start, int in) {
    Trajectory trajectory = trajectory(tau);
    double value = 0;
    double[] gradient = new double[model.size()];
    for (int from = 0; from < graph.states(); from++) {
      int entry = from * graph.states() + in;
      value += start[from] * trajectory.stay(entry);
      double[] part = trajectory.stayGradient(entry);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += start[from] * part[i];
      }
    }
    return new PanelQuantity(value, estimate.deltaError(gradient), LimitScale.LOGIT, tau);
  }

  private Trajectory trajectory(double until) {
    if (!(until > 0 && until < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("time (%s) must be positive and finite".formatted(until));
    }
    Trajectory trajectory = new Trajectory(graph, model.size());
    double from = 0;
    for (int period = model.periodAt(0); from < until; period++) {
      double end = period < model.cuts.length ? Math.min(until, model.cuts[period]) : until;
      trajectory.append(this, period, end - from);
      from = end;
    }
    return trajectory;
  }

  double rate(int transition, int period) {
    double log = 0;
    for (int i = 0; i < term.length; i++) {
      int parameter = model.parameter(i, transition);
      log += parameter < 0 ? 0 : value(i, period) * estimate.coefficients().estimate(parameter);
    }
    return Math.exp(log);
  }

  /** Adds the chain rule of a derivative by a transition's log intensity. */
  void addRate(int transition, int period, double amount, double[] gradient) {
    for (int i = 0; i < term.length; i++) {
      int parameter = model.parameter(i, transition);
      if (parameter >= 0) {
        gradient[parameter] += amount * value(i, period);
      }
    }
  }

  private double value(int i, int period) {
    return i <= model.columns ? term[i] : i - model.columns == period ? 1 : 0;
  }
}

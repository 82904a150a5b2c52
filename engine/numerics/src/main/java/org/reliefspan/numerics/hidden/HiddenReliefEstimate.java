package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.SignificanceTest;
import org.reliefspan.numerics.variance.OneStepJackknife;

/** A fitted {@link HiddenReliefModel}. Immutable. */
public final class HiddenReliefEstimate {
  private final HiddenReliefModel model;
  private final ReliefEvidence evidence;
  private final ReliefLayout layout;
  private final Coefficients coefficients;
  private final double logLikelihood;
  private final HiddenReliefModel.Frailty askedFor; // not the model's where its spread is 0

  HiddenReliefEstimate(
      HiddenReliefModel model,
      ReliefEvidence evidence,
      ReliefLayout layout,
      Coefficients coefficients,
      double logLikelihood) {
    this(model, evidence, layout, coefficients, logLikelihood, model.frailty());
  }

  private HiddenReliefEstimate(
      HiddenReliefModel model,
      ReliefEvidence evidence,
      ReliefLayout layout,
      Coefficients coefficients,
      double logLikelihood,
      HiddenReliefModel.Frailty askedFor) {
    this.model = model;
    this.evidence = evidence;
    this.layout = layout;
    this.coefficients = coefficients;
    this.logLikelihood = logLikelihood;
    this.askedFor = askedFor;
  }

  /** The same, known to come of a frailty whose spread of visit rates ran to 0. */
  HiddenReliefEstimate withoutSpread(HiddenReliefModel.Frailty frailty) {
    return new HiddenReliefEstimate(model, evidence, layout, coefficients, logLikelihood, frailty);
  }

  /** The frailty that was asked for; the model itself has none where its spread ran to 0. */
  HiddenReliefModel.Frailty frailtyAskedFor() {
    return askedFor;
  }

  /** The model that was fitted. */
  public HiddenReliefModel model() {
    return model;
  }

  /** Names of the coefficients, the duration's first. */
  public List<String> names() {
    return layout.names();
  }

  /** Estimates with the model's and the cluster-robust covariance. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /**
   * The same with errors by leaving out each cluster in turn ({@link OneStepJackknife}) and tests
   * by Student's t: for few clusters, where the sandwich is too small. Histories lie in one memory.
   */
  public HiddenReliefEstimate jackknifed() {
    double[] at = coefficients.estimates();
    double[] covariance =
        OneStepJackknife.covariance(evidence.scores(model, layout), at, evidence.scales(layout));
    Coefficients with = coefficients.withRobust(covariance, evidence.clusters() - 1.0);
    return new HiddenReliefEstimate(model, evidence, layout, with, logLikelihood, askedFor);
  }

  /** The log likelihood at the estimate. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** Akaike's criterion. */
  public double aic() {
    return 2.0 * layout.size() - 2 * logLikelihood;
  }

  /** Times at which the rates of events change, ascending. */
  public double[] eventBreaks() {
    return evidence.census().eventBreaks().clone();
  }

  /** Rates and chances that ran to a bound and were held there, in words. */
  public List<String> atBounds() {
    List<String> held = new ArrayList<>();
    if (model.response() == HiddenReliefModel.Response.ALL) {
      held.add("share of responders: 1");
    }
    if (evidence.census().has(VisitKind.UNSCHEDULED) && model.rateRatio().isEmpty()) {
      heldRate(0, "not in relief", held);
      heldRate(1, "in relief", held);
    }
    if (evidence.census().has(VisitKind.EVENT)) {
      heldEvents(held);
    }
    if (evidence.census().has(VisitKind.MISSED)) {
      heldChance(0, "not in relief", held);
      heldChance(1, "in relief", held);
    }
    if (askedFor != model.frailty()) {
      held.add("spread of visit rates between patients: 0");
    }
    return List.copyOf(held);
  }

  private void heldRate(int state, String when, List<String> held) {
    if (layout.place(Natural.RATE + state) < 0) {
      held.add("rate of unscheduled visits when %s: 0".formatted(when));
    }
  }

  private void heldEvents(List<String> held) {
    String[] when = {"relief is lost", "in relief", "never in relief"};
    int states = model.response() == HiddenReliefModel.Response.ALL ? 2 : 3;
    for (int state = 0; state < states; state++) {
      if (layout.place(Natural.EVENT + state) < 0) {
        held.add("rate of events when %s: 0".formatted(when[state]));
      }
    }
  }

  private void heldChance(int state, String when, List<String> held) {
    if (layout.place(Natural.ATTENDANCE + state) < 0) {
      held.add(
          "chance to keep a slot when %s: %s"
              .formatted(when, Math.round(chance(natural(Natural.ATTENDANCE + state)))));
    }
  }

  /** Rate of unscheduled visits at covariates 0, per unit of time. */
  public double visitRate(State state) {
    return Math.exp(natural(Natural.RATE + state.place));
  }

  /** Chance to keep a slot; empty when no slot was missed. */
  public Optional<Double> attendance(State state) {
    return evidence.census().has(VisitKind.MISSED)
        ? Optional.of(chance(natural(Natural.ATTENDANCE + state.place)))
        : Optional.empty();
  }

  /** Chance of a mistaken score. */
  public double mistake(State state) {
    return chance(natural(Natural.MISTAKE + state.place));
  }

  /**
   * What follows for relief, over the episodes that were fitted; an event ends relief as a loss
   * does.
   */
  public ReliefQuantities quantities() {
    return new ReliefQuantities(model, evidence, true, layout, coefficients);
  }

  /** The same as if events did not happen and left relief as it is. */
  public ReliefQuantities quantitiesWithoutEvents() {
    return new ReliefQuantities(model, evidence, false, layout, coefficients);
  }

  /** Whether a natural is a parameter of its own. */
  boolean isEstimated(int which) {
    return layout.place(which) >= 0;
  }

  /** Copies the estimates of response, visits and mistakes to where they stand in a layout. */
  void carryVisits(ReliefLayout to, double[] parameters) {
    for (int i = evidence.census().durationNames().size(); i < layout.size(); i++) {
      String name = layout.names().get(i);
      int place = to.names().indexOf(name);
      boolean ofDuration = name.equals(ReliefLayout.LOG_SCALE) || name.equals(ReliefLayout.SHAPE);
      if (place >= 0 && !ofDuration) {
        parameters[place] = coefficients.estimate(i);
      }
    }
  }

  /** Whether the durations are of a family that the generalised gamma holds. */
  boolean isGeneralisedGamma() {
    DurationDistribution own = model.distribution();
    return own == DurationDistribution.WEIBULL || own == DurationDistribution.LOGNORMAL;
  }

  /**
   * Copies the law of the durations to where it stands in a layout of the generalised gamma: shape
   * 1 is Weibull's, 0 the log-normal.
   */
  void carryDuration(ReliefLayout to, double[] parameters) {
    for (int i = 0; i < evidence.census().durationNames().size(); i++) {
      parameters[to.duration() + i] = coefficients.estimate(layout.duration() + i);
    }
    parameters[to.names().indexOf(ReliefLayout.LOG_SCALE)] =
        coefficients.estimate(layout.names().indexOf(ReliefLayout.LOG_SCALE));
    parameters[to.names().indexOf(ReliefLayout.SHAPE)] =
        model.distribution() == DurationDistribution.WEIBULL ? 1 : 0;
  }

  /** Standard error of a natural that is a parameter of its own. */
  double standardError(int which) {
    return coefficients.standardError(layout.place(which));
  }

  /** Copies all estimates to where they stand in a layout. */
  void carry(ReliefLayout to, double[] parameters) {
    for (int i = 0; i < layout.size(); i++) {
      int place = to.names().indexOf(layout.names().get(i));
      if (place >= 0) {
        parameters[place] = coefficients.estimate(i);
      }
    }
  }

  ReliefEvidence evidence() {
    return evidence;
  }

  ReliefLayout layout() {
    return layout;
  }

  /** See {@link VisitDiagnosis#independence}. */
  Optional<SignificanceTest> visitIndependence() {
    List<double[]> contrasts = new ArrayList<>();
    for (int first : new int[] {Natural.RATE, Natural.ATTENDANCE}) {
      int one = layout.place(first);
      int other = layout.place(first + 1);
      if (one >= 0 && other >= 0) {
        double[] contrast = new double[layout.size()];
        contrast[one] = 1;
        contrast[other] = -1;
        contrasts.add(contrast);
      }
    }
    if (contrasts.isEmpty() || hasHeldVisits()) {
      return Optional.empty();
    }
    int rows = contrasts.size();
    int size = layout.size();
    double[] matrix = new double[rows * size];
    double[] difference = new double[rows];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(contrasts.get(i), 0, matrix, i * size, size);
      difference[i] = Matrices.dot(contrasts.get(i), coefficients.estimates());
    }
    double[] covariance = coefficients.robustCovariances().orElseGet(coefficients::covariances);
    Cholesky factor = Cholesky.of(Matrices.sandwich(matrix, covariance, rows, size), rows);
    return Optional.of(SignificanceTest.chiSquare(factor.quadraticForm(difference), factor.rank()));
  }

  private boolean hasHeldVisits() {
    boolean rates = evidence.census().has(VisitKind.UNSCHEDULED) && model.rateRatio().isEmpty();
    boolean slots = evidence.census().has(VisitKind.MISSED);
    for (int state = 0; state < 2; state++) {
      if ((rates && !isEstimated(Natural.RATE + state))
          || (slots && !isEstimated(Natural.ATTENDANCE + state))) {
        return true;
      }
    }
    return false;
  }

  double natural(int which) {
    double[] natural = new double[Natural.SIZE];
    layout.common(coefficients.estimates(), natural);
    return natural[which];
  }

  private static double chance(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** Where a patient is when a visit may happen. */
  public enum State {
    /** Not yet, no longer or never in relief. */
    NOT_IN_RELIEF(0),
    /** In relief. */
    IN_RELIEF(1);

    private final int place; // after the first of the two naturals

    State(int place) {
      this.place = place;
    }
  }
}

package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.model.Coefficients;

/** A fitted {@link HiddenReliefModel}. Immutable. */
public final class HiddenReliefEstimate {
  private final HiddenReliefModel model;
  private final ReliefHistories data;
  private final ReliefLayout layout;
  private final Coefficients coefficients;
  private final double logLikelihood;

  HiddenReliefEstimate(
      HiddenReliefModel model,
      ReliefHistories data,
      ReliefLayout layout,
      Coefficients coefficients,
      double logLikelihood) {
    this.model = model;
    this.data = data;
    this.layout = layout;
    this.coefficients = coefficients;
    this.logLikelihood = logLikelihood;
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

  /** The log likelihood at the estimate. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** Akaike's criterion. */
  public double aic() {
    return 2.0 * layout.size() - 2 * logLikelihood;
  }

  /** Rates and chances that ran to a bound and were held there, in words. */
  public List<String> atBounds() {
    List<String> held = new ArrayList<>();
    if (data.has(VisitKind.UNSCHEDULED) && model.rateRatio().isEmpty()) {
      heldRate(0, "not in relief", held);
      heldRate(1, "in relief", held);
    }
    if (data.has(VisitKind.MISSED)) {
      heldChance(0, "not in relief", held);
      heldChance(1, "in relief", held);
    }
    return List.copyOf(held);
  }

  private void heldRate(int state, String when, List<String> held) {
    if (layout.place(Natural.RATE + state) < 0) {
      held.add("rate of unscheduled visits when %s: 0".formatted(when));
    }
  }

  private void heldChance(int state, String when, List<String> held) {
    if (layout.place(Natural.ATTENDANCE + state) < 0) {
      held.add(
          "chance to keep a slot when %s: %d"
              .formatted(when, Math.round(chance(natural(Natural.ATTENDANCE + state)))));
    }
  }

  /** Rate of unscheduled visits at covariates 0, per unit of time. */
  public double visitRate(State state) {
    return Math.exp(natural(Natural.RATE + state.ordinal()));
  }

  /** Chance to keep a slot; empty when no slot was missed. */
  public Optional<Double> attendance(State state) {
    return data.has(VisitKind.MISSED)
        ? Optional.of(chance(natural(Natural.ATTENDANCE + state.ordinal())))
        : Optional.empty();
  }

  /** Chance of a mistaken score. */
  public double mistake(State state) {
    return chance(natural(Natural.MISTAKE + state.ordinal()));
  }

  /** What follows for relief, over the episodes that were fitted. */
  public ReliefQuantities quantities() {
    return new ReliefQuantities(model, data, layout, coefficients);
  }

  private double natural(int which) {
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
    NOT_IN_RELIEF,
    /** In relief. */
    IN_RELIEF
  }
}

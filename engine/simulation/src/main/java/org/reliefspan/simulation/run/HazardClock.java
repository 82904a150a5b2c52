package org.reliefspan.simulation.run;

import org.reliefspan.numerics.random.CumulativeHazard;
import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.ClockLaw;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Reads;

/**
 * Rings when its hazard has used up its luck.
 *
 * <p>The luck of an occurrence is one exponential amount, -log(1 - u). While the clock is on its
 * cumulative hazard, times the hazard ratio, uses it up; while it is off nothing does. A change of
 * the law or of the ratio thus needs no second number: what is left is what counts, and its law is
 * the right one because the exponential has no memory.
 */
final class HazardClock extends RunningClock {
  private final ClockLaw law;
  private final Node hazardRatio;
  private final boolean isForward;
  private final boolean lawMayChange;
  private final boolean ratioMayChange;
  private final boolean ratioMoves;
  private final boolean ratioSlides;
  private final double[] parameters;
  private final double[] renewed;
  private boolean isLawKnown; // for all patients
  private boolean isRatioKnown;
  private boolean hasLuck;
  private double left; // of the luck, at the last reckoning
  private double hazardThen; // cumulative hazard at the last reckoning
  private double ratio;
  private double ratioUntil; // time
  private long origin;

  HazardClock(Clock clock, ClockLaw law, int event, EventPlan plan) {
    super(clock, event, plan);
    this.law = law;
    this.hazardRatio = clock.hazardRatio();
    this.isForward = clock.isForward();
    this.lawMayChange = (law.reads() & ~Reads.RUNNING) != 0;
    this.ratioMayChange = !hazardRatio.isConstant();
    this.ratioMoves = hazardRatio.isMoving();
    this.ratioSlides = !hazardRatio.isInSteps();
    this.parameters = new double[law.size()];
    this.renewed = plan.renewed;
  }

  @Override
  void reset() {
    super.reset();
    hasLuck = false;
  }

  @Override
  void rang(long now) {
    super.rang(now);
    hasLuck = false;
  }

  @Override
  void switchOn(Patient patient, long now) {
    if (!hasLuck) {
      hasLuck = true;
      left = CumulativeHazard.ofUniform(patient.uniform(clock.luck(), patient.events(event)));
    }
    origin = isForward ? 0 : now;
    if (!isLawKnown) {
      law.read(patient, parameters, 0);
      isLawKnown = law.reads() == Reads.NOTHING;
    }
    ratio = ratioMayChange || !isRatioKnown ? ratioNow(patient) : ratio;
    isRatioKnown = true;
    reckon(now);
  }

  private double ratioNow(Patient patient) {
    double value = ratioMoves ? movingRatio(patient) : hazardRatio.value(patient);
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw notATime("hazard ratio");
    }
    return value;
  }

  /** Where the ratio goes on a slope, its value in the middle of a step stands for the step. */
  private double movingRatio(Patient patient) {
    double now = patient.time();
    patient.lookNoMore();
    double present = hazardRatio.watch(patient);
    ratioUntil = patient.lookAgain();
    if (!ratioSlides || ratioUntil <= now || hazardRatio.slope(patient) == 0) {
      return present;
    }
    ratioUntil = Math.min(ratioUntil, now + patient.step());
    patient.moveTo(0.5 * (now + ratioUntil));
    double value = hazardRatio.value(patient);
    patient.moveTo(now);
    return value;
  }

  @Override
  long nextChange(Patient patient, long now) {
    return ratioMoves ? lookTick(ratioUntil, patient, now) : NEVER;
  }

  /** Sets the ring from what is left; what was never used up is left for ever. */
  private void reckon(long now) {
    double age = age(now, origin);
    hazardThen = age <= 0 ? 0 : law.cumulative(parameters, 0, age);
    if (ratio == 0 || hazardThen == Double.POSITIVE_INFINITY) {
      ring = NEVER;
      return;
    }
    ring = tick(origin, law.inverse(parameters, 0, hazardThen + left / ratio), now);
  }

  @Override
  void switchOff(long now) {
    useUp(now);
  }

  private void useUp(long now) {
    double hazard = law.cumulative(parameters, 0, age(now, origin));
    double used = ratio == 0 ? 0 : ratio * (hazard - hazardThen);
    if (!Double.isNaN(used)) { // infinite before and now: nothing more can be used up
      left = Math.max(0, left - used);
    }
  }

  @Override
  void lookAgain(Patient patient, long now) {
    if (!lawMayChange && !ratioMayChange) {
      return;
    }
    double newRatio = ratioNow(patient);
    boolean isNew = newRatio != ratio;
    if (lawMayChange) {
      law.read(patient, renewed, 0);
      for (int i = 0; i < parameters.length; i++) {
        isNew |= renewed[i] != parameters[i];
      }
    }
    if (isNew) {
      useUp(now);
      ratio = newRatio;
      if (lawMayChange) {
        System.arraycopy(renewed, 0, parameters, 0, parameters.length);
      }
      reckon(now);
    }
  }
}

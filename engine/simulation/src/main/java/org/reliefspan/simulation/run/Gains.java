package org.reliefspan.simulation.run;

import org.reliefspan.simulation.model.Patient;

/**
 * What one patient gains: by what happens and by time. Gains by time are brought up to date before
 * something changes what they depend on. Not thread-safe.
 */
final class Gains {
  private final DiscountFactors factors;
  private final StayGains standing;
  private final MovingGains moving;
  private final Disturbance disturbance;
  private final Patient patient;
  private double[] into = new double[0];
  private int at;

  Gains(EventPlan plan, Patient patient, Readings readings) {
    this.patient = patient;
    this.factors = plan.factors;
    this.standing = new StayGains(plan.stayValues, factors);
    this.moving = new MovingGains(plan.program, factors, readings);
    this.disturbance = plan.disturbance;
  }

  /** Another patient, whose gains go into an array from an index on. */
  void begin(double[] newInto, int from) {
    into = newInto;
    at = from;
    standing.begin();
    moving.begin();
  }

  /** Time goes on to here. */
  void comeTo(double time) {
    moving.comeTo(time, patient, into, at);
  }

  /** Adds to an outcome now. */
  void add(int outcome, double value) {
    into[at + outcome] += factors.factor(factors.group(outcome), patient.time()) * value;
  }

  /** An activity is about to stand otherwise. */
  void beforePhase(int activity) {
    if (disturbance.byPhase(activity)) {
      settle();
    }
  }

  /** Adds what time has brought until now. */
  void settle() {
    standing.settle(patient, into, at);
    moving.settle(patient, into, at);
  }

  /** No measure is read any more, the pathway is over. */
  void readNoMore() {
    moving.readNoMore();
  }

  /** Reads measures until a time. */
  void readUntil(double time) {
    moving.readUntil(time, patient);
  }
}

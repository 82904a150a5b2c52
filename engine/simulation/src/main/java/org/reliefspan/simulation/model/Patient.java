package org.reliefspan.simulation.model;

import java.util.Arrays;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * A patient on a pathway: where, since when, with which attributes, after what. One is reused for
 * all patients of a thread. Not thread-safe.
 */
public final class Patient {
  /** No patient, for expressions that read none. */
  static final Patient NOBODY = new Patient(0, 0, 0);

  final double[] attributes;
  private final int[] entries;
  private final int[] events;
  private final double[] lastEvent;
  private int state;
  private double time;
  private double cycle;
  private double enteredAt;
  private double enteredCycle;
  private double cycleLength; // 0 in continuous time
  private long number;
  private Philox luck = Philox.keyed(0, "nobody");

  Patient(int attributes, int states, int events) {
    this.attributes = new double[attributes];
    this.entries = new int[states];
    this.events = new int[events];
    this.lastEvent = new double[events];
  }

  /** Another patient, with nothing behind and no state yet. */
  void reset(Philox newLuck, long newNumber) {
    this.luck = newLuck;
    this.number = newNumber;
    this.time = 0;
    this.cycle = 0;
    this.cycleLength = 0;
    this.state = 0;
    Arrays.fill(entries, 0);
    Arrays.fill(events, 0);
    Arrays.fill(lastEvent, Double.NEGATIVE_INFINITY);
  }

  /** The uniform number at an address of this patient. */
  public double uniform(Purpose purpose, int occurrence) {
    return luck.uniform(number, purpose, occurrence);
  }

  /** Comes into a state now. */
  public void enter(int newState) {
    state = newState;
    enteredAt = time;
    enteredCycle = cycle;
    entries[newState]++;
  }

  /** Is in a state for so many cycles, for cohorts, which have no history. */
  public void place(int inState, int cyclesInState) {
    state = inState;
    enteredCycle = cycle - cyclesInState;
  }

  /** An event happens now. */
  public void happened(int event) {
    events[event]++;
    lastEvent[event] = time;
  }

  /** Time goes on to here, in the unit of the file. */
  public void moveTo(double newTime) {
    time = newTime;
  }

  /** Time goes on to a cycle, all of which have one length in the unit of the file. */
  public void moveToCycle(int newCycle, double length) {
    cycle = newCycle;
    cycleLength = length;
    time = newCycle * length;
  }

  /** Sets an attribute. */
  public void set(int slot, double value) {
    attributes[slot] = value;
  }

  /** The state. */
  public int state() {
    return state;
  }

  /** Time since the start, in the unit of the file. */
  public double time() {
    return time;
  }

  /** Cycles since the start. */
  public double cycle() {
    return cycle;
  }

  /** Time since the state was entered. */
  public double timeInState() {
    return cycleLength > 0 ? (cycle - enteredCycle) * cycleLength : time - enteredAt;
  }

  /** An attribute. */
  public double attribute(int slot) {
    return attributes[slot];
  }

  /** How often a state was entered; the start counts. */
  public int entries(int ofState) {
    return entries[ofState];
  }

  /** How often an event has happened. */
  public int events(int event) {
    return events[event];
  }

  /** Time since an event last happened, infinite if it never did. */
  public double since(int event) {
    return time - lastEvent[event];
  }
}

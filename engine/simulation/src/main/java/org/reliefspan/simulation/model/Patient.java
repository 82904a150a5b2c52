package org.reliefspan.simulation.model;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * A patient on a pathway: where, since when, with which attributes, after what. One is reused for
 * all patients of a thread. Not thread-safe.
 */
public final class Patient {
  /** No patient, for expressions that read none. */
  static final Patient NOBODY = nobody();

  /** The phase of an activity that nobody asked for. */
  public static final int IDLE = 0;

  /** The phase of an activity before its first session. */
  public static final int WAITING = 1;

  /** The phase of an activity from its first session to its end. */
  public static final int IN_PROGRESS = 2;

  /** Numbers of what a program has. */
  record Sizes(int attributes, int states, int happenings, int activities, int effects) {}

  private static final Motion[] NO_MOTIONS = {};

  final double[] attributes;
  final Courses courses;
  final Kept.Memory[] memory;
  long keptValues; // bits of memories that hold
  long keptPieces;
  private Motion[] motions = NO_MOTIONS; // lent out
  private int lent;
  private double lookAgain; // time
  private final Keeping keeping;
  private final int[] phases;
  private final int[] begun; // by effect: how often it began
  private final double step;
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
  private Crowd crowd = Crowd.NOBODY;
  private double[] brought = new double[0];

  /**
   * Nobody yet.
   *
   * @param step within which what is on no line is looked at once
   */
  Patient(Sizes sizes, Keeping keeping, double step) {
    this.attributes = new double[sizes.attributes()];
    this.entries = new int[sizes.states()];
    this.events = new int[sizes.happenings()];
    this.lastEvent = new double[sizes.happenings()];
    this.phases = new int[sizes.activities()];
    this.begun = new int[sizes.effects()];
    this.courses = new Courses(sizes.effects());
    this.keeping = keeping;
    this.memory = Kept.Memory.of(keeping.slots());
    this.step = step;
  }

  /** Another patient, with nothing behind and no state yet. */
  void reset(Philox newLuck, long newNumber) {
    this.luck = newLuck;
    this.number = newNumber;
    this.time = 0;
    this.cycle = 0;
    this.cycleLength = 0;
    this.lent = 0;
    this.state = 0;
    Arrays.fill(entries, 0);
    Arrays.fill(events, 0);
    Arrays.fill(phases, IDLE);
    Arrays.fill(begun, 0);
    courses.reset();
    forget(keeping.ofAll());
  }

  /** Becomes another patient, where nothing but luck is read of patients. */
  public void become(Philox newLuck, long newNumber) {
    this.luck = newLuck;
    this.number = newNumber;
  }

  private static Patient nobody() {
    Sizes none = new Sizes(0, 0, 0, 0, 0);
    return new Patient(none, new Keeping(List.of(), none), 1);
  }

  private void forget(long bits) {
    keptValues &= ~bits;
    keptPieces &= ~bits;
    for (long left = bits; left != 0; left &= left - 1) {
      memory[Long.numberOfTrailingZeros(left)].changed(time);
    }
  }

  /** When to look again, as far as is known. */
  public double lookAgain() {
    return lookAgain;
  }

  /** Nothing has to be looked at again. */
  public void lookNoMore() {
    lookAgain = Double.POSITIVE_INFINITY;
  }

  /** Something has to be looked at again at a time. */
  void lookAgainAt(double at) {
    lookAgain = Math.min(lookAgain, at);
  }

  /** A motion of 0 to work with, until it is given back. */
  Motion borrow() {
    if (lent == motions.length) {
      motions = Arrays.copyOf(motions, Math.max(3, 2 * lent));
      for (int i = lent; i < motions.length; i++) {
        motions[i] = new Motion();
      }
    }
    Motion motion = motions[lent++];
    motion.clear();
    return motion;
  }

  /** Gives back so many motions, those that were borrowed last. */
  void giveBack(int count) {
    lent -= count;
  }

  /** Whether its time is continuous. */
  boolean isContinuous() {
    return cycleLength == 0;
  }

  /** The time within which what is on no line is looked at once. */
  public double step() {
    return step;
  }

  /** Its number, counted from 0. */
  public long number() {
    return number;
  }

  /** After this time nothing happens. */
  double horizon() {
    return step * Program.PIECES;
  }

  /** The others. */
  public Crowd crowd() {
    return crowd;
  }

  /** Comes among others. */
  public void among(Crowd others) {
    crowd = others;
  }

  /**
   * The next patient arrives with these attributes.
   *
   * @param values by slot; NaN for what the pathway gives
   */
  public void bring(double[] values) {
    brought = values;
  }

  /** What the arrival brings, as it was given. */
  public double[] brought() {
    return brought;
  }

  /** What the arrival brings for an attribute; NaN if nothing. */
  double brought(int slot) {
    return slot < brought.length ? brought[slot] : Double.NaN;
  }

  /** How an activity stands. */
  public int phase(int activity) {
    return phases[activity];
  }

  /** How an activity stands from now on. */
  public void setPhase(int activity, int phase) {
    phases[activity] = phase;
    forget(keeping.ofActivity(activity));
  }

  /** The level to which an effect would go if it began now. */
  public double level(int index, Effect effect) {
    return effect.level(this, courses.aim(index, time), begun[index]);
  }

  /** An effect begins anew and goes to a level. */
  public void begin(int index, Effect effect, double level) {
    courses.begin(index, effect, this, level);
    begun[index]++;
    forget(keeping.ofEffect(index));
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
    forget(keeping.ofState());
  }

  /** Is in a state for so many cycles, for cohorts, which have no history. */
  public void place(int inState, int cyclesInState) {
    state = inState;
    enteredCycle = cycle - cyclesInState;
    forget(keeping.ofState());
  }

  /** An event happens now. */
  public void happened(int event) {
    events[event]++;
    lastEvent[event] = time;
    forget(keeping.ofHappening(event));
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
    forget(keeping.ofAttribute(slot));
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
    return events[event] == 0 ? Double.POSITIVE_INFINITY : time - lastEvent[event];
  }
}

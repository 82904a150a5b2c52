package org.reliefspan.simulation.model;

/**
 * An expression with its names resolved: what it reads is in a slot, what does not change is a
 * number. Truth is 1, falsehood 0, a word its number in the program. Immutable.
 */
public abstract class Node {
  private final long reads;
  private final Sources sources;
  private Node base = this; // it moves as scale times this and an offset
  private double scale = 1;
  private double offset;

  /** A node that reads what {@link Reads} says, of these sources. */
  Node(long reads, Sources sources) {
    this.reads = reads;
    this.sources = sources;
  }

  /** A node that reads what its parts read. */
  Node(Node... parts) {
    long all = Reads.NOTHING;
    Sources of = Sources.NONE;
    for (Node part : parts) {
      all |= part.reads();
      of = of.and(part.sources());
    }
    this.reads = all;
    this.sources = of;
  }

  /** Its value for a patient as the patient is now. */
  public abstract double value(Patient patient);

  /** What it reads, in bits of {@link Reads}. */
  public final long reads() {
    return reads;
  }

  /** What it reads by name. */
  public final Sources sources() {
    return sources;
  }

  /** Whether it is the same for every patient at any time. */
  public final boolean isConstant() {
    return reads == Reads.NOTHING;
  }

  /** Whether its value may change while nothing happens to the patient. */
  public final boolean isMoving() {
    return (reads & Reads.RUNNING) != 0;
  }

  /** Whether its value stands still but for jumps. */
  public boolean isInSteps() {
    return !isMoving();
  }

  /** Whether {@link #trace} says how it goes on, but for rare moments. */
  boolean isTraced() {
    return !isMoving();
  }

  /**
   * How fast its value changes now while nothing happens, per unit of time: it is on a line until
   * {@link #nextBreak}. Not a number if it is on no line.
   */
  public final double slope(Patient patient) {
    return isMoving() ? slopeNow(patient) : 0;
  }

  /**
   * The next time, not before now, at which its value may jump or bend while nothing happens;
   * infinite if it goes on as it does. Now itself is a jump just after now. Where an expression is
   * on no line it may name times at which nothing happens.
   */
  public final double nextBreak(Patient patient) {
    return isMoving() ? base.breakNow(patient) : Double.POSITIVE_INFINITY;
  }

  /**
   * Its value now; the time until which the patient is not looked at again is brought forward to
   * {@link #nextBreak}.
   */
  public final double watch(Patient patient) {
    return isMoving() ? watchNow(patient) : value(patient);
  }

  /** Watches what moves. */
  double watchNow(Patient patient) {
    patient.lookAgainAt(base.breakNow(patient));
    return value(patient);
  }

  /** The slope of what moves. */
  double slopeNow(Patient patient) {
    return Double.NaN;
  }

  /** The next break of what moves. */
  double breakNow(Patient patient) {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Adds a multiple of how its value moves from now on to a motion, in one pass.
   *
   * @return until when, as {@link #nextBreak}; not a number if it is neither on a line nor fading,
   *     then what was added means nothing
   */
  public final double trace(Motion motion, double factor, Patient patient) {
    if (!isMoving()) {
      motion.add(factor * value(patient), 0);
      return Double.POSITIVE_INFINITY;
    }
    if (base == this) {
      return traceNow(motion, factor, patient);
    }
    motion.add(factor * offset, 0);
    return base.traceNow(motion, factor * scale, patient);
  }

  /** It moves as another does, multiplied and shifted by numbers; its value is its own. */
  final void movesAs(Node other, double times, double more) {
    base = other.base;
    scale = times * other.scale;
    offset = times * other.offset + more;
  }

  /** Whether it moves as what is kept does, multiplied and shifted. */
  final boolean movesAsKept() {
    return base instanceof Kept && scale != 0;
  }

  /** The next time at which it breaks or comes from its value to a level; it moves as kept. */
  final double breakOrCrossing(double present, double level, Patient patient) {
    return ((Kept) base)
        .ownBreakOrCrossing((present - offset) / scale, (level - offset) / scale, patient);
  }

  /** Traces what moves. */
  double traceNow(Motion motion, double factor, Patient patient) {
    double slope = slopeNow(patient);
    if (Double.isNaN(slope)) {
      return slope;
    }
    motion.add(factor * value(patient), factor * slope);
    return breakNow(patient);
  }

  /** Its number, if it is a constant. */
  public final double constant() {
    return value(Patient.NOBODY);
  }

  /** A number. */
  static Node of(double value) {
    return new Constant(value);
  }

  /** This node, or the number that it is. */
  final Node folded() {
    return isConstant() && !(this instanceof Constant) ? of(constant()) : this;
  }

  private static final class Constant extends Node {
    private final double value;

    Constant(double value) {
      super(Reads.NOTHING, Sources.NONE);
      this.value = value;
    }

    @Override
    public double value(Patient patient) {
      return value;
    }
  }
}

package org.reliefspan.simulation.model;

/**
 * An expression with its names resolved: what it reads is in a slot, what does not change is a
 * number. Truth is 1, falsehood 0, a word its number in the program. Immutable.
 */
public abstract class Node {
  private final long reads;

  /** A node that reads what {@link Reads} says. */
  protected Node(long reads) {
    this.reads = reads;
  }

  /** Its value for a patient as the patient is now. */
  public abstract double value(Patient patient);

  /** What it reads, in bits of {@link Reads}. */
  public final long reads() {
    return reads;
  }

  /** Whether it is the same for every patient at any time. */
  public final boolean isConstant() {
    return reads == Reads.NOTHING;
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
      super(Reads.NOTHING);
      this.value = value;
    }

    @Override
    public double value(Patient patient) {
      return value;
    }
  }
}

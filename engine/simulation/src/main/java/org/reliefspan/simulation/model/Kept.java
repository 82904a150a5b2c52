package org.reliefspan.simulation.model;

/**
 * An expression that many others read: it is computed once for a patient at a time, until something
 * happens. The number is the same bits as without.
 */
final class Kept extends Node {
  private final Node node;
  private final int slot;

  private Kept(Node node, int slot) {
    super(node);
    this.node = node;
    this.slot = slot;
  }

  /** The node, kept in a slot of its own unless it is a number. */
  static Node of(Node node, int slot) {
    return node.isConstant() ? node : new Kept(node, slot);
  }

  @Override
  public double value(Patient patient) {
    Memory memory = patient.memory;
    if (!memory.hasValue(slot, patient)) {
      memory.keepValue(slot, patient, node.value(patient));
    }
    return memory.value(slot);
  }

  @Override
  double slopeNow(Patient patient) {
    Memory memory = patient.memory;
    if (!memory.hasSlope(slot, patient)) {
      memory.keepSlope(slot, patient, node.slope(patient));
    }
    return memory.slope(slot);
  }

  @Override
  double breakNow(Patient patient) {
    Memory memory = patient.memory;
    if (!memory.hasBreak(slot, patient)) {
      memory.keepBreak(slot, patient, node.nextBreak(patient));
    }
    return memory.nextBreak(slot);
  }

  /** What is kept for one patient. Not thread-safe. */
  static final class Memory {
    private final Column values;
    private final Column slopes;
    private final Column breaks;

    Memory(int slots) {
      this.values = new Column(slots);
      this.slopes = new Column(slots);
      this.breaks = new Column(slots);
    }

    boolean hasValue(int slot, Patient patient) {
      return values.has(slot, patient);
    }

    void keepValue(int slot, Patient patient, double value) {
      values.keep(slot, patient, value);
    }

    double value(int slot) {
      return values.numbers[slot];
    }

    boolean hasSlope(int slot, Patient patient) {
      return slopes.has(slot, patient);
    }

    void keepSlope(int slot, Patient patient, double slope) {
      slopes.keep(slot, patient, slope);
    }

    double slope(int slot) {
      return slopes.numbers[slot];
    }

    boolean hasBreak(int slot, Patient patient) {
      return breaks.has(slot, patient);
    }

    void keepBreak(int slot, Patient patient, double nextBreak) {
      breaks.keep(slot, patient, nextBreak);
    }

    double nextBreak(int slot) {
      return breaks.numbers[slot];
    }
  }

  /** Numbers with when they were right. */
  private static final class Column {
    private final double[] numbers;
    private final double[] times;
    private final long[] versions;

    Column(int slots) {
      this.numbers = new double[slots];
      this.times = new double[slots];
      this.versions = new long[slots];
    }

    private boolean has(int slot, Patient patient) {
      return versions[slot] == patient.version() && times[slot] == patient.time();
    }

    private void keep(int slot, Patient patient, double number) {
      numbers[slot] = number;
      times[slot] = patient.time();
      versions[slot] = patient.version();
    }
  }
}

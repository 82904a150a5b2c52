package org.reliefspan.simulation.model;

/** Nodes that look at the patient. */
final class Look {
  private Look() {}

  /** A way to look. */
  interface Reader {
    double read(Patient patient);
  }

  static final Node TIME = new At(Reads.TIME, Patient::time);
  static final Node CYCLE = new At(Reads.TIME, Patient::cycle);
  static final Node TIME_IN_STATE = new At(Reads.TIME_IN_STATE, Patient::timeInState);
  static final Node STATE = new At(Reads.STATE, Patient::state);

  static Node entries(int state) {
    return new At(Reads.ENTRIES, patient -> patient.entries(state));
  }

  static Node events(int event) {
    return new At(Reads.EVENTS, patient -> patient.events(event));
  }

  static Node since(int event) {
    return new At(Reads.SINCE, patient -> patient.since(event));
  }

  static Node attribute(int slot) {
    return new Attribute(slot);
  }

  private static final class At extends Node {
    private final Reader reader;

    At(long reads, Reader reader) {
      super(reads);
      this.reader = reader;
    }

    @Override
    public double value(Patient patient) {
      return reader.read(patient);
    }
  }

  private static final class Attribute extends Node {
    private final int slot;

    Attribute(int slot) {
      super(Reads.attribute(slot));
      this.slot = slot;
    }

    @Override
    public double value(Patient patient) {
      return patient.attributes[slot];
    }
  }
}

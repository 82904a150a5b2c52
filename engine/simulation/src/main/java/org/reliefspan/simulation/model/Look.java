package org.reliefspan.simulation.model;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.domain.pathway.ProfileColumn;

/** Nodes that look at the patient. */
final class Look {
  private Look() {}

  /** A way to look. */
  interface Reader {
    double read(Patient patient);
  }

  static final Node TIME = new At(Reads.TIME, Sources.NONE, Patient::time);
  static final Node CYCLE = new At(Reads.TIME, Sources.NONE, Patient::cycle);
  static final Node TIME_IN_STATE = new At(Reads.TIME_IN_STATE, Sources.NONE, Patient::timeInState);
  static final Node STATE = new At(Reads.STATE, Sources.NONE, Patient::state);

  static Node entries(int state) {
    return new At(Reads.ENTRIES, Sources.NONE, patient -> patient.entries(state));
  }

  static Node events(int event) {
    return new At(Reads.EVENTS, Sources.ofHappening(event), patient -> patient.events(event));
  }

  static Node since(int event) {
    return new At(Reads.SINCE, Sources.ofHappening(event), patient -> patient.since(event));
  }

  static Node isWaiting(int activity) {
    return standing(activity, Patient.WAITING);
  }

  static Node isInProgress(int activity) {
    return standing(activity, Patient.IN_PROGRESS);
  }

  private static Node standing(int activity, int phase) {
    return new At(
        Reads.ACTIVITY,
        Sources.ofActivity(activity),
        patient -> Operation.truth(patient.phase(activity) == phase));
  }

  static Node effect(int effect) {
    return new OfEffect(effect);
  }

  /** What stands in the list at the state of the patient. */
  static Node byState(List<Node> values) {
    return new ByState(values.toArray(Node[]::new));
  }

  static Node attribute(int slot) {
    return new Attribute(slot);
  }

  /**
   * What a column of profiles has in the row that an attribute holds.
   *
   * @param codes numbers of the words of the column, in their order; none in a column of numbers
   */
  static Node column(int slot, ProfileColumn column, double[] codes) {
    return new At(
        Reads.attribute(slot),
        Sources.ofAttribute(slot),
        patient -> {
          double cell = column.at((int) patient.attributes[slot]);
          return codes.length == 0 ? cell : codes[(int) cell];
        });
  }

  private static final class At extends Node {
    private final Reader reader;

    At(long reads, Sources sources, Reader reader) {
      super(reads, sources);
      this.reader = reader;
    }

    @Override
    public double value(Patient patient) {
      return reader.read(patient);
    }

    /** What moves here is time. */
    @Override
    double slopeNow(Patient patient) {
      return 1;
    }
  }

  private static final class OfEffect extends Node {
    private final int effect;

    OfEffect(int effect) {
      super(Reads.EFFECT, Sources.ofEffect(effect));
      this.effect = effect;
    }

    @Override
    public double value(Patient patient) {
      return patient.courses.value(effect, patient.time());
    }

    @Override
    double slopeNow(Patient patient) {
      return patient.courses.slope(effect, patient.time());
    }

    @Override
    double breakNow(Patient patient) {
      return patient.courses.knotAfter(effect, patient.time());
    }
  }

  private static final class ByState extends Node {
    private final Node[] values;

    ByState(Node[] values) {
      super(together(values));
      this.values = values;
    }

    private static Node[] together(Node[] values) {
      Node[] parts = Arrays.copyOf(values, values.length + 1);
      parts[values.length] = STATE;
      return parts;
    }

    @Override
    public double value(Patient patient) {
      return values[patient.state()].value(patient);
    }

    @Override
    double slopeNow(Patient patient) {
      return values[patient.state()].slope(patient);
    }

    @Override
    double breakNow(Patient patient) {
      return values[patient.state()].nextBreak(patient);
    }
  }

  private static final class Attribute extends Node {
    private final int slot;

    Attribute(int slot) {
      super(Reads.attribute(slot), Sources.ofAttribute(slot));
      this.slot = slot;
    }

    @Override
    public double value(Patient patient) {
      return patient.attributes[slot];
    }
  }
}

package org.reliefspan.simulation.model;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.domain.pathway.ProfileColumn;

/** Nodes that look at the patient. */
final class Look {
  private Look() {}

  static final Node TIME =
      new Time(Reads.TIME, Sources.NONE) {
        @Override
        public double value(Patient patient) {
          return patient.time();
        }
      };
  static final Node CYCLE =
      new Time(Reads.TIME, Sources.NONE) {
        @Override
        public double value(Patient patient) {
          return patient.cycle();
        }
      };
  static final Node TIME_IN_STATE =
      new Time(Reads.TIME_IN_STATE, Sources.NONE) {
        @Override
        public double value(Patient patient) {
          return patient.timeInState();
        }
      };
  static final Node STATE =
      new Node(Reads.STATE, Sources.NONE) {
        @Override
        public double value(Patient patient) {
          return patient.state();
        }
      };

  static Node entries(int state) {
    return new Node(Reads.ENTRIES, Sources.NONE) {
      @Override
      public double value(Patient patient) {
        return patient.entries(state);
      }
    };
  }

  static Node events(int event) {
    return new Node(Reads.EVENTS, Sources.ofHappening(event)) {
      @Override
      public double value(Patient patient) {
        return patient.events(event);
      }
    };
  }

  static Node since(int event) {
    return new Time(Reads.SINCE, Sources.ofHappening(event)) {
      @Override
      public double value(Patient patient) {
        return patient.since(event);
      }
    };
  }

  static Node isWaiting(int activity) {
    return standing(activity, Patient.WAITING);
  }

  static Node isInProgress(int activity) {
    return standing(activity, Patient.IN_PROGRESS);
  }

  /** How many wait for an activity. It is known at an instant alone, so nothing is told of it. */
  static Node queue(int activity) {
    return new Node(Reads.ACTIVITY, Sources.NONE) {
      @Override
      public double value(Patient patient) {
        return patient.crowd().waiting(activity);
      }
    };
  }

  /** How many are treated. */
  static Node inService(int activity) {
    return new Node(Reads.ACTIVITY, Sources.NONE) {
      @Override
      public double value(Patient patient) {
        return patient.crowd().inService(activity);
      }
    };
  }

  private static Node standing(int activity, int phase) {
    return new Node(Reads.ACTIVITY, Sources.ofActivity(activity)) {
      @Override
      public double value(Patient patient) {
        return Operation.truth(patient.phase(activity) == phase);
      }
    };
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
    return new Column(slot, column, codes);
  }

  private static final class Column extends Node {
    private final int slot;
    private final ProfileColumn column;
    private final double[] codes;

    Column(int slot, ProfileColumn column, double[] codes) {
      super(Reads.attribute(slot), Sources.ofAttribute(slot));
      this.slot = slot;
      this.column = column;
      this.codes = codes;
    }

    @Override
    public double value(Patient patient) {
      double cell = column.at((int) patient.attributes[slot]);
      return codes.length == 0 ? cell : codes[(int) cell];
    }
  }

  /** What goes on as time does. */
  abstract static class Time extends Node {
    Time(long reads, Sources sources) {
      super(reads, sources);
    }

    @Override
    boolean isTraced() {
      return true;
    }

    @Override
    final double slopeNow(Patient patient) {
      return 1;
    }

    @Override
    double traceNow(Motion motion, double factor, Patient patient) {
      motion.add(factor * value(patient), factor);
      return Double.POSITIVE_INFINITY;
    }
  }

  /** The level of an effect. */
  static final class OfEffect extends Node {
    final int effect;

    OfEffect(int effect) {
      super(Reads.EFFECT, Sources.ofEffect(effect));
      this.effect = effect;
    }

    @Override
    boolean isTraced() {
      return true;
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

    @Override
    double traceNow(Motion motion, double factor, Patient patient) {
      return patient.courses.trace(motion, factor, effect, patient.time());
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
    boolean isTraced() {
      return Arrays.stream(values).allMatch(Node::isTraced);
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

    @Override
    double watchNow(Patient patient) {
      return values[patient.state()].watch(patient);
    }

    @Override
    double traceNow(Motion motion, double factor, Patient patient) {
      return values[patient.state()].trace(motion, factor, patient);
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

package org.reliefspan.simulation.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.ProfileColumn;
import org.reliefspan.domain.pathway.Profiles;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.numerics.random.Purpose;

/** Where a value comes from that is the same for all or drawn for each patient. */
public abstract class Source {
  private static final double TOLERANCE = 1e-9;

  private final long reads;
  private final Sources sources;

  Source(Node... parts) {
    long all = Reads.NOTHING;
    Sources of = Sources.NONE;
    for (Node part : parts) {
      all |= part.reads();
      of = of.and(part.sources());
    }
    this.reads = all;
    this.sources = of;
  }

  /**
   * The source of what is written.
   *
   * @param use address of its luck
   * @param what in messages
   */
  static Source of(AttributeSpec.Start start, String use, String what, Names names) {
    if (start instanceof AttributeSpec.Fixed fixed) {
      return new Always(names.node(fixed.value()));
    }
    if (start instanceof AttributeSpec.FromRow fromRow) {
      return new Row(fromRow);
    }
    if (start instanceof AttributeSpec.Brought brought) {
      return new OfArrival(
          names.slot(brought.attribute()), of(brought.otherwise(), use, what, names));
    }
    if (start instanceof AttributeSpec.Profiled profiled) {
      return new Always(column(profiled.column(), names));
    }
    if (start instanceof AttributeSpec.Drawn drawn) {
      return drawn(use, new LawParts(names, drawn.law()).draw(what));
    }
    Map<String, Written> probabilities = ((AttributeSpec.Categories) start).probabilities();
    double[] codes = probabilities.keySet().stream().mapToDouble(names::word).toArray();
    return choice(use, what, codes, List.copyOf(probabilities.values()), names);
  }

  /** What a column has in the row of the patient. */
  private static Node column(ProfileColumn column, Names names) {
    double[] codes = column.words().stream().mapToDouble(names::word).toArray();
    return Look.column(names.slot(AttributeSpec.PROFILE), column, codes);
  }

  private static Source drawn(String use, Draw draw) {
    if (draw.fixed().length == 1) {
      return new Always(draw.fixed()[0]);
    }
    return draw.bernoulli().length == 1
        ? new YesOrNo(Purpose.of(use), draw)
        : new Continuous(Purpose.of(use), draw);
  }

  /** One of some numbers by probability. */
  static Source choice(
      String use, String what, double[] codes, List<Written> probabilities, Names names) {
    Node[] nodes = probabilities.stream().map(names::node).toArray(Node[]::new);
    return nodes.length == 1 && nodes[0].isConstant() && nodes[0].constant() == 1
        ? new Always(Node.of(codes[0]))
        : new OneOf(Purpose.of(use), what, codes, nodes);
  }

  /** The value that a node has. */
  static Source of(Node node) {
    return new Always(node);
  }

  /** What it reads, in bits of {@link Reads}. */
  public final long reads() {
    return reads;
  }

  /** What it reads by name. */
  public final Sources sources() {
    return sources;
  }

  /** The value where it is the same for all; NaN where it is not. */
  public double constant() {
    return Double.NaN;
  }

  /**
   * A value.
   *
   * @param occurrence how often it was drawn before
   */
  public abstract double value(Patient patient, int occurrence);

  /** Values that it may have; none if they cannot be counted. */
  public abstract double[] values(Patient patient);

  /** Probabilities of {@link #values}. */
  public abstract double[] probabilities(Patient patient);

  private static final class Always extends Source {
    private final Node node;

    Always(Node node) {
      super(node);
      this.node = node;
    }

    @Override
    public double constant() {
      return node.isConstant() ? node.constant() : Double.NaN;
    }

    @Override
    public double value(Patient patient, int occurrence) {
      return node.value(patient);
    }

    @Override
    public double[] values(Patient patient) {
      return new double[] {node.value(patient)};
    }

    @Override
    public double[] probabilities(Patient patient) {
      return new double[] {1};
    }
  }

  /** What the arrival brings, or else another source. */
  private static final class OfArrival extends Source {
    private final int slot;
    private final Source otherwise;

    OfArrival(int slot, Source otherwise) {
      super(Look.attribute(slot)); // read by nothing else while the patient begins
      this.slot = slot;
      this.otherwise = otherwise;
    }

    @Override
    public double value(Patient patient, int occurrence) {
      double brought = patient.brought(slot);
      return Double.isNaN(brought) ? otherwise.value(patient, occurrence) : brought;
    }

    @Override
    public double[] values(Patient patient) {
      return otherwise.values(patient);
    }

    @Override
    public double[] probabilities(Patient patient) {
      return otherwise.probabilities(patient);
    }
  }

  private static final class Row extends Source {
    private static final Purpose PURPOSE = Purpose.of(AttributeSpec.PROFILE);
    private final Profiles profiles;
    private final boolean inTurn;

    Row(AttributeSpec.FromRow fromRow) {
      this.profiles = fromRow.profiles();
      this.inTurn = fromRow.choice() == AttributeSpec.Choice.IN_TURN;
    }

    @Override
    public double value(Patient patient, int occurrence) {
      return inTurn
          ? patient.number() % profiles.rows()
          : profiles.at(patient.uniform(PURPOSE, occurrence));
    }

    @Override
    public double[] values(Patient patient) {
      double[] rows = new double[profiles.rows()];
      Arrays.setAll(rows, row -> row);
      return rows;
    }

    @Override
    public double[] probabilities(Patient patient) {
      double[] shares = new double[profiles.rows()];
      Arrays.setAll(shares, row -> inTurn ? 1.0 / shares.length : profiles.probability(row));
      return shares;
    }
  }

  private static final class Continuous extends Source {
    private final Purpose purpose;
    private final Draw draw;

    Continuous(Purpose purpose, Draw draw) {
      super(draw.parameters());
      this.purpose = purpose;
      this.draw = draw;
    }

    @Override
    public double value(Patient patient, int occurrence) {
      return draw.at(patient.uniform(purpose, occurrence), patient);
    }

    @Override
    public double[] values(Patient patient) {
      return new double[0];
    }

    @Override
    public double[] probabilities(Patient patient) {
      return new double[0];
    }
  }

  private static final class YesOrNo extends Source {
    private final Purpose purpose;
    private final Draw draw;

    YesOrNo(Purpose purpose, Draw draw) {
      super(draw.parameters());
      this.purpose = purpose;
      this.draw = draw;
    }

    @Override
    public double value(Patient patient, int occurrence) {
      return draw.at(patient.uniform(purpose, occurrence), patient);
    }

    @Override
    public double[] values(Patient patient) {
      return new double[] {1, 0};
    }

    @Override
    public double[] probabilities(Patient patient) {
      draw.at(0.5, patient); // refuses what is not a probability
      double yes = draw.bernoulli()[0].value(patient);
      return new double[] {yes, 1 - yes};
    }
  }

  private static final class OneOf extends Source {
    private final Purpose purpose;
    private final String what;
    private final double[] codes;
    private final Node[] nodes;

    OneOf(Purpose purpose, String what, double[] codes, Node[] nodes) {
      super(nodes);
      this.purpose = purpose;
      this.what = what;
      this.codes = codes;
      this.nodes = nodes;
    }

    @Override
    public double value(Patient patient, int occurrence) {
      double uniform = patient.uniform(purpose, occurrence);
      double sum = 0;
      int chosen = -1;
      for (int i = 0; i < nodes.length; i++) {
        double probability = probability(i, patient);
        sum += probability;
        if (chosen < 0 && uniform < sum) {
          chosen = i;
        }
      }
      requireOne(sum);
      return codes[chosen < 0 ? codes.length - 1 : chosen];
    }

    private double probability(int index, Patient patient) {
      double probability = nodes[index].value(patient);
      if (!(probability >= 0)) {
        throw new SimulationException(
            "The probabilities of %s must not be negative.".formatted(what));
      }
      return probability;
    }

    private void requireOne(double sum) {
      if (!(Math.abs(sum - 1) <= TOLERANCE)) {
        throw new SimulationException(
            "The probabilities of %s sum to %s. They must sum to 1.".formatted(what, sum));
      }
    }

    @Override
    public double[] values(Patient patient) {
      return codes.clone();
    }

    @Override
    public double[] probabilities(Patient patient) {
      double[] all = new double[nodes.length];
      double sum = 0;
      for (int i = 0; i < all.length; i++) {
        all[i] = probability(i, patient);
        sum += all[i];
      }
      requireOne(sum);
      return all;
    }
  }
}

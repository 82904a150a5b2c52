package org.reliefspan.simulation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.numerics.random.Purpose;

/** Where patients begin: their attributes in order, then their state. */
public final class Beginning {
  private static final double TOLERANCE = 1e-9;

  private final List<Source> attributes = new ArrayList<>();
  private final Source state;

  Beginning(PathwaySpec model, Names names) {
    for (AttributeSpec attribute : model.attributes()) {
      attributes.add(source(attribute, names));
    }
    this.state = choice("start", "start", states(model.start(), names), names);
  }

  /** Gives a patient attributes and a state. */
  void begin(Patient patient) {
    for (int slot = 0; slot < attributes.size(); slot++) {
      patient.set(slot, attributes.get(slot).value(patient));
    }
    patient.enter((int) state.value(patient));
  }

  /** Where the first value of each attribute comes from, in order. */
  public List<Source> attributes() {
    return List.copyOf(attributes);
  }

  /** Where the first state comes from. */
  public Source state() {
    return state;
  }

  private static Source source(AttributeSpec attribute, Names names) {
    AttributeSpec.Start start = attribute.start();
    String use = "attribute:" + attribute.name();
    if (start instanceof AttributeSpec.Fixed fixed) {
      return new Always(names.node(fixed.value()));
    }
    if (start instanceof AttributeSpec.Drawn drawn) {
      return drawn(use, new LawParts(names, drawn.law()).draw("the attribute " + attribute.name()));
    }
    Map<String, Written> probabilities = ((AttributeSpec.Categories) start).probabilities();
    double[] codes = probabilities.keySet().stream().mapToDouble(names::word).toArray();
    return choice(
        use,
        "attribute " + attribute.name(),
        new Categories(codes, probabilities.values().stream().toList()),
        names);
  }

  private static Source drawn(String use, Draw draw) {
    if (draw.fixed().length == 1) {
      return new Always(draw.fixed()[0]);
    }
    return draw.bernoulli().length == 1
        ? new YesOrNo(Purpose.of(use), draw)
        : new Continuous(Purpose.of(use), draw);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Categories(double[] codes, List<Written> probabilities) {}

  private static Categories states(Map<String, Written> start, Names names) {
    double[] codes = start.keySet().stream().mapToDouble(names::state).toArray();
    return new Categories(codes, start.values().stream().toList());
  }

  private static Source choice(String use, String what, Categories categories, Names names) {
    Node[] nodes = categories.probabilities().stream().map(names::node).toArray(Node[]::new);
    return nodes.length == 1 && nodes[0].isConstant() && nodes[0].constant() == 1
        ? new Always(Node.of(categories.codes()[0]))
        : new OneOf(Purpose.of(use), what, categories.codes(), nodes);
  }

  /** Where a first value comes from. */
  public abstract static class Source {
    private final long reads;

    Source(long reads) {
      this.reads = reads;
    }

    /** What it reads, in bits of {@link Reads}. */
    public final long reads() {
      return reads;
    }

    abstract double value(Patient patient);

    /** Values that it may have; none if they cannot be counted. */
    public abstract double[] values(Patient patient);

    /** Probabilities of {@link #values}. */
    public abstract double[] probabilities(Patient patient);
  }

  private static final class Always extends Source {
    private final Node node;

    Always(Node node) {
      super(node.reads());
      this.node = node;
    }

    @Override
    double value(Patient patient) {
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

  private static final class Continuous extends Source {
    private final Purpose purpose;
    private final Draw draw;

    Continuous(Purpose purpose, Draw draw) {
      super(draw.reads());
      this.purpose = purpose;
      this.draw = draw;
    }

    @Override
    double value(Patient patient) {
      return draw.at(patient.uniform(purpose, 0), patient);
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
      super(draw.reads());
      this.purpose = purpose;
      this.draw = draw;
    }

    @Override
    double value(Patient patient) {
      return draw.at(patient.uniform(purpose, 0), patient);
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
      super(readsOf(nodes));
      this.purpose = purpose;
      this.what = what;
      this.codes = codes;
      this.nodes = nodes;
    }

    private static long readsOf(Node[] nodes) {
      long reads = Reads.NOTHING;
      for (Node node : nodes) {
        reads |= node.reads();
      }
      return reads;
    }

    @Override
    double value(Patient patient) {
      double uniform = patient.uniform(purpose, 0);
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

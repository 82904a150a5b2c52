package org.reliefspan.simulation.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.math.LogisticDistribution;
import org.reliefspan.numerics.math.NormalDistribution;

/** Nodes of functions, the same bits on every machine. */
final class Function {
  private static final Map<String, DoubleUnaryOperator> OF_ONE =
      Map.of(
          "exp", DetMath::exp,
          "log", DetMath::log,
          "sqrt", Math::sqrt,
          "abs", Math::abs);
  private static final Map<String, DoubleUnaryOperator> STEPS =
      Map.of("floor", Math::floor, "ceiling", Math::ceil, "round", Math::rint);
  private static final Map<String, DoubleBinaryOperator> OF_TWO =
      Map.of("pow", DetMath::pow, "round", Function::roundedTo);
  private static final Map<String, Located.Operator> LOCATED =
      Map.of(
          "pnorm", NormalDistribution::probability,
          "qnorm", NormalDistribution::quantile,
          "plogis", LogisticDistribution::probability,
          "qlogis", LogisticDistribution::quantile);
  private static final Set<String> OF_MANY = Set.of("min", "max");

  private Function() {}

  /** Whether a function of this name exists here. */
  static boolean isKnown(String name) {
    return OF_ONE.containsKey(name)
        || STEPS.containsKey(name)
        || OF_TWO.containsKey(name)
        || LOCATED.containsKey(name)
        || OF_MANY.contains(name)
        || name.equals("ifelse");
  }

  /** The node of a function with its arguments. */
  static Node of(String name, List<Node> arguments) {
    if (name.equals("ifelse") && arguments.size() == 3) {
      return choice(arguments.get(0), arguments.get(1), arguments.get(2));
    }
    if (name.equals("abs") && arguments.size() == 1) {
      return new Absolute(arguments.get(0));
    }
    if (OF_ONE.containsKey(name) && arguments.size() == 1) {
      return new One(OF_ONE.get(name), arguments.get(0));
    }
    if (STEPS.containsKey(name) && arguments.size() == 1) {
      return new Steps(STEPS.get(name), name.equals("round") ? 0.5 : 0, arguments.get(0));
    }
    if (OF_TWO.containsKey(name) && arguments.size() == 2) {
      return new Two(OF_TWO.get(name), arguments.get(0), arguments.get(1));
    }
    if (LOCATED.containsKey(name) && !arguments.isEmpty() && arguments.size() <= 3) {
      return new Located(LOCATED.get(name), arguments);
    }
    if (OF_MANY.contains(name) && !arguments.isEmpty()) {
      return many(name.equals("min"), arguments);
    }
    throw new SimulationException(
        "The function %s() does not take %d arguments.".formatted(name, arguments.size()));
  }

  private static Node many(boolean isLeast, List<Node> arguments) {
    Node all = arguments.get(0);
    for (Node next : arguments.subList(1, arguments.size())) {
      all = new Extreme(isLeast, all, next).folded();
    }
    return all;
  }

  private static Node choice(Node test, Node yes, Node no) {
    if (test.isConstant()) {
      return test.constant() != 0 ? yes : no;
    }
    return new Choice(test, yes, no);
  }

  private static double roundedTo(double value, double digits) {
    double power = DetMath.pow(10, Math.abs(digits));
    return digits < 0 ? Math.rint(value / power) * power : Math.rint(value * power) / power;
  }

  /** A function of one node. */
  static Node one(DoubleUnaryOperator operator, Node argument) {
    return new One(operator, argument);
  }

  /** Minus a node. */
  static Node negative(Node argument) {
    return new Negative(argument);
  }

  /** Whether a node is 0. */
  static Node not(Node argument) {
    return new Not(argument);
  }

  /** The value of a table. */
  static Node lookUp(PointTable table, Node argument) {
    return new LookUp(table, argument);
  }

  private static class One extends Node {
    final Node argument;
    private final DoubleUnaryOperator operator;

    One(DoubleUnaryOperator operator, Node argument) {
      super(argument);
      this.operator = operator;
      this.argument = argument;
    }

    @Override
    public final double value(Patient patient) {
      return operator.applyAsDouble(argument.value(patient));
    }

    /** Where the argument stands still this does too. */
    @Override
    double slopeNow(Patient patient) {
      return argument.slope(patient) == 0 ? 0 : Double.NaN;
    }

    @Override
    double breakNow(Patient patient) {
      return argument.nextBreak(patient);
    }

    /** When the argument comes to a value; one step on if it is on no line. */
    final double whenArgumentIs(double value, Patient patient) {
      double slope = argument.slope(patient);
      return Double.isNaN(slope)
          ? patient.time() + patient.step()
          : Crossing.where(patient.time(), (value - argument.value(patient)) / slope);
    }
  }

  private static final class Negative extends One {
    Negative(Node argument) {
      super(value -> -value, argument);
    }

    @Override
    boolean isTraced() {
      return argument.isTraced();
    }

    @Override
    double slopeNow(Patient patient) {
      return -argument.slope(patient);
    }

    @Override
    double traceNow(Motion motion, double factor, Patient patient) {
      return argument.trace(motion, -factor, patient);
    }
  }

  private static final class Not extends One {
    Not(Node argument) {
      super(value -> Operation.truth(value == 0), argument);
    }

    @Override
    boolean isTraced() {
      return argument.isTraced();
    }

    @Override
    double watchNow(Patient patient) {
      return Operation.truth(argument.watch(patient) == 0);
    }

    @Override
    double slopeNow(Patient patient) {
      return 0;
    }
  }

  private static final class Absolute extends One {
    private static final Node ZERO = Node.of(0);

    Absolute(Node argument) {
      super(Math::abs, argument);
    }

    @Override
    boolean isTraced() {
      return argument.isTraced();
    }

    @Override
    double slopeNow(Patient patient) {
      double slope = argument.slope(patient);
      return argument.value(patient) < 0 ? -slope : slope;
    }

    @Override
    double breakNow(Patient patient) {
      return Crossing.next(argument, ZERO, patient);
    }
  }

  /** Jumps where its argument less an offset is a whole number. */
  private static final class Steps extends One {
    private final double offset;

    Steps(DoubleUnaryOperator operator, double offset, Node argument) {
      super(operator, argument);
      this.offset = offset;
    }

    @Override
    double slopeNow(Patient patient) {
      return 0;
    }

    @Override
    double breakNow(Patient patient) {
      double below = Math.floor(argument.value(patient) - offset);
      boolean rises = argument.slope(patient) > 0;
      double whole = rises ? below + 1 : below;
      boolean stands = argument.slope(patient) == 0;
      double jump = stands ? Double.POSITIVE_INFINITY : whenArgumentIs(whole + offset, patient);
      return Math.min(super.breakNow(patient), jump);
    }
  }

  private static final class LookUp extends One {
    private final PointTable table;

    LookUp(PointTable table, Node argument) {
      super(table::value, argument);
      this.table = table;
    }

    @Override
    double slopeNow(Patient patient) {
      double slope = argument.slope(patient);
      return slope == 0 ? 0 : slope * table.slopeAt(argument.value(patient));
    }

    @Override
    double breakNow(Patient patient) {
      double slope = argument.slope(patient);
      double point = table.nextPoint(argument.value(patient), !(slope < 0));
      double there =
          slope == 0 || Double.isInfinite(point)
              ? Double.POSITIVE_INFINITY
              : whenArgumentIs(point, patient);
      return Math.min(super.breakNow(patient), there);
    }
  }

  /** The lesser or the greater of two. */
  private static final class Extreme extends Node {
    private final boolean isLeast;
    private final Node first;
    private final Node second;

    Extreme(boolean isLeast, Node first, Node second) {
      super(first, second);
      this.isLeast = isLeast;
      this.first = first;
      this.second = second;
    }

    @Override
    boolean isTraced() {
      return first.isTraced() && second.isTraced();
    }

    @Override
    public double value(Patient patient) {
      double one = first.value(patient);
      double other = second.value(patient);
      return isLeast ? Math.min(one, other) : Math.max(one, other);
    }

    @Override
    double slopeNow(Patient patient) {
      double one = first.value(patient);
      double other = second.value(patient);
      if (one == other) {
        double ofFirst = first.slope(patient);
        double ofSecond = second.slope(patient);
        return isLeast ? Math.min(ofFirst, ofSecond) : Math.max(ofFirst, ofSecond);
      }
      return (one < other) == isLeast ? first.slope(patient) : second.slope(patient);
    }

    @Override
    double breakNow(Patient patient) {
      return Crossing.next(first, second, patient);
    }

    @Override
    double traceNow(Motion motion, double factor, Patient patient) {
      Motion one = patient.borrow();
      Motion other = patient.borrow();
      double until = first.trace(one, 1, patient);
      until = Math.min(until, second.trace(other, 1, patient));
      if (!Double.isNaN(until)) {
        Motion gap = patient.borrow();
        gap.add(one, 1, 0);
        gap.add(other, -1, 0);
        motion.add((gap.sign() < 0) == isLeast ? one : other, factor, 0);
        until = Math.min(until, Crossing.ofGap(gap, until, patient));
        patient.giveBack(1);
      }
      patient.giveBack(2);
      return until;
    }
  }

  private static final class Two extends Node {
    private final DoubleBinaryOperator operator;
    private final Node first;
    private final Node second;

    Two(DoubleBinaryOperator operator, Node first, Node second) {
      super(first, second);
      this.operator = operator;
      this.first = first;
      this.second = second;
    }

    @Override
    public double value(Patient patient) {
      return operator.applyAsDouble(first.value(patient), second.value(patient));
    }

    @Override
    double breakNow(Patient patient) {
      return Math.min(first.nextBreak(patient), second.nextBreak(patient));
    }
  }

  /** A function of a value, a location and a scale. */
  private static final class Located extends Node {
    private final Operator operator;
    private final Node argument;
    private final Node location;
    private final Node scale;

    /** Three numbers to one. */
    private interface Operator {
      double value(double argument, double location, double scale);
    }

    Located(Operator operator, List<Node> arguments) {
      super(arguments.toArray(Node[]::new));
      this.operator = operator;
      this.argument = arguments.get(0);
      this.location = arguments.size() > 1 ? arguments.get(1) : Node.of(0);
      this.scale = arguments.size() > 2 ? arguments.get(2) : Node.of(1);
    }

    @Override
    public double value(Patient patient) {
      return operator.value(argument.value(patient), location.value(patient), scale.value(patient));
    }

    @Override
    double breakNow(Patient patient) {
      return Math.min(
          argument.nextBreak(patient),
          Math.min(location.nextBreak(patient), scale.nextBreak(patient)));
    }
  }

  private static final class Choice extends Node {
    private final Node test;
    private final Node yes;
    private final Node no;

    Choice(Node test, Node yes, Node no) {
      super(test, yes, no);
      this.test = test;
      this.yes = yes;
      this.no = no;
    }

    @Override
    boolean isTraced() {
      return test.isTraced() && yes.isTraced() && no.isTraced();
    }

    @Override
    public double value(Patient patient) {
      return chosen(patient).value(patient);
    }

    @Override
    public boolean isInSteps() {
      return yes.isInSteps() && no.isInSteps();
    }

    private Node chosen(Patient patient) {
      return test.value(patient) != 0 ? yes : no;
    }

    @Override
    double watchNow(Patient patient) {
      return (test.watch(patient) != 0 ? yes : no).watch(patient);
    }

    @Override
    double slopeNow(Patient patient) {
      return chosen(patient).slope(patient);
    }

    @Override
    double breakNow(Patient patient) {
      return Math.min(test.nextBreak(patient), chosen(patient).nextBreak(patient));
    }

    @Override
    double traceNow(Motion motion, double factor, Patient patient) {
      double until = chosen(patient).trace(motion, factor, patient);
      return Math.min(until, test.nextBreak(patient));
    }
  }
}

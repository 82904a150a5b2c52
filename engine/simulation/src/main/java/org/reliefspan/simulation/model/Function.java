package org.reliefspan.simulation.model;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.reliefspan.numerics.math.DetMath;

/** Nodes of functions, the same bits on every machine. */
final class Function {
  private static final Map<String, DoubleUnaryOperator> OF_ONE =
      Map.of(
          "exp", DetMath::exp,
          "log", DetMath::log,
          "sqrt", Math::sqrt,
          "abs", Math::abs,
          "floor", Math::floor,
          "ceiling", Math::ceil,
          "round", Math::rint);
  private static final Map<String, DoubleBinaryOperator> OF_TWO =
      Map.of("pow", DetMath::pow, "round", Function::roundedTo);
  private static final Map<String, DoubleBinaryOperator> OF_MANY =
      Map.of("min", Math::min, "max", Math::max);

  private Function() {}

  /** Whether a function of this name exists here. */
  static boolean isKnown(String name) {
    return OF_ONE.containsKey(name)
        || OF_TWO.containsKey(name)
        || OF_MANY.containsKey(name)
        || name.equals("ifelse");
  }

  /** The node of a function with its arguments. */
  static Node of(String name, List<Node> arguments) {
    if (name.equals("ifelse") && arguments.size() == 3) {
      return choice(arguments.get(0), arguments.get(1), arguments.get(2));
    }
    if (OF_ONE.containsKey(name) && arguments.size() == 1) {
      return new One(OF_ONE.get(name), arguments.get(0));
    }
    if (OF_TWO.containsKey(name) && arguments.size() == 2) {
      return new Two(OF_TWO.get(name), arguments.get(0), arguments.get(1));
    }
    if (OF_MANY.containsKey(name) && !arguments.isEmpty()) {
      return many(OF_MANY.get(name), arguments);
    }
    throw new SimulationException(
        "The function %s() does not take %d arguments.".formatted(name, arguments.size()));
  }

  private static Node many(DoubleBinaryOperator operator, List<Node> arguments) {
    Node all = arguments.get(0);
    for (Node next : arguments.subList(1, arguments.size())) {
      all = new Two(operator, all, next).folded();
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

  private static final class One extends Node {
    private final DoubleUnaryOperator operator;
    private final Node argument;

    One(DoubleUnaryOperator operator, Node argument) {
      super(argument.reads());
      this.operator = operator;
      this.argument = argument;
    }

    @Override
    public double value(Patient patient) {
      return operator.applyAsDouble(argument.value(patient));
    }
  }

  private static final class Two extends Node {
    private final DoubleBinaryOperator operator;
    private final Node first;
    private final Node second;

    Two(DoubleBinaryOperator operator, Node first, Node second) {
      super(first.reads() | second.reads());
      this.operator = operator;
      this.first = first;
      this.second = second;
    }

    @Override
    public double value(Patient patient) {
      return operator.applyAsDouble(first.value(patient), second.value(patient));
    }
  }

  private static final class Choice extends Node {
    private final Node test;
    private final Node yes;
    private final Node no;

    Choice(Node test, Node yes, Node no) {
      super(test.reads() | yes.reads() | no.reads());
      this.test = test;
      this.yes = yes;
      this.no = no;
    }

    @Override
    public double value(Patient patient) {
      return test.value(patient) != 0 ? yes.value(patient) : no.value(patient);
    }
  }
}

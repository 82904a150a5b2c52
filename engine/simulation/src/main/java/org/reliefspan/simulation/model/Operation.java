package org.reliefspan.simulation.model;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.reliefspan.numerics.math.DetMath;

/** Nodes of signs between two values. */
final class Operation {
  private static final Map<String, DoubleBinaryOperator> COMPARISONS =
      Map.of(
          "==", (a, b) -> truth(a == b),
          "!=", (a, b) -> truth(a != b),
          "<", (a, b) -> truth(a < b),
          "<=", (a, b) -> truth(a <= b),
          ">", (a, b) -> truth(a > b),
          ">=", (a, b) -> truth(a >= b));

  private Operation() {}

  /** The node of a sign; nothing else may come in than what the check of a pathway lets through. */
  static Node of(String sign, Node left, Node right) {
    return switch (sign) {
      case "+" -> new Sum(left, right);
      case "-" -> new Difference(left, right);
      case "*" -> new Product(left, right);
      case "/" -> new Quotient(left, right);
      case "&" -> new And(left, right);
      case "|" -> new Or(left, right);
      case "^" -> new Power(left, right);
      default -> new Comparison(known(sign), left, right);
    };
  }

  private static DoubleBinaryOperator known(String sign) {
    DoubleBinaryOperator operator = COMPARISONS.get(sign);
    if (operator == null) {
      throw new SimulationException(
          "The sign %s has no meaning in a pathway. Maybe use + - * / ^ or a comparison."
              .formatted(sign));
    }
    return operator;
  }

  static double truth(boolean truth) {
    return truth ? 1 : 0;
  }

  private abstract static class Two extends Node {
    final Node left;
    final Node right;

    Two(Node left, Node right) {
      super(left, right);
      this.left = left;
      this.right = right;
    }

    @Override
    double breakNow(Patient patient) {
      return Math.min(left.nextBreak(patient), right.nextBreak(patient));
    }
  }

  private static final class Sum extends Two {
    Sum(Node left, Node right) {
      super(left, right);
    }

    @Override
    public double value(Patient patient) {
      return left.value(patient) + right.value(patient);
    }

    @Override
    double slopeNow(Patient patient) {
      return left.slope(patient) + right.slope(patient);
    }
  }

  private static final class Difference extends Two {
    Difference(Node left, Node right) {
      super(left, right);
    }

    @Override
    public double value(Patient patient) {
      return left.value(patient) - right.value(patient);
    }

    @Override
    double slopeNow(Patient patient) {
      return left.slope(patient) - right.slope(patient);
    }
  }

  private static final class Product extends Two {
    Product(Node left, Node right) {
      super(left, right);
    }

    @Override
    public double value(Patient patient) {
      return left.value(patient) * right.value(patient);
    }

    @Override
    double slopeNow(Patient patient) {
      double ofLeft = left.slope(patient);
      double ofRight = right.slope(patient);
      if (ofLeft == 0) {
        return ofRight == 0 ? 0 : left.value(patient) * ofRight;
      }
      return ofRight == 0 ? ofLeft * right.value(patient) : Double.NaN;
    }
  }

  private static final class Quotient extends Two {
    Quotient(Node left, Node right) {
      super(left, right);
    }

    @Override
    public double value(Patient patient) {
      return left.value(patient) / right.value(patient);
    }

    @Override
    double slopeNow(Patient patient) {
      double ofLeft = left.slope(patient);
      if (right.slope(patient) != 0) {
        return Double.NaN;
      }
      return ofLeft == 0 ? 0 : ofLeft / right.value(patient);
    }
  }

  private static final class And extends Two {
    And(Node left, Node right) {
      super(left, right);
    }

    @Override
    public double value(Patient patient) {
      return truth(left.value(patient) != 0 && right.value(patient) != 0);
    }

    @Override
    double slopeNow(Patient patient) {
      return 0;
    }
  }

  private static final class Or extends Two {
    Or(Node left, Node right) {
      super(left, right);
    }

    @Override
    public double value(Patient patient) {
      return truth(left.value(patient) != 0 || right.value(patient) != 0);
    }

    @Override
    double slopeNow(Patient patient) {
      return 0;
    }
  }

  private static final class Power extends Two {
    Power(Node left, Node right) {
      super(left, right);
    }

    @Override
    public double value(Patient patient) {
      return DetMath.pow(left.value(patient), right.value(patient));
    }
  }

  private static final class Comparison extends Two {
    private final DoubleBinaryOperator operator;

    Comparison(DoubleBinaryOperator operator, Node left, Node right) {
      super(left, right);
      this.operator = operator;
    }

    @Override
    public double value(Patient patient) {
      return operator.applyAsDouble(left.value(patient), right.value(patient));
    }

    @Override
    double slopeNow(Patient patient) {
      return 0;
    }

    @Override
    double breakNow(Patient patient) {
      return Math.min(super.breakNow(patient), Crossing.next(left, right, patient));
    }
  }
}

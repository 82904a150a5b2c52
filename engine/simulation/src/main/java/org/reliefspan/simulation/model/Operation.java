package org.reliefspan.simulation.model;

import org.reliefspan.numerics.math.DetMath;

/** Nodes of signs between two values. */
final class Operation {
  private Operation() {}

  /** The node of a sign; nothing else may come in than what the check of a pathway lets through. */
  static Node of(String sign, Node left, Node right) {
    return switch (sign) {
      case "+" -> right.isMoving() ? Addition.of(left, right, 1) : new Sum(left, right);
      case "-" -> right.isMoving() ? Addition.of(left, right, -1) : new Difference(left, right);
      case "*" -> new Product(left, right);
      case "/" -> new Quotient(left, right);
      case "&" -> new And(left, right);
      case "|" -> new Or(left, right);
      case "^" -> new Power(left, right);
      default -> Comparison.of(sign, left, right);
    };
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
      if (right.isConstant()) {
        movesAs(left, 1, right.constant());
      }
    }

    @Override
    boolean isTraced() {
      return left.isTraced() && right.isTraced();
    }

    @Override
    public double value(Patient patient) {
      return left.value(patient) + right.value(patient);
    }

    @Override
    public boolean isInSteps() {
      return left.isInSteps() && right.isInSteps();
    }

    @Override
    double slopeNow(Patient patient) {
      return left.slope(patient) + right.slope(patient);
    }

    @Override
    double traceNow(Motion motion, double factor, Patient patient) {
      double ofLeft = left.trace(motion, factor, patient);
      return Math.min(ofLeft, right.trace(motion, factor, patient));
    }
  }

  private static final class Difference extends Two {
    Difference(Node left, Node right) {
      super(left, right);
      if (right.isConstant()) {
        movesAs(left, 1, -right.constant());
      }
    }

    @Override
    boolean isTraced() {
      return left.isTraced() && right.isTraced();
    }

    @Override
    public double value(Patient patient) {
      return left.value(patient) - right.value(patient);
    }

    @Override
    double slopeNow(Patient patient) {
      return left.slope(patient) - right.slope(patient);
    }

    @Override
    double traceNow(Motion motion, double factor, Patient patient) {
      double ofLeft = left.trace(motion, factor, patient);
      return Math.min(ofLeft, right.trace(motion, -factor, patient));
    }
  }

  private static final class Product extends Two {
    Product(Node left, Node right) {
      super(left, right);
      if (right.isConstant()) {
        movesAs(left, right.constant(), 0);
      } else if (left.isConstant()) {
        movesAs(right, left.constant(), 0);
      }
    }

    @Override
    boolean isTraced() {
      boolean oneMoves = !left.isMoving() || !right.isMoving();
      return oneMoves && left.isTraced() && right.isTraced();
    }

    @Override
    public boolean isInSteps() {
      return left.isInSteps() && right.isInSteps();
    }

    @Override
    public double value(Patient patient) {
      return left.value(patient) * right.value(patient);
    }

    @Override
    double watchNow(Patient patient) {
      return left.watch(patient) * right.watch(patient);
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

    @Override
    double traceNow(Motion motion, double factor, Patient patient) {
      if (!left.isMoving()) {
        return right.trace(motion, factor * left.value(patient), patient);
      }
      return right.isMoving()
          ? super.traceNow(motion, factor, patient)
          : left.trace(motion, factor * right.value(patient), patient);
    }
  }

  private static final class Quotient extends Two {
    Quotient(Node left, Node right) {
      super(left, right);
      if (right.isConstant()) {
        movesAs(left, 1 / right.constant(), 0);
      }
    }

    @Override
    boolean isTraced() {
      return left.isTraced() && !right.isMoving();
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

    @Override
    double traceNow(Motion motion, double factor, Patient patient) {
      return right.isMoving()
          ? super.traceNow(motion, factor, patient)
          : left.trace(motion, factor / right.value(patient), patient);
    }
  }

  private static final class And extends Two {
    And(Node left, Node right) {
      super(left, right);
    }

    @Override
    boolean isTraced() {
      return left.isTraced() && right.isTraced();
    }

    @Override
    public boolean isInSteps() {
      return true;
    }

    @Override
    public double value(Patient patient) {
      return truth(left.value(patient) != 0 && right.value(patient) != 0);
    }

    @Override
    double slopeNow(Patient patient) {
      return 0;
    }

    @Override
    double watchNow(Patient patient) {
      double before = patient.lookAgain();
      if (left.watch(patient) == 0) {
        return 0;
      }
      double ofLeft = patient.lookAgain();
      patient.lookNoMore();
      patient.lookAgainAt(before);
      boolean isTrue = right.watch(patient) != 0;
      if (isTrue) {
        patient.lookAgainAt(ofLeft);
      }
      return truth(isTrue);
    }

    /** While one is false the other does not matter. */
    @Override
    double breakNow(Patient patient) {
      if (left.value(patient) == 0) {
        return left.nextBreak(patient);
      }
      return right.value(patient) == 0 ? right.nextBreak(patient) : super.breakNow(patient);
    }
  }

  private static final class Or extends Two {
    Or(Node left, Node right) {
      super(left, right);
    }

    @Override
    boolean isTraced() {
      return left.isTraced() && right.isTraced();
    }

    @Override
    public boolean isInSteps() {
      return true;
    }

    @Override
    public double value(Patient patient) {
      return truth(left.value(patient) != 0 || right.value(patient) != 0);
    }

    @Override
    double slopeNow(Patient patient) {
      return 0;
    }

    @Override
    double watchNow(Patient patient) {
      double before = patient.lookAgain();
      if (left.watch(patient) != 0) {
        return 1;
      }
      double ofLeft = patient.lookAgain();
      patient.lookNoMore();
      patient.lookAgainAt(before);
      boolean isTrue = right.watch(patient) != 0;
      if (!isTrue) {
        patient.lookAgainAt(ofLeft);
      }
      return truth(isTrue);
    }

    /** While one is true the other does not matter. */
    @Override
    double breakNow(Patient patient) {
      if (left.value(patient) != 0) {
        return left.nextBreak(patient);
      }
      return right.value(patient) != 0 ? right.nextBreak(patient) : super.breakNow(patient);
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
}

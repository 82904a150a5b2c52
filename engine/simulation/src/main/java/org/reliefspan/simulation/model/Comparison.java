package org.reliefspan.simulation.model;

import java.util.List;

/** Whether two values stand in an order. */
class Comparison extends Node {
  private static final List<String> SIGNS = List.of("==", "!=", "<", "<=", ">", ">=");

  private final int sign;
  private final Node left;
  private final Node right;

  private Comparison(int sign, Node left, Node right) {
    super(left, right);
    this.sign = sign;
    this.left = left;
    this.right = right;
  }

  static Node of(String sign, Node left, Node right) {
    int index = SIGNS.indexOf(sign);
    if (index < 0) {
      throw new SimulationException(
          "The sign %s has no meaning in a pathway. Maybe use + - * / ^ or a comparison."
              .formatted(sign));
    }
    if (left.movesAsKept() && !right.isMoving()) {
      return new OfKept(index, left, right);
    }
    return left instanceof Look.Time && !right.isMoving()
        ? new OfTime(index, left, right)
        : new Comparison(index, left, right);
  }

  @Override
  public final double value(Patient patient) {
    return truth(left.value(patient), right.value(patient));
  }

  private double truth(double one, double other) {
    return switch (sign) {
      case 0 -> Operation.truth(one == other);
      case 1 -> Operation.truth(one != other);
      case 2 -> Operation.truth(one < other);
      case 3 -> Operation.truth(one <= other);
      case 4 -> Operation.truth(one > other);
      default -> Operation.truth(one >= other);
    };
  }

  @Override
  final boolean isTraced() {
    return left.isTraced() && right.isTraced();
  }

  @Override
  public final boolean isInSteps() {
    return true;
  }

  @Override
  final double slopeNow(Patient patient) {
    return 0;
  }

  @Override
  final double breakNow(Patient patient) {
    return breakOf(left.value(patient), right.value(patient), patient);
  }

  @Override
  final double watchNow(Patient patient) {
    double one = left.value(patient);
    double other = right.value(patient);
    patient.lookAgainAt(breakOf(one, other, patient));
    return truth(one, other);
  }

  /** The next break, of two values. */
  double breakOf(double one, double other, Patient patient) {
    return Crossing.next(left, right, patient);
  }

  /** Of what is kept with what stands still. */
  private static final class OfKept extends Comparison {
    private final Node kept;

    OfKept(int sign, Node kept, Node right) {
      super(sign, kept, right);
      this.kept = kept;
    }

    @Override
    double breakOf(double one, double other, Patient patient) {
      return kept.breakOrCrossing(one, other, patient);
    }
  }

  /** Of what goes on as time does with what stands still. */
  private static final class OfTime extends Comparison {
    OfTime(int sign, Node left, Node right) {
      super(sign, left, right);
    }

    @Override
    double breakOf(double one, double other, Patient patient) {
      return Crossing.where(patient.time(), other - one);
    }
  }
}

package org.reliefspan.simulation.model;

import java.util.List;

/** Whether two values stand in an order. */
final class Comparison extends Node {
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
    return new Comparison(index, left, right);
  }

  @Override
  public double value(Patient patient) {
    double one = left.value(patient);
    double other = right.value(patient);
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
  boolean isTraced() {
    return left.isTraced() && right.isTraced();
  }

  @Override
  public boolean isInSteps() {
    return true;
  }

  @Override
  double slopeNow(Patient patient) {
    return 0;
  }

  @Override
  double breakNow(Patient patient) {
    if (!right.isMoving()) {
      if (left instanceof Kept kept) {
        return kept.breakOrCrossing(right.value(patient), patient);
      }
      if (left instanceof Look.Time since) {
        return Crossing.where(patient.time(), right.value(patient) - since.value(patient));
      }
    }
    return Crossing.next(left, right, patient);
  }
}

package org.reliefspan.numerics.selection;

/**
 * How sure a choice must be and what it may take.
 *
 * @param confidence least probability of a correct choice, such as 0.95
 * @param firstReplications of each system before anything is decided, at least 5; 10 to 20 is usual
 * @param mostReplications of one system; what is not decided by then stays undecided
 */
public record SelectionPlan(double confidence, int firstReplications, int mostReplications) {
  /** Refuses plans that decide nothing. */
  public SelectionPlan {
    if (!(confidence >= 0.5 && confidence < 1)) {
      throw new IllegalArgumentException(
          "The confidence (%s) must be at least 0.5 and below 1. Maybe 0.95?"
              .formatted(confidence));
    }
    if (firstReplications < 5 || mostReplications < firstReplications) {
      throw new IllegalArgumentException(
          "The first replications (%d) must be at least 5 and at most the most (%d). Maybe 10?"
              .formatted(firstReplications, mostReplications));
    }
  }

  /** Probability of a wrong choice that is allowed. */
  double error() {
    return 1 - confidence;
  }

  /** The plan with part of the error, for one of several steps. */
  SelectionPlan withError(double error) {
    return new SelectionPlan(1 - error, firstReplications, mostReplications);
  }

  /** The triangle in which a sum goes on, for one decision with a given probability of error. */
  Triangle triangle(double error) {
    int degrees = firstReplications - 1;
    double eta = (Math.pow(2 * error, -2.0 / degrees) - 1) / 2;
    return new Triangle(2 * eta * degrees);
  }
}

package org.reliefspan.numerics.duration;

import java.util.function.DoubleUnaryOperator;

/** Gauss-Legendre quadrature on an interval. Immutable. */
public final class LegendreRule {
  final double[] node; // between 0 and 1
  final double[] weight; // sum 1

  private LegendreRule(double[] node, double[] weight) {
    this.node = node;
    this.weight = weight;
  }

  /** Nodes by Newton's method on the Legendre polynomial. */
  public static LegendreRule ofPoints(int points) {
    double[] node = new double[points];
    double[] weight = new double[points];
    for (int i = 0; i < points; i++) {
      double x = StrictMath.cos(Math.PI * (i + 0.75) / (points + 0.5));
      double slope = 1;
      for (int round = 0; round < 8; round++) {
        double before = 1;
        double value = x;
        for (int degree = 2; degree <= points; degree++) {
          double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
          before = value;
          value = next;
        }
        slope = points * (x * value - before) / (x * x - 1);
        x -= value / slope;
      }
      node[i] = (1 - x) / 2;
      weight[i] = 1 / ((1 - x * x) * slope * slope);
    }
    return new LegendreRule(node, weight);
  }

  /** Number of points. */
  public int points() {
    return node.length;
  }

  /** A point, between 0 and 1. */
  public double node(int index) {
    return node[index];
  }

  /** Its weight; all sum to 1. */
  public double weight(int index) {
    return weight[index];
  }

  /** Integral of a function. */
  public double integral(double from, double to, DoubleUnaryOperator function) {
    double sum = 0;
    for (int i = 0; i < node.length; i++) {
      sum += weight[i] * function.applyAsDouble(from + (to - from) * node[i]);
    }
    return sum * (to - from);
  }
}

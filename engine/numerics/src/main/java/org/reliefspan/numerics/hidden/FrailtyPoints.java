package org.reliefspan.numerics.hidden;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Gauss-Hermite points of a standard normal variable. Immutable. */
final class FrailtyPoints {
  private static final int COUNT = 15;

  private final double[] node;
  private final double[] logWeight;

  private FrailtyPoints(double[] node, double[] logWeight) {
    this.node = node;
    this.logWeight = logWeight;
  }

  static FrailtyPoints of(boolean any) {
    if (!any) {
      return new FrailtyPoints(new double[1], new double[1]);
    }
    GaussIntegrator rule = new GaussIntegratorFactory().hermite(COUNT);
    double[] node = new double[COUNT];
    double[] logWeight = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      node[i] = Math.sqrt(2) * rule.getPoint(i);
      logWeight[i] = Math.log(rule.getWeight(i) / Math.sqrt(Math.PI));
    }
    return new FrailtyPoints(node, logWeight);
  }

  int size() {
    return node.length;
  }

  double node(int point) {
    return node[point];
  }

  double logWeight(int point) {
    return logWeight[point];
  }
}

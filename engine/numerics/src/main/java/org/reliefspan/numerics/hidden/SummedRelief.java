package org.reliefspan.numerics.hidden;

import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * Log likelihood of histories wherever they lie: each run of episodes gives value, gradient and
 * outer products of scores, which are added up in a fixed order. Weights count in units of their
 * mean, so that a climb is the same for weights of any size.
 */
final class SummedRelief implements LogLikelihood {
  private final ReliefParts parts;
  private final NodeStore nodes;
  private final HiddenReliefModel model;
  private final ReliefLayout layout;
  private final double unit; // of weights

  SummedRelief(ReliefEvidence evidence, HiddenReliefModel model, ReliefLayout layout) {
    this.parts = evidence.parts();
    this.nodes = evidence.nodes();
    this.model = model;
    this.layout = layout;
    this.unit = evidence.meanWeight();
  }

  @Override
  public int size() {
    return layout.size();
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    double[] at = parameters.clone();
    int size = layout.size();
    double[] sums = ReliefParts.sum(parts, 1 + size + size * size, task(nodes, model, layout, at));
    for (int i = 0; i < sums.length && unit != 1; i++) {
      sums[i] /= unit;
    }
    System.arraycopy(sums, 1, gradient, 0, size);
    System.arraycopy(sums, 1 + size, information, 0, size * size);
    return Double.isNaN(sums[0]) ? Double.NEGATIVE_INFINITY : sums[0];
  }

  /** Holds no more than it needs, because it travels. */
  private static RunTask task(
      NodeStore nodes, HiddenReliefModel model, ReliefLayout layout, double[] at) {
    return (data, from, until, into) ->
        new HiddenReliefLikelihood(data, nodes.of(data, from, until), model, layout)
            .add(at, from, until, into);
  }
}

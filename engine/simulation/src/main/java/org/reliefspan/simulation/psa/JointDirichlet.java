package org.reliefspan.simulation.psa;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reliefspan.numerics.random.Quantiles;

/** Shares that sum to 1: gamma variates, each from the uniform number of its name, by their sum. */
final class JointDirichlet implements JointDraw {
  private final List<String> names;
  private final double[] concentration;
  private final double total;

  JointDirichlet(List<String> names, List<Double> concentration) {
    this.names = List.copyOf(names);
    this.concentration = concentration.stream().mapToDouble(Double::doubleValue).toArray();
    double sum = 0;
    for (double each : this.concentration) {
      sum += each;
    }
    this.total = sum;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public double[] values(int draw, ToDoubleFunction<String> uniform) {
    double[] values = new double[concentration.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Quantiles.gamma(uniform.applyAsDouble(names.get(i)), concentration[i], 1);
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = sum > 0 ? values[i] / sum : concentration[i] / total; // all too small to be seen
    }
    return values;
  }

  @Override
  public double quantile(String name, double probability) {
    double own = concentration[names.indexOf(name)];
    return Quantiles.beta(probability, own, total - own);
  }
}

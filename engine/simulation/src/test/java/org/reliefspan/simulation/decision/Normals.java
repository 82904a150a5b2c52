package org.reliefspan.simulation.decision;

import java.util.Arrays;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/** Normal numbers by address, and strategies made of them. */
final class Normals {
  private Normals() {}

  static double[] draw(int sample, String name, int count, double mean, double sd) {
    Philox philox = Philox.keyed(20260901, "normals").replication(sample);
    Purpose purpose = Purpose.of(name);
    double[] values = new double[count];
    Arrays.setAll(values, i -> Quantiles.normal(philox.uniform(i, purpose, 0), mean, sd));
    return values;
  }

  /** Two strategies whose difference of net benefit at threshold 1 is given. */
  static StrategyDraws pair(double[] benefit) {
    double[] effect = new double[2 * benefit.length];
    for (int i = 0; i < benefit.length; i++) {
      effect[2 * i + 1] = benefit[i];
    }
    return StrategyDraws.of(2, new double[effect.length], effect);
  }

  static double[] sum(double[] one, double[] other) {
    double[] sum = one.clone();
    Arrays.setAll(sum, i -> one[i] + other[i]);
    return sum;
  }
}

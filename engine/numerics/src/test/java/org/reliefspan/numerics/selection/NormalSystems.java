package org.reliefspan.numerics.selection;

import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/**
 * Systems whose measures are normal with standard deviation 1; a share of the variance is luck that
 * all systems have in common.
 */
final class NormalSystems implements SystemSampler {
  private static final Purpose OWN = Purpose.of("own");
  private static final Purpose COMMON = Purpose.of("common");
  private final double[][] means; // [system][measure]
  private final double shared; // share of the variance that is common to systems
  private final Philox luck;

  private NormalSystems(double[][] means, double shared, Philox luck) {
    this.means = means;
    this.shared = shared;
    this.luck = luck;
  }

  static NormalSystems experiment(double[][] means, double shared, int number) {
    return new NormalSystems(means, shared, Philox.keyed(31, "systems").replication(number));
  }

  @Override
  public double[] sample(int system, int replication) {
    double[] values = new double[means[system].length];
    for (int m = 0; m < values.length; m++) {
      double own = luck.uniform(1000L * system + m, OWN, replication);
      double common = luck.uniform(m, COMMON, replication);
      values[m] =
          means[system][m]
              + Quantiles.normal(own, 0, Math.sqrt(1 - shared))
              + Quantiles.normal(common, 0, Math.sqrt(shared));
    }
    return values;
  }
}

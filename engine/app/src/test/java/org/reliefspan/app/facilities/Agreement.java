package org.reliefspan.app.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Whether replications agree with an exact value: within limits by Student's t, corrected for how
 * many values are compared. In full, which {@code -Dreliefspan.recovery=N} asks for with N
 * replications (at least 40) and more as long as the standard error is above 0.25 percent of the
 * value, it must come to that, and the error to at most 1 percent.
 */
final class Agreement {
  /** Replications that are asked for; 0 for the few of every build. */
  static final int ASKED = Integer.getInteger("reliefspan.recovery", 0);

  private static final int FEW = 10;
  private static final int FEWEST = 40;
  private static final int MOST_TIMES = 500;
  private static final double PRECISION = 0.0025;
  private static final int COMPARED = 150;
  private static final double LEVEL = 0.001;
  private static final double SCALE = 0.1;

  private Agreement() {}

  /** Requires it of what is read from each replication of a world. */
  static void require(World world, ToDoubleFunction<World.Ran> read, double exact) {
    require(world, ASKED > 0 ? 1 : SCALE, new Compared("value", read, exact));
  }

  /**
   * A number with its exact value.
   *
   * @param read from a replication
   */
  record Compared(String name, ToDoubleFunction<World.Ran> read, double exact) {}

  /** Requires it of several numbers of one world, whose end is so many times as late. */
  static void require(World world, double scale, Compared... all) {
    double[][] values = new double[all.length][0];
    int replications = ASKED > 0 ? Math.max(FEWEST, ASKED) : FEW;
    int most = replications * (ASKED > 0 ? MOST_TIMES : 1);
    for (int r = 0; r < replications || (r < most && !arePrecise(all, values)); r++) {
      World.Ran ran = world.run(scale, 1000 + r);
      for (int i = 0; i < all.length; i++) {
        values[i] = Arrays.copyOf(values[i], r + 1);
        values[i][r] = all[i].read().applyAsDouble(ran);
      }
    }
    for (int i = 0; i < all.length; i++) {
      require(world.facility().name(), all[i], values[i]);
    }
  }

  private static boolean arePrecise(Compared[] all, double[][] values) {
    return IntStream.range(0, all.length)
        .allMatch(i -> error(values[i]) <= PRECISION * Math.abs(all[i].exact()));
  }

  private static double error(double[] values) {
    return Math.sqrt(StatUtils.variance(values) / values.length);
  }

  private static void require(String model, Compared compared, double[] values) {
    double mean = StatUtils.mean(values);
    double error = error(values);
    AgreementResults.add(model, compared.name(), compared.exact(), mean, error, values.length);
    double most =
        new TDistribution(values.length - 1).inverseCumulativeProbability(1 - LEVEL / COMPARED);
    assertThat(Math.abs(mean - compared.exact()))
        .as(
            "%s: %s, exact %s, standard error %s, values %s",
            compared.name(), mean, compared.exact(), error, Arrays.toString(values))
        .isLessThanOrEqualTo(Math.max(most * error, 1e-9));
    if (ASKED > 0) {
      double size = Math.abs(compared.exact());
      assertThat(error).as(compared.name()).isLessThanOrEqualTo(PRECISION * size);
      assertThat(Math.abs(mean - compared.exact()))
          .as(compared.name())
          .isLessThanOrEqualTo(0.01 * size);
    }
  }
}

package org.reliefspan.simulation.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/**
 * Points among the laws of parameters, as uniform numbers. Their luck has addresses: the key holds
 * the seed, {@code calibration:} and the name of the pathway, and the wave; the counter holds the
 * point and {@code design:NAME}.
 */
final class Design {
  private final Philox luck;
  private final List<Purpose> purposes;

  Design(long seed, String pathway, List<String> parameters) {
    this.luck = Philox.keyed(seed, "calibration:" + pathway);
    this.purposes = parameters.stream().map(name -> Purpose.of("design:" + name)).toList();
  }

  /** A point of a wave, by parameter. */
  double[] uniform(int wave, long point) {
    Philox ofWave = luck.replication(wave);
    return purposes.stream().mapToDouble(each -> ofWave.uniform(point, each, 0)).toArray();
  }

  /** One of the points lies in each n-th part of the law of each parameter (McKay et al. 1979). */
  double[][] latinHypercube(int points) {
    double[][] design = new double[points][purposes.size()];
    for (int column = 0; column < purposes.size(); column++) {
      Purpose purpose = purposes.get(column);
      double[] keys = new double[points];
      Arrays.setAll(keys, point -> luck.uniform(point, purpose, 1));
      int[] order = order(keys);
      for (int place = 0; place < points; place++) {
        double within = luck.uniform(place, purpose, 2);
        design[order[place]][column] = (place + within) / points;
      }
    }
    return design;
  }

  /** Places in an order by luck. */
  int[] shuffled(int size) {
    double[] keys = new double[size];
    Purpose purpose = Purpose.of("shuffle");
    Arrays.setAll(keys, place -> luck.uniform(place, purpose, 0));
    return order(keys);
  }

  /** Where systematic resampling begins. */
  double beginning() {
    return luck.uniform(0, Purpose.of("resample"), 0);
  }

  private static int[] order(double[] keys) {
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble(place -> keys[place]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Standard normal scores of uniform numbers. */
  static double[] scores(double[] uniform) {
    return Arrays.stream(uniform).map(each -> Quantiles.normal(each, 0, 1)).toArray();
  }
}

package org.reliefspan.numerics.interval;

import java.util.SplittableRandom;

/** Episodes with a planted share of responders, scored at jittered visits. */
final class SimulatedEpisodes {
  private static final double[] VISITS = {14, 42, 84, 180};

  private SimulatedEpisodes() {}

  static RelievedContributions of(SplittableRandom random, int n, double share) {
    byte[] kind = new byte[n];
    double[] left = new double[n];
    double[] right = new double[n];
    double[] weight = new double[n];
    int[] cluster = new int[n];
    for (int i = 0; i < n; i++) {
      boolean responds = random.nextDouble() < share;
      double weibull = 55 * Math.pow(-Math.log(1 - random.nextDouble()), 1 / 1.8);
      double duration = responds ? weibull : 0;
      weight[i] = 1;
      cluster[i] = i;
      right[i] = Double.POSITIVE_INFINITY;
      double previous = 0;
      for (double planned : VISITS) {
        double gap = planned - previous;
        double visit = Math.rint(planned + 0.3 * gap * (2 * random.nextDouble() - 1));
        previous = planned;
        if (duration <= visit) {
          right[i] = visit;
          break;
        }
        left[i] = visit;
      }
      kind[i] =
          left[i] == 0
              ? RelievedContributions.NOT_IN_RELIEF_AT_FIRST
              : RelievedContributions.SEEN_IN_RELIEF;
    }
    return RelievedContributions.of(kind, left, right, weight, cluster);
  }
}

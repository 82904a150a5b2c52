package org.reliefspan.numerics.survival;

import java.util.SplittableRandom;

/** Follow-ups drawn for property tests: two causes, ties, late entry, weights, clusters. */
final class RandomRows {
  private RandomRows() {}

  static SurvivalData of(SplittableRandom random, int size) {
    double[] time = new double[size];
    double[] entry = new double[size];
    double[] weight = new double[size];
    int[] status = new int[size];
    int[] cluster = new int[size];
    for (int i = 0; i < size; i++) {
      time[i] = 1 + random.nextInt(30);
      entry[i] = random.nextInt(3) == 0 ? random.nextInt((int) time[i]) : 0;
      weight[i] = 1 + random.nextInt(4) / 4.0;
      status[i] = random.nextInt(3);
      cluster[i] = random.nextInt(size / 2);
    }
    return SurvivalData.of(time, status).withEntry(entry).withWeights(weight).withClusters(cluster);
  }

  static int[] groups(SplittableRandom random, int size, int groups) {
    int[] group = new int[size];
    for (int i = 0; i < size; i++) {
      group[i] = random.nextInt(groups);
    }
    return group;
  }

  static int[] onlyCause(SurvivalData data, int cause) {
    int[] status = new int[data.size()];
    for (int i = 0; i < status.length; i++) {
      status[i] = data.status(i) == cause ? 1 : 0;
    }
    return status;
  }

  static int[] shuffled(SplittableRandom random, int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}

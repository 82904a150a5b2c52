package org.reliefspan.numerics.duration;

import java.util.SplittableRandom;

/** Durations with one 0/1 and one continuous covariate, seen at visits. */
final class SimulatedDurations {
  static final double[] LOCATION = {1, 0.5, -0.3};
  static final double LOG_SCALE = -0.4;

  private SimulatedDurations() {}

  /** log T = 1 + 0.5 x1 - 0.3 x2 + exp(-0.4) Z; visits about every 1.5, at most to 12. */
  static DurationSample visited(StandardLaw law, int rows, SplittableRandom random) {
    double[] left = new double[rows];
    double[] right = new double[rows];
    double[] design = new double[3 * rows];
    for (int row = 0; row < rows; row++) {
      double time = draw(law, row, design, random);
      double visit = random.nextDouble(0.2, 1.5);
      while (visit <= time && visit < 12) {
        left[row] = visit;
        visit += random.nextDouble(0.5, 2.5);
      }
      right[row] = visit > time ? visit : Double.POSITIVE_INFINITY;
    }
    return DurationSample.of(left, right, design, 3);
  }

  /** Every kind of row in turn: exact, interval, left- and right-censored, late entry. */
  static DurationSample mixed(StandardLaw law, int rows, SplittableRandom random) {
    double[] left = new double[rows];
    double[] right = new double[rows];
    double[] entry = new double[rows];
    double[] design = new double[3 * rows];
    for (int row = 0; row < rows; row++) {
      double time = draw(law, row, design, random);
      double width = random.nextDouble(0.2, 2);
      int kind = row % 4;
      left[row] = kind == 0 ? 0 : kind == 1 ? Math.max(0, time - width) : Math.min(time, 6);
      right[row] = kind < 2 ? time + width : time > 6 ? Double.POSITIVE_INFINITY : time;
      entry[row] = kind == 3 && left[row] > 0.5 ? 0.4 : 0;
    }
    return DurationSample.of(left, right, design, 3).withEntries(entry);
  }

  private static double draw(StandardLaw law, int row, double[] design, SplittableRandom random) {
    design[3 * row] = 1;
    design[3 * row + 1] = random.nextInt(2);
    design[3 * row + 2] = random.nextDouble(-1.5, 1.5);
    double location = 0;
    for (int i = 0; i < 3; i++) {
      location += LOCATION[i] * design[3 * row + i];
    }
    double z = law.quantile(random.nextDouble(1e-12, 1));
    return Math.exp(location + Math.exp(LOG_SCALE) * z);
  }
}

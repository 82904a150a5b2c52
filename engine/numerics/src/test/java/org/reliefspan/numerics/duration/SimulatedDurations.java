package org.reliefspan.numerics.duration;

import java.util.SplittableRandom;

/** Durations with one 0/1 and one continuous covariate, seen at visits. */
final class SimulatedDurations {
  static final double[] LOCATION = {1, 0.5, -0.3};
  private static final double OPEN = Double.POSITIVE_INFINITY;
  static final double LOG_SCALE = -0.4;

  private SimulatedDurations() {}

  /** log T = 1 + 0.5 x1 - 0.3 x2 + exp(-0.4) Z; visits about every 1.5, none from 12 on. */
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
      right[row] = visit < 12 ? visit : OPEN;
    }
    return DurationSample.of(left, right, design, 3);
  }

  /** Current status, two visits, exact to 6, and exact to 6 with entry at 0.4, in turn. */
  static DurationSample mixed(StandardLaw law, int rows, SplittableRandom random) {
    double[] left = new double[rows];
    double[] right = new double[rows];
    double[] entry = new double[rows];
    double[] design = new double[3 * rows];
    for (int row = 0; row < rows; row++) {
      int kind = row % 4;
      double time = draw(law, row, design, random);
      double first = random.nextDouble(0.5, 4);
      double second = kind == 1 ? first + random.nextDouble(0.5, 4) : OPEN;
      entry[row] = kind == 3 ? 0.4 : 0;
      while (time <= entry[row]) {
        time = draw(law, row, design, random);
      }
      if (kind < 2) {
        left[row] = time <= first ? 0 : time <= second ? first : second;
        left[row] = kind == 0 && time > first ? first : left[row];
        right[row] = time <= first ? first : time <= second ? second : OPEN;
      } else {
        left[row] = Math.min(time, 6);
        right[row] = time > 6 ? OPEN : time;
      }
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

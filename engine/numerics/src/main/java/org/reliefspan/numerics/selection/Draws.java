package org.reliefspan.numerics.selection;

import java.util.ArrayList;
import java.util.List;

/** Replications that were made so far. Not thread-safe; one per choice. */
final class Draws {
  private final SystemSampler sampler;
  private final List<List<double[]>> made = new ArrayList<>();

  Draws(SystemSampler sampler, int systems) {
    if (systems < 1) {
      throw new IllegalArgumentException(
          "The number of systems (%d) must be at least 1.".formatted(systems));
    }
    this.sampler = sampler;
    for (int system = 0; system < systems; system++) {
      made.add(new ArrayList<>());
    }
  }

  int systems() {
    return made.size();
  }

  /** One measure of a replication, which is made if it was not. */
  double value(int system, int measure, int replication) {
    List<double[]> own = made.get(system);
    while (own.size() <= replication) {
      own.add(sampler.sample(system, own.size()));
    }
    double[] measures = own.get(replication);
    if (measure < 0 || measure >= measures.length) {
      throw new IllegalArgumentException(
          "There is no measure %d: system %d has %d, counted from 0."
              .formatted(measure, system, measures.length));
    }
    if (Double.isNaN(measures[measure]) || Double.isInfinite(measures[measure])) {
      throw new IllegalArgumentException(
          "Measure %d of system %d (%s) must be finite."
              .formatted(measure, system, measures[measure]));
    }
    return measures[measure];
  }

  /** Replications made, index system. */
  int[] replications() {
    return made.stream().mapToInt(List::size).toArray();
  }
}

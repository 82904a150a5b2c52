package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.random.PatientDraws;

/**
 * The within-person process: first-order autoregression over 14-day steps, constant within a step,
 * stationary from the start. Not thread-safe; one per patient.
 */
final class WithinPersonNoise {

  private static final int STEP_DAYS = 14;
  private static final int STEPS = 400;

  private final Noise noise;
  private final PatientDraws draws;
  private final double[] values = new double[STEPS];
  private int known;

  WithinPersonNoise(Noise noise, PatientDraws draws) {
    this.noise = noise;
    this.draws = draws;
  }

  /** ODI points on a day from entry; days beyond 5,600 keep the last step. */
  double at(int day) {
    if (noise.deviation() == 0) {
      return 0;
    }
    int step = Math.min(STEPS - 1, day / STEP_DAYS);
    while (known <= step) {
      values[known] = next(known);
      known++;
    }
    return values[step];
  }

  private double next(int step) {
    double normal = draws.normal(Uses.AUTOREGRESSION, step);
    if (step == 0) {
      return noise.deviation() * normal;
    }
    double rho = noise.correlation();
    return rho * values[step - 1] + noise.deviation() * Math.sqrt(1 - rho * rho) * normal;
  }
}

package org.reliefspan.numerics.interval;

import org.reliefspan.numerics.matrix.Cholesky;

/**
 * Observed information of proportional hazards at equal groups, with the survival after each
 * positive mass as nuisance: for a row of group g between survivals a and b, the likelihood is
 * a^exp(beta_g) - b^exp(beta_g).
 */
final class ScoreInformation {
  private final double[] survival;
  private final int effects;
  private final int nuisance;
  private final double[] ofEffects; // row-major effects x effects
  private final double[] mixed; // row-major effects x nuisance
  private final double[] ofSurvival; // row-major nuisance x nuisance

  ScoreInformation(double[] survival, int effects) {
    this.survival = survival;
    this.effects = effects;
    this.nuisance = Math.max(0, survival.length - 2);
    this.ofEffects = new double[effects * effects];
    this.mixed = new double[effects * nuisance];
    this.ofSurvival = new double[nuisance * nuisance];
  }

  /** Adds a row; effect -1 is the group without one. */
  void add(int effect, int before, int after, double weight) {
    double high = survival[before];
    double low = survival[after];
    double width = high - low;
    double slope = (timesLog(high) - timesLog(low)) / width;
    double bend = (twice(high) - twice(low)) / width;
    if (effect >= 0) {
      ofEffects[effect * effects + effect] += weight * (slope * slope - bend);
      addMixed(effect, before, weight * (slope - 1 - log(high)) / width);
      addMixed(effect, after, -weight * (slope - 1 - log(low)) / width);
    }
    double square = weight / (width * width);
    addSquare(before, before, square);
    addSquare(after, after, square);
    addSquare(before, after, -square);
    addSquare(after, before, -square);
  }

  private void addMixed(int effect, int at, double amount) {
    if (at >= 1 && at <= nuisance) {
      mixed[effect * nuisance + at - 1] += amount;
    }
  }

  private void addSquare(int one, int other, double amount) {
    if (one >= 1 && one <= nuisance && other >= 1 && other <= nuisance) {
      ofSurvival[(one - 1) * nuisance + other - 1] += amount;
    }
  }

  /** Information on the effects when the survival is estimated too. */
  double[] profiled() {
    Cholesky factor = Cholesky.of(ofSurvival, nuisance);
    double[] result = ofEffects.clone();
    double[] column = new double[nuisance];
    for (int j = 0; j < effects; j++) {
      System.arraycopy(mixed, j * nuisance, column, 0, nuisance);
      factor.solve(column);
      for (int i = 0; i < effects; i++) {
        for (int k = 0; k < nuisance; k++) {
          result[i * effects + j] -= mixed[i * nuisance + k] * column[k];
        }
      }
    }
    return result;
  }

  private static double log(double survival) {
    return survival > 0 ? Math.log(survival) : 0;
  }

  private static double timesLog(double survival) {
    return survival * log(survival);
  }

  private static double twice(double survival) {
    return timesLog(survival) * (1 + log(survival));
  }
}

package org.reliefspan.numerics.longitudinal;

/**
 * Distance from pituitary to pterygomaxillary fissure (mm) of 11 girls and 16 boys at ages 8, 10,
 * 12 and 14: Potthoff and Roy 1964, Biometrika 51:313, table 1. Columns: one, age, girl, age by
 * girl.
 */
final class JawDistances {
  private static final double[][] DISTANCE = {
    {21, 20, 21.5, 23},
    {21, 21.5, 24, 25.5},
    {20.5, 24, 24.5, 26},
    {23.5, 24.5, 25, 26.5},
    {21.5, 23, 22.5, 23.5},
    {20, 21, 21, 22.5},
    {21.5, 22.5, 23, 25},
    {23, 23, 23.5, 24},
    {20, 21, 22, 21.5},
    {16.5, 19, 19, 19.5},
    {24.5, 25, 28, 28},
    {26, 25, 29, 31},
    {21.5, 22.5, 23, 26.5},
    {23, 22.5, 24, 27.5},
    {25.5, 27.5, 26.5, 27},
    {20, 23.5, 22.5, 26},
    {24.5, 25.5, 27, 28.5},
    {22, 22, 24.5, 26.5},
    {24, 21.5, 24.5, 25.5},
    {23, 20.5, 31, 26},
    {27.5, 28, 31, 31.5},
    {23, 23, 23.5, 25},
    {21.5, 23.5, 24, 28},
    {17, 24.5, 26, 29.5},
    {22.5, 25.5, 25.5, 26},
    {23, 24.5, 26, 30},
    {22, 21.5, 23.5, 25}
  };

  static final int GIRLS = 11;

  final double[] design = new double[108 * 4];
  final double[] response = new double[108];
  final int[] subject = new int[108];
  final double[] intercept = new double[108];
  final double[] slope = new double[216];

  JawDistances() {
    for (int row = 0; row < 108; row++) {
      int child = row / 4;
      double age = 8 + 2 * (row % 4);
      int girl = child < GIRLS ? 1 : 0;
      response[row] = DISTANCE[child][row % 4];
      subject[row] = child;
      intercept[row] = 1;
      slope[2 * row] = 1;
      slope[2 * row + 1] = age;
      System.arraycopy(new double[] {1, age, girl, age * girl}, 0, design, 4 * row, 4);
    }
  }

  /** Without every seventh row: girls first, then boys, by age. */
  JawDistances thinned() {
    for (int row = 6; row < 108; row += 7) {
      response[row] = Double.NaN;
    }
    return this;
  }

  MixedModelFit randomIntercept(Criterion criterion) {
    return MixedModel.fit(design, response, subject, intercept, criterion);
  }

  MixedModelFit randomSlope(Criterion criterion) {
    return MixedModel.fit(design, response, subject, slope, criterion);
  }
}

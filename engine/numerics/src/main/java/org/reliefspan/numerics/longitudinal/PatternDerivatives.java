package org.reliefspan.numerics.longitudinal;

import java.util.Arrays;

/** Sums over patterns that the derivatives of the criterion are made of. */
final class PatternDerivatives {
  private final CovarianceStructure structure;
  private final int rank;
  private final int parameters;
  private final double[] block; // work, largest pattern squared
  private final double[] left;
  private final double[] spreadRows;
  private final double[] residualRows;
  private final double[] inverseSpread;
  private final double[] inverseResidual;
  private final double[][] relative; // V^-1 V_r
  private final double[][] relativeSpread; // V^-1 V_r V^-1 sum X Phi X'
  private final double[][] relativeResidual; // V^-1 V_r V^-1 sum e e'
  private final boolean[] present;
  private final double[][] slopes; // packed [X y]'V^-1 V_r V^-1 [X y]
  private final double[] traceFirst;
  private final double[] spreadFirst;
  private final double[] residualFirst;
  private final double[] traceSecond; // tr V^-1 V_r V^-1 V_s
  private final double[] spreadSecond;
  private final double[] residualSecond;
  private final double[] curvature; // all terms with V_rs
  private final double[] spreadCurvature;
  private double[] gradient = {};
  private double[] observed = {};
  private double[] expected = {};
  private final double[] curvatureBlock;

  PatternDerivatives(CovarianceStructure structure, int largest, int rank, int parameters) {
    this.structure = structure;
    this.rank = rank;
    this.parameters = parameters;
    int area = largest * largest;
    this.block = new double[area];
    this.left = new double[area];
    this.spreadRows = new double[area];
    this.residualRows = new double[area];
    this.inverseSpread = new double[area];
    this.inverseResidual = new double[area];
    this.curvatureBlock = new double[area];
    this.relative = new double[parameters][area];
    this.relativeSpread = new double[parameters][area];
    this.relativeResidual = new double[parameters][area];
    this.present = new boolean[parameters];
    this.slopes = new double[parameters][Blocks.packedSize(rank + 1)];
    this.traceFirst = new double[parameters];
    this.spreadFirst = new double[parameters];
    this.residualFirst = new double[parameters];
    int square = parameters * parameters;
    this.traceSecond = new double[square];
    this.spreadSecond = new double[square];
    this.residualSecond = new double[square];
    this.curvature = new double[square];
    this.spreadCurvature = new double[square];
  }

  double[] block() {
    return block;
  }

  void clear() {
    for (double[] slope : slopes) {
      Arrays.fill(slope, 0);
    }
    for (double[] sum :
        new double[][] {
          traceFirst,
          spreadFirst,
          residualFirst,
          traceSecond,
          spreadSecond,
          residualSecond,
          curvature,
          spreadCurvature
        }) {
      Arrays.fill(sum, 0);
    }
  }

  void add(Pattern pattern, double[] inverse, double[] theta, double[] spread, double[] residual) {
    int size = pattern.size();
    pattern.contract(spread, spreadRows);
    pattern.contract(residual, residualRows);
    Blocks.multiply(inverse, spreadRows, size, inverseSpread);
    Blocks.multiply(inverse, residualRows, size, inverseResidual);
    for (int r = 0; r < parameters; r++) {
      present[r] = structure.derivative(theta, pattern.coordinates(), size, r, block);
      if (present[r]) {
        addFirst(pattern, inverse, r);
      }
    }
    for (int r = 0; r < parameters; r++) {
      for (int s = 0; s <= r; s++) {
        if (present[r] && present[s]) {
          addSecond(pattern, r, s);
        }
      }
    }
    if (!structure.isLinear()) {
      addCurvature(pattern, inverse, theta);
    }
  }

  private void addFirst(Pattern pattern, double[] inverse, int r) {
    int size = pattern.size();
    Blocks.multiply(inverse, block, size, relative[r]);
    Blocks.multiply(relative[r], inverse, size, left);
    pattern.addQuadratic(left, slopes[r]);
    Blocks.multiply(relative[r], inverseSpread, size, relativeSpread[r]);
    Blocks.multiply(relative[r], inverseResidual, size, relativeResidual[r]);
    traceFirst[r] += pattern.subjects() * Blocks.trace(relative[r], size);
    spreadFirst[r] += Blocks.trace(relativeSpread[r], size);
    residualFirst[r] += Blocks.trace(relativeResidual[r], size);
  }

  private void addSecond(Pattern pattern, int r, int s) {
    int size = pattern.size();
    int at = r * parameters + s;
    traceSecond[at] += pattern.subjects() * Blocks.traceOfProduct(relative[r], relative[s], size);
    spreadSecond[at] += Blocks.traceOfProduct(relative[r], relativeSpread[s], size);
    residualSecond[at] += Blocks.traceOfProduct(relative[r], relativeResidual[s], size);
  }

  private void addCurvature(Pattern pattern, double[] inverse, double[] theta) {
    int size = pattern.size();
    for (int r = 0; r < parameters; r++) {
      for (int s = 0; s <= r; s++) {
        if (structure.secondDerivative(theta, pattern.coordinates(), size, r, s, block)) {
          Blocks.multiply(inverse, block, size, curvatureBlock);
          int at = r * parameters + s;
          curvature[at] +=
              pattern.subjects() * Blocks.trace(curvatureBlock, size)
                  - Blocks.traceOfProduct(curvatureBlock, inverseResidual, size);
          spreadCurvature[at] += Blocks.traceOfProduct(curvatureBlock, inverseSpread, size);
        }
      }
    }
  }

  /** Gradient and second derivatives of minus twice the log likelihood. */
  void finish(double[] basisCovariance, double[] coefficients, Criterion criterion) {
    gradient = new double[parameters];
    observed = new double[parameters * parameters];
    expected = new double[parameters * parameters];
    double restricted = criterion == Criterion.REML ? 1 : 0;
    double[][] spreadSlope = new double[parameters][rank * rank]; // Phi B_r
    double[][] residualSlope = new double[parameters][]; // X'V^-1 V_r V^-1 e
    for (int r = 0; r < parameters; r++) {
      Blocks.multiply(basisCovariance, slope(r), rank, spreadSlope[r]);
      residualSlope[r] = residualSlope(r, coefficients);
      gradient[r] = traceFirst[r] - restricted * spreadFirst[r] - residualFirst[r];
    }
    for (int r = 0; r < parameters; r++) {
      for (int s = 0; s <= r; s++) {
        int at = r * parameters + s;
        double adjusted =
            2 * spreadSecond[at] - Blocks.traceOfProduct(spreadSlope[r], spreadSlope[s], rank);
        double information = traceSecond[at] - restricted * adjusted;
        double fit = residualSecond[at] - form(residualSlope[r], basisCovariance, residualSlope[s]);
        double bend = curvature[at] - restricted * spreadCurvature[at];
        set(expected, r, s, information);
        set(observed, r, s, bend - information + 2 * fit);
      }
    }
  }

  private double[] residualSlope(int r, double[] coefficients) {
    double[] result = new double[rank];
    double[] slope = slope(r);
    int last = Blocks.packedSize(rank);
    for (int i = 0; i < rank; i++) {
      result[i] = slopes[r][last + i];
      for (int j = 0; j < rank; j++) {
        result[i] -= slope[i * rank + j] * coefficients[j];
      }
    }
    return result;
  }

  private static double form(double[] left, double[] matrix, double[] right) {
    int size = left.length;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sum += left[i] * matrix[i * size + j] * right[j];
      }
    }
    return sum;
  }

  private void set(double[] matrix, int r, int s, double value) {
    matrix[r * parameters + s] = value;
    matrix[s * parameters + r] = value;
  }

  void addSecondOrder(
      Pattern pattern,
      double[] inverse,
      double[] theta,
      double[] weights,
      double curvatureShare,
      double[] into) {
    int size = pattern.size();
    double[] sum = new double[size * size]; // sum of w_rs V^-1 V_r V^-1 V_s
    double[] weighted = new double[size * size];
    for (int r = 0; r < parameters; r++) {
      present[r] = structure.derivative(theta, pattern.coordinates(), size, r, block);
      if (present[r]) {
        Blocks.multiply(inverse, block, size, relative[r]);
      }
    }
    for (int r = 0; r < parameters; r++) {
      if (present[r]) {
        Arrays.fill(weighted, 0);
        for (int s = 0; s < parameters; s++) {
          addScaled(present[s] ? weights[r * parameters + s] : 0, relative[s], weighted);
        }
        Blocks.multiply(relative[r], weighted, size, left);
        addScaled(1, left, sum);
      }
    }
    subtractCurvature(pattern, inverse, theta, weights, curvatureShare, sum);
    Blocks.multiply(sum, inverse, size, left);
    symmetrise(left, size);
    pattern.addQuadratic(left, into);
  }

  private void subtractCurvature(
      Pattern pattern,
      double[] inverse,
      double[] theta,
      double[] weights,
      double curvatureShare,
      double[] sum) {
    int size = pattern.size();
    for (int i = 0; i < parameters * parameters && curvatureShare > 0; i++) {
      int r = i / parameters;
      int s = i % parameters;
      if (structure.secondDerivative(theta, pattern.coordinates(), size, r, s, block)) {
        Blocks.multiply(inverse, block, size, left);
        addScaled(-curvatureShare * weights[i], left, sum);
      }
    }
  }

  private static void addScaled(double factor, double[] from, double[] into) {
    if (factor != 0) {
      for (int i = 0; i < into.length; i++) {
        into[i] += factor * from[i];
      }
    }
  }

  private static void symmetrise(double[] a, int size) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (a[i * size + j] + a[j * size + i]) / 2;
        a[i * size + j] = mean;
        a[j * size + i] = mean;
      }
    }
  }

  double[] gradient() {
    return gradient;
  }

  double[] observed() {
    return observed;
  }

  double[] expected() {
    return expected;
  }

  double[] slope(int parameter) {
    double[] full = new double[rank * rank];
    Blocks.unpack(slopes[parameter], rank, full);
    return full;
  }
}

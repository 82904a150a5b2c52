package org.reliefspan.numerics.matrix;

import java.util.Optional;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Eigenvalues and eigenvectors of a matrix that has real, well separated ones: exponentials for
 * many lengths of time at little cost.
 *
 * <p>Formula: A = V D V<sup>-1</sup>; exp(A t) = V exp(D t) V<sup>-1</sup>; its derivative in
 * direction E is V (G * F(t)) V<sup>-1</sup>, entry by entry, with G = V<sup>-1</sup> E V and F_ij
 * = (exp(d_i t) - exp(d_j t)) / (d_i - d_j), t exp(d_i t) where equal. Domain: real eigenvalues,
 * eigenvectors with condition below 50; otherwise {@link #of} is empty and {@link
 * MatrixExponential} is the way. Source: Kalbfleisch and Lawless 1985, doi
 * 10.1080/01621459.1985.10478195. Agreement: {@link MatrixExponential} to 1e-12 ({@code
 * MatrixExponentialTest}). Immutable.
 */
public final class RealSpectrum {
  private static final double LARGEST_CONDITION = 50;

  private final int size;
  private final double[] value;
  private final double[] vectors; // row-major, one eigenvector by column
  private final double[] inverse;

  private RealSpectrum(int size, double[] value, double[] vectors, double[] inverse) {
    this.size = size;
    this.value = value;
    this.vectors = vectors;
    this.inverse = inverse;
  }

  /**
   * The spectrum of a matrix, where it is safe to use.
   *
   * @param matrix row-major size x size; not changed
   */
  public static Optional<RealSpectrum> of(double[] matrix, int size) {
    RealMatrix a = new Array2DRowRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        a.setEntry(i, j, matrix[i * size + j]);
      }
    }
    try {
      EigenDecomposition eigen = new EigenDecomposition(a);
      if (eigen.hasComplexEigenvalues()) {
        return Optional.empty();
      }
      return safe(a, eigen.getRealEigenvalues(), normalised(eigen.getV()));
    } catch (MathArithmeticException | MaxCountExceededException | SingularMatrixException e) {
      return Optional.empty();
    }
  }

  private static RealMatrix normalised(RealMatrix vectors) {
    RealMatrix result = vectors.copy();
    for (int j = 0; j < vectors.getColumnDimension(); j++) {
      result.setColumnVector(
          j, vectors.getColumnVector(j).mapDivide(vectors.getColumnVector(j).getNorm()));
    }
    return result;
  }

  private static Optional<RealSpectrum> safe(RealMatrix a, double[] value, RealMatrix vectors) {
    RealMatrix inverse = new LUDecomposition(vectors).getSolver().getInverse();
    double condition = vectors.getFrobeniusNorm() * inverse.getFrobeniusNorm();
    RealMatrix scaled = vectors.copy();
    for (int j = 0; j < value.length; j++) {
      scaled.setColumnVector(j, scaled.getColumnVector(j).mapMultiply(value[j]));
    }
    double miss = scaled.multiply(inverse).subtract(a).getFrobeniusNorm();
    if (!(condition < LARGEST_CONDITION) || !(miss <= 1e-13 * a.getFrobeniusNorm())) {
      return Optional.empty();
    }
    return Optional.of(
        new RealSpectrum(value.length, value.clone(), rowMajor(vectors), rowMajor(inverse)));
  }

  private static double[] rowMajor(RealMatrix matrix) {
    int size = matrix.getRowDimension();
    double[] result = new double[size * size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(matrix.getRow(i), 0, result, i * size, size);
    }
    return result;
  }

  /** Writes exp(A time), row-major. */
  public void exponential(double time, double[] result) {
    for (int i = 0; i < size * size; i++) {
      result[i] = 0;
    }
    for (int k = 0; k < size; k++) {
      double factor = Math.exp(value[k] * time);
      for (int i = 0; i < size; i++) {
        double part = vectors[i * size + k] * factor;
        for (int j = 0; j < size; j++) {
          result[i * size + j] += part * inverse[k * size + j];
        }
      }
    }
  }

  /** The matrix G of a direction, to be used for many times. */
  public double[] turned(double[] direction) {
    double[] left = Matrices.product(inverse, direction, size, size, size);
    return Matrices.product(left, vectors, size, size, size);
  }

  /**
   * Writes the derivative of exp(A time) when A moves in a direction, row-major.
   *
   * @param turned the direction, by {@link #turned}
   * @param work of size x size, overwritten
   */
  public void derivative(double[] turned, double time, double[] work, double[] result) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        work[i * size + j] = turned[i * size + j] * divided(value[i] * time, value[j] * time, time);
      }
    }
    for (int i = 0; i < size * size; i++) {
      result[i] = 0;
    }
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        double inner = 0;
        for (int j = 0; j < size; j++) {
          inner += work[k * size + j] * inverse[j * size + l];
        }
        for (int i = 0; i < size; i++) {
          result[i * size + l] += vectors[i * size + k] * inner;
        }
      }
    }
  }

  /** F_ij(time). */
  private static double divided(double one, double other, double time) {
    double half = (one - other) / 2;
    if (Math.abs(half) > 0.5) {
      return time * (Math.exp(one) - Math.exp(other)) / (one - other);
    }
    double square = half * half;
    double ratio =
        1
            + square
                / 6
                * (1 + square / 20 * (1 + square / 42 * (1 + square / 72 * (1 + square / 110))));
    return time * Math.exp((one + other) / 2) * ratio;
  }
}

package org.reliefspan.numerics.matrix;

import java.util.Arrays;

/**
 * The exponential of a small square matrix and its derivatives.
 *
 * <p>Formula: exp(A) = (exp(A / 2<sup>s</sup>))<sup>2^s</sup>, the inner exponential by the
 * diagonal Pade approximant of degree 13. The derivative in direction E, L(A, E) = integral over u
 * from 0 to 1 of exp(u A) E exp((1 - u) A), differentiates the same steps, so it is exact for equal
 * eigenvalues too. Domain: finite entries, norm below 1e15. Edge cases: the zero matrix gives the
 * identity; a matrix outside the domain makes {@link #evaluate} return false.
 *
 * <p>Source: Higham 2005, doi 10.1137/04061101X; Al-Mohy and Higham 2009, doi 10.1137/080716426.
 * Agreement: R 4.2.2, expm 0.999-7 {@code expm} and {@code expmFrechet}, relative 1e-14 ({@code
 * MatrixExponentialTest}).
 *
 * <p>Holds working arrays and allocates nothing in {@link #evaluate} and {@link #derivative} once
 * warm. Not thread-safe.
 */
public final class MatrixExponential {
  private static final double[] PADE = {
    64764752532480000d,
    32382376266240000d,
    7771770303897600d,
    1187353796428800d,
    129060195264000d,
    10559470521600d,
    670442572800d,
    33522128640d,
    1323241920d,
    40840800d,
    960960d,
    16380d,
    182d,
    1d
  };
  private static final double LARGEST_UNSCALED = 4.25;
  private static final double LARGEST_NORM = 1e15;

  private final int size;
  private final int entries;
  private final PartialPivotFactor denominator;
  private final double[] scaled;
  private final double[] second;
  private final double[] fourth;
  private final double[] sixth;
  private final double[] oddHigh;
  private final double[] evenHigh;
  private final double[] odd;
  private final double[] upper;
  private final double[] lower;
  private final double[] work;
  private final double[] direction;
  private final double[] secondChange;
  private final double[] fourthChange;
  private final double[] sixthChange;
  private final double[] highChange;
  private double[][] powers = new double[0][]; // exp(A / 2^(s - k)), k = 0..s
  private int squarings;

  private MatrixExponential(int size) {
    this.size = size;
    this.entries = size * size;
    this.denominator = new PartialPivotFactor(size);
    this.scaled = new double[entries];
    this.second = new double[entries];
    this.fourth = new double[entries];
    this.sixth = new double[entries];
    this.oddHigh = new double[entries];
    this.evenHigh = new double[entries];
    this.odd = new double[entries];
    this.upper = new double[entries];
    this.lower = new double[entries];
    this.work = new double[entries];
    this.direction = new double[entries];
    this.secondChange = new double[entries];
    this.fourthChange = new double[entries];
    this.sixthChange = new double[entries];
    this.highChange = new double[entries];
  }

  /** A workspace for matrices of one size. */
  public static MatrixExponential ofSize(int size) {
    return new MatrixExponential(size);
  }

  /**
   * exp(a) in a new array.
   *
   * @param a row-major size x size, finite; not changed
   */
  public static double[] of(double[] a, int size) {
    MatrixExponential exponential = ofSize(size);
    if (!exponential.evaluate(a)) {
      throw new IllegalArgumentException("the entries of the matrix must be finite and moderate");
    }
    return exponential.value().clone();
  }

  /**
   * Computes exp(a), to be read by {@link #value}; false when a is outside the domain.
   *
   * @param a row-major; not changed
   */
  public boolean evaluate(double[] a) {
    double norm = norm(a);
    if (!(norm < LARGEST_NORM)) {
      return false;
    }
    squarings = 0;
    double factor = 1;
    while (norm * factor > LARGEST_UNSCALED) {
      factor /= 2;
      squarings++;
    }
    reserve(squarings + 1);
    for (int i = 0; i < entries; i++) {
      scaled[i] = a[i] * factor;
    }
    approximate(powers[0]);
    for (int k = 0; k < squarings; k++) {
      multiply(powers[k], powers[k], powers[k + 1]);
    }
    return true;
  }

  /** The exponential; the array is overwritten by the next evaluation. */
  public double[] value() {
    return powers[squarings];
  }

  /**
   * Derivative of the exponential last evaluated, in a direction.
   *
   * @param towards the direction, row-major; not changed
   * @param result receives the derivative
   */
  public void derivative(double[] towards, double[] result) {
    double factor = Math.scalb(1.0, -squarings);
    for (int i = 0; i < entries; i++) {
      direction[i] = towards[i] * factor;
    }
    changes();
    numeratorChange(result);
    for (int k = 0; k < squarings; k++) {
      symmetricProduct(powers[k], result, work);
      System.arraycopy(work, 0, result, 0, entries);
    }
  }

  private void approximate(double[] result) {
    multiply(scaled, scaled, second);
    multiply(second, second, fourth);
    multiply(second, fourth, sixth);
    combine(13, oddHigh, second, fourth, sixth);
    combine(12, evenHigh, second, fourth, sixth);
    combine(7, odd, second, fourth, sixth);
    addIdentity(odd, PADE[1]);
    addProduct(sixth, oddHigh, odd);
    multiply(scaled, odd, upper);
    combine(6, lower, second, fourth, sixth);
    addIdentity(lower, PADE[0]);
    addProduct(sixth, evenHigh, lower);
    for (int i = 0; i < entries; i++) {
      work[i] = lower[i] - upper[i];
      result[i] = lower[i] + upper[i];
    }
    denominator.refactor(work);
    denominator.solve(result);
  }

  /** Derivatives of the even powers of the scaled matrix. */
  private void changes() {
    symmetricProduct(scaled, direction, secondChange);
    symmetricProduct(second, secondChange, fourthChange);
    multiply(fourth, secondChange, sixthChange);
    addProduct(fourthChange, second, sixthChange);
  }

  private void numeratorChange(double[] result) {
    double[] oddChange = upper; // the parts of the last approximation are not needed again
    combine(13, highChange, secondChange, fourthChange, sixthChange);
    combine(7, work, secondChange, fourthChange, sixthChange);
    addProduct(sixth, highChange, work);
    addProduct(sixthChange, oddHigh, work);
    multiply(scaled, work, oddChange);
    addProduct(direction, odd, oddChange);
    double[] evenChange = lower;
    combine(12, highChange, secondChange, fourthChange, sixthChange);
    combine(6, evenChange, secondChange, fourthChange, sixthChange);
    addProduct(sixth, highChange, evenChange);
    addProduct(sixthChange, evenHigh, evenChange);
    for (int i = 0; i < entries; i++) {
      work[i] = oddChange[i] - evenChange[i];
      result[i] = oddChange[i] + evenChange[i];
    }
    addProduct(work, powers[0], result);
    denominator.solve(result);
  }

  /** result = b[top] x6 + b[top - 2] x4 + b[top - 4] x2. */
  private void combine(int top, double[] result, double[] x2, double[] x4, double[] x6) {
    for (int i = 0; i < entries; i++) {
      result[i] = PADE[top] * x6[i] + PADE[top - 2] * x4[i] + PADE[top - 4] * x2[i];
    }
  }

  private void addIdentity(double[] a, double amount) {
    for (int i = 0; i < size; i++) {
      a[i * size + i] += amount;
    }
  }

  private void symmetricProduct(double[] a, double[] b, double[] result) {
    multiply(a, b, result);
    addProduct(b, a, result);
  }

  private void multiply(double[] a, double[] b, double[] result) {
    Arrays.fill(result, 0);
    addProduct(a, b, result);
  }

  private void addProduct(double[] a, double[] b, double[] result) {
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        double factor = a[i * size + k];
        for (int j = 0; j < size; j++) {
          result[i * size + j] += factor * b[k * size + j];
        }
      }
    }
  }

  private void reserve(int count) {
    if (powers.length < count) {
      powers = new double[count][entries];
    }
  }

  /** Largest sum of absolute entries of a column. */
  private double norm(double[] a) {
    double largest = 0;
    for (int j = 0; j < size; j++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += Math.abs(a[i * size + j]);
      }
      largest = Math.max(largest, sum); // also carries NaN on
    }
    return largest;
  }
}

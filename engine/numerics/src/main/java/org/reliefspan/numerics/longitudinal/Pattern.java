package org.reliefspan.numerics.longitudinal;

/**
 * All subjects whose rows stand at the same coordinates, so that they share one covariance.
 *
 * <p>Every sum over subjects that the likelihood needs is linear in the products of two rows, each
 * row being u = (basis columns, response). With many subjects those products are summed once
 * ("moments") and an evaluation no longer depends on the number of subjects; with few the rows are
 * used as they are. Symmetric results are packed lower triangles.
 */
final class Pattern {
  private final int size; // rows of a subject
  private final int width; // basis columns and the response
  private final int subjects;
  private final double[] coordinates; // [row][coordinate]
  private final double[] data; // all rows of the model, row-major [row][width]
  private final int firstRow; // subjects' rows follow each other
  private final double[] moments; // [pair of rows][packed], empty when rows are used
  private final double[] product; // [row][width], work

  Pattern(double[] coordinates, int size, int width, double[] data, int firstRow, int subjects) {
    this.size = size;
    this.width = width;
    this.subjects = subjects;
    this.coordinates = coordinates;
    this.data = data;
    this.firstRow = firstRow;
    this.product = new double[size * width];
    this.moments = subjects > size + 1 ? summedMoments() : new double[0];
  }

  private double[] summedMoments() {
    int packed = Blocks.packedSize(width);
    double[] sums = new double[Blocks.packedSize(size) * packed];
    for (int subject = 0; subject < subjects; subject++) {
      int at = rowOf(subject) * width;
      for (int s = 0; s < size; s++) {
        for (int t = 0; t <= s; t++) {
          addProducts(at + s * width, at + t * width, sums, (s * (s + 1) / 2 + t) * packed);
        }
      }
    }
    return sums;
  }

  /** Adds u_s u_t', made symmetric by adding its transpose where s and t differ. */
  private void addProducts(int one, int other, double[] sums, int offset) {
    int at = offset;
    for (int a = 0; a < width; a++) {
      for (int b = 0; b <= a; b++) {
        double value = data[one + a] * data[other + b];
        sums[at++] += one == other ? value : value + data[one + b] * data[other + a];
      }
    }
  }

  int size() {
    return size;
  }

  int subjects() {
    return subjects;
  }

  double[] coordinates() {
    return coordinates;
  }

  /** First row of a subject in the model's rows. */
  int rowOf(int subject) {
    return firstRow + subject * size;
  }

  /** Sum over subjects of the product of the responses of two rows. */
  double residualProduct(int one, int other) {
    double sum = 0;
    for (int subject = 0; subject < subjects; subject++) {
      int row = rowOf(subject);
      sum += data[(row + one + 1) * width - 1] * data[(row + other + 1) * width - 1];
    }
    return sum;
  }

  /**
   * Adds the sum over subjects of U' A U.
   *
   * @param a symmetric, row-major size x size
   * @param into packed
   */
  void addQuadratic(double[] a, double[] into) {
    if (moments.length > 0) {
      addQuadraticOfMoments(a, into);
    } else {
      for (int subject = 0; subject < subjects; subject++) {
        addQuadraticOfRows(a, rowOf(subject) * width, into);
      }
    }
  }

  private void addQuadraticOfMoments(double[] a, double[] into) {
    int packed = into.length;
    int offset = 0;
    for (int s = 0; s < size; s++) {
      for (int t = 0; t <= s; t++) {
        double factor = a[s * size + t];
        if (factor != 0) {
          for (int i = 0; i < packed; i++) {
            into[i] += factor * moments[offset + i];
          }
        }
        offset += packed;
      }
    }
  }

  private void addQuadraticOfRows(double[] a, int first, double[] into) {
    for (int s = 0; s < size; s++) {
      for (int j = 0; j < width; j++) {
        double sum = 0;
        for (int t = 0; t < size; t++) {
          sum += a[s * size + t] * data[first + t * width + j];
        }
        product[s * width + j] = sum;
      }
    }
    for (int s = 0; s < size; s++) {
      int at = 0;
      for (int i = 0; i < width; i++) {
        double factor = data[first + s * width + i];
        for (int j = 0; j <= i; j++) {
          into[at++] += factor * product[s * width + j];
        }
      }
    }
  }

  /**
   * Fills the sum over subjects of U W U'.
   *
   * @param weights symmetric, packed, with the entries off the diagonal doubled
   * @param into row-major size x size
   */
  void contract(double[] weights, double[] into) {
    for (int s = 0; s < size; s++) {
      for (int t = 0; t <= s; t++) {
        double value = moments.length > 0 ? contracted(weights, s, t) : summed(weights, s, t);
        into[s * size + t] = value;
        into[t * size + s] = value;
      }
    }
  }

  private double contracted(double[] weights, int s, int t) {
    int offset = (s * (s + 1) / 2 + t) * weights.length;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * moments[offset + i];
    }
    return s == t ? sum : sum / 2;
  }

  private double summed(double[] weights, int s, int t) {
    double sum = 0;
    for (int subject = 0; subject < subjects; subject++) {
      int one = (rowOf(subject) + s) * width;
      int other = (rowOf(subject) + t) * width;
      int at = 0;
      for (int i = 0; i < width; i++) {
        double left = data[one + i];
        double right = data[other + i];
        for (int j = 0; j < i; j++) {
          sum += weights[at++] / 2 * (left * data[other + j] + right * data[one + j]);
        }
        sum += weights[at++] * left * right;
      }
    }
    return sum;
  }
}

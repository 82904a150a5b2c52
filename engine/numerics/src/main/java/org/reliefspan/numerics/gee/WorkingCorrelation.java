package org.reliefspan.numerics.gee;

/** Working correlation of the rows of a cluster, in the order of the rows. */
public enum WorkingCorrelation {
  /** None: the only one that is safe when weights change within a cluster. */
  INDEPENDENCE {
    @Override
    boolean allows(double alpha, int largestCluster) {
      return alpha == 0;
    }

    @Override
    void whiten(double alpha, double[] z, int rows, int columns) {}
  },
  /** The same for any two rows. */
  EXCHANGEABLE {
    @Override
    boolean allows(double alpha, int largestCluster) {
      return alpha < 1 && 1 + (largestCluster - 1) * alpha > 0;
    }

    @Override
    void whiten(double alpha, double[] z, int rows, int columns) {
      double scale = 1 / Math.sqrt(1 - alpha);
      double shrink = 1 - Math.sqrt((1 - alpha) / (1 + (rows - 1) * alpha));
      for (int j = 0; j < columns; j++) {
        double sum = 0;
        for (int at = j; at < rows * columns; at += columns) {
          sum += z[at];
        }
        double away = shrink * sum / rows;
        for (int at = j; at < rows * columns; at += columns) {
          z[at] = (z[at] - away) * scale;
        }
      }
    }
  },
  /** alpha to the power of the distance in order. */
  AR1 {
    @Override
    boolean allows(double alpha, int largestCluster) {
      return Math.abs(alpha) < 1;
    }

    @Override
    void whiten(double alpha, double[] z, int rows, int columns) {
      double scale = 1 / Math.sqrt(1 - alpha * alpha);
      for (int at = rows * columns - 1; at >= columns; at--) {
        z[at] = (z[at] - alpha * z[at - columns]) * scale;
      }
    }
  };

  /** Whether the correlation matrix is positive definite. */
  abstract boolean allows(double alpha, int largestCluster);

  /** Multiplies columns, row-major, by a root of the inverse correlation matrix, in place. */
  abstract void whiten(double alpha, double[] z, int rows, int columns);
}

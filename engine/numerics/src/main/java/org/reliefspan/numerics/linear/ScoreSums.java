package org.reliefspan.numerics.linear;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Clusters;
import org.reliefspan.numerics.variance.RobustForm;

/**
 * Robust covariances of least squares: scores in the orthogonal basis, mapped back by the inverse
 * triangle. Rows of a weighted fit are scaled by the roots of their weights.
 */
final class ScoreSums {
  private static final double SINGULAR = 1e-10;

  private final OrthogonalBasis basis;
  private final double[] residual; // scaled
  private final int columns;

  ScoreSums(OrthogonalBasis basis, double[] scaledResidual) {
    this.basis = basis;
    this.residual = scaledResidual;
    this.columns = basis.columns();
  }

  double[] byRow(RobustForm form, int rowsUsed) {
    double[] covariance = new double[columns * columns];
    double[] influence = new double[columns];
    double factor = form.factor(rowsUsed, basis.rank());
    for (int row = 0; row < residual.length; row++) {
      for (int j = 0; j < columns; j++) {
        influence[j] = basis.at(row, j) * residual[row];
      }
      basis.backSubstitute(influence);
      double rowFactor = factor * form.rowFactor(basis.leverage(row));
      OrthogonalBasis.addOuter(influence, rowFactor, covariance);
    }
    return covariance;
  }

  double[] clustered(Clusters clusters, ClusterForm form) {
    double[][] sums = new double[clusters.count()][columns];
    for (int row = 0; row < residual.length; row++) {
      double[] sum = sums[clusters.of(row)];
      for (int j = 0; j < columns; j++) {
        sum[j] += basis.at(row, j) * residual[row];
      }
    }
    if (form == ClusterForm.CR2) {
      reduceBias(sums, clusters);
    }
    double factor = form.factor(clusters.count(), residual.length, basis.rank());
    double[] covariance = new double[columns * columns];
    for (double[] sum : sums) {
      basis.backSubstitute(sum);
      OrthogonalBasis.addOuter(sum, factor, covariance);
    }
    return covariance;
  }

  /** Q_g' (I - Q_g Q_g')<sup>-1/2</sup> e = (I - Q_g' Q_g)<sup>-1/2</sup> Q_g' e. */
  private void reduceBias(double[][] sums, Clusters clusters) {
    double[][] shares = new double[clusters.count()][columns * columns];
    double[] rowOfBasis = new double[columns];
    for (int row = 0; row < residual.length; row++) {
      for (int j = 0; j < columns; j++) {
        rowOfBasis[j] = basis.at(row, j);
      }
      OrthogonalBasis.addOuter(rowOfBasis, 1, shares[clusters.of(row)]);
    }
    for (int g = 0; g < sums.length; g++) {
      sums[g] = inverseRootTimes(shares[g], sums[g]);
    }
  }

  private double[] inverseRootTimes(double[] share, double[] sum) {
    double[][] left = new double[columns][columns];
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        left[i][j] = (i == j ? 1 : 0) - share[i * columns + j];
      }
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(left, false));
    double[] result = new double[columns];
    for (int k = 0; k < columns; k++) {
      double value = eigen.getRealEigenvalue(k);
      double[] vector = eigen.getEigenvector(k).toArray();
      if (value > SINGULAR) {
        double along = 0;
        for (int j = 0; j < columns; j++) {
          along += vector[j] * sum[j];
        }
        for (int j = 0; j < columns; j++) {
          result[j] += vector[j] * along / Math.sqrt(value);
        }
      }
    }
    return result;
  }
}

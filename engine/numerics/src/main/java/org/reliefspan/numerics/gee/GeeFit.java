package org.reliefspan.numerics.gee;

import org.reliefspan.numerics.model.Coefficients;

/**
 * A fitted marginal model.
 *
 * @param coefficients with the naive covariance and, for inference, the robust one
 * @param alpha working correlation of neighbouring rows, 0 under independence
 * @param scale mean squared Pearson residual
 * @param clusters number of clusters
 * @param largestCluster rows of the largest cluster
 * @param iterations until nothing moved
 */
public record GeeFit(
    Coefficients coefficients,
    double alpha,
    double scale,
    int clusters,
    int largestCluster,
    int iterations) {}

/**
 * Linear models with cluster-robust covariance. Start at {@link
 * org.reliefspan.numerics.linear.LeastSquares}.
 */
@NullMarked
package org.reliefspan.numerics.linear;

import org.jspecify.annotations.NullMarked;

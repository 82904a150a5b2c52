/**
 * The words that all fitted models share: coefficients with their covariance, significance tests,
 * and the refusal to estimate. Start at {@link org.reliefspan.numerics.model.Coefficients}.
 */
@NullMarked
package org.reliefspan.numerics.model;

import org.jspecify.annotations.NullMarked;

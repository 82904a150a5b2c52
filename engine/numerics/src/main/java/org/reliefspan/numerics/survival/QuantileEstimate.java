package org.reliefspan.numerics.survival;

import java.util.OptionalDouble;

/**
 * A survival quantile with limits; empty where the curve, or its limit, does not fall that far.
 *
 * @param estimate the quantile
 * @param lower lower limit
 * @param upper upper limit
 */
public record QuantileEstimate(
    OptionalDouble estimate, OptionalDouble lower, OptionalDouble upper) {}

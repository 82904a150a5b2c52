package org.reliefspan.numerics.imputation;

/**
 * What one completed data set gives.
 *
 * @param estimate finite
 * @param variance squared standard error, positive
 * @param degreesOfFreedom positive, may be infinite
 */
public record CompletedEstimate(double estimate, double variance, double degreesOfFreedom) {}

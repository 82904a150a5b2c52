package org.reliefspan.simulation.decision;

/**
 * What it is worth to know something before choosing.
 *
 * @param value expected gain of net benefit per patient, in the unit of cost, not negative
 * @param standardError Monte Carlo standard error
 */
public record Information(double value, double standardError) {}

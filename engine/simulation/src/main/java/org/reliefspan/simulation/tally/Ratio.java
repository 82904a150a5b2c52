package org.reliefspan.simulation.tally;

import java.io.Serializable;

/**
 * Which two outcomes a ratio is made of.
 *
 * @param name as in results
 * @param numerator index of an outcome
 * @param denominator index of an outcome
 */
public record Ratio(String name, int numerator, int denominator) implements Serializable {}

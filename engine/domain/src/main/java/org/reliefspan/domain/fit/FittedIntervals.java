package org.reliefspan.domain.fit;

/**
 * Innermost intervals (left, right] with the mass that they hold, whose place inside the data leave
 * open.
 *
 * @param right may hold positive infinity
 */
public record FittedIntervals(
    String stratum, FittedSeries left, FittedSeries right, FittedSeries mass) {}

package org.reliefspan.domain.simulation;

import java.util.OptionalLong;

/**
 * What one made-up patient asked for in the first replication. Times are ticks since the start of
 * the facility.
 *
 * @param patient in the order of arrival, from 0
 * @param requested when it was asked for
 * @param start when it began; empty if it did not
 * @param end when it ended; empty if it lasts
 * @param resource what it needs, several joined by +
 */
public record SessionRow(
    String scenario,
    long patient,
    String step,
    long requested,
    OptionalLong start,
    OptionalLong end,
    String resource) {}

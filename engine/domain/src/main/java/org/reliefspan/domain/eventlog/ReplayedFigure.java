package org.reliefspan.domain.eventlog;

/**
 * A number of the log beside that of its simulation.
 *
 * @param simulated mean over replications
 * @param deviation of single replications; 0 for one
 * @param lower 2.5 percent of replications are below
 * @param upper 2.5 percent of replications are above
 */
public record ReplayedFigure(
    LogFigure observed, double simulated, double deviation, double lower, double upper) {}

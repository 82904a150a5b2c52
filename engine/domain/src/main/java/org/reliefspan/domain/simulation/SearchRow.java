package org.reliefspan.domain.simulation;

import java.util.OptionalDouble;

/**
 * A plan that a search has looked at.
 *
 * @param plan numbers of resources in words, {@code suite=2;therapist=6}
 * @param cost per year
 * @param replications that were run
 * @param verdict {@code chosen}, {@code meets}, {@code misses}, {@code undecided} or {@code not
 *     run}
 * @param step with a target; empty where nothing was run
 * @param share within the target
 * @param lower limit of the share
 * @param upper limit of the share
 */
public record SearchRow(
    String plan,
    double cost,
    int replications,
    String verdict,
    String step,
    OptionalDouble share,
    OptionalDouble lower,
    OptionalDouble upper) {}

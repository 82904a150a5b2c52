package org.reliefspan.numerics.selection;

/**
 * Replications of systems that are compared.
 *
 * <p>A replication is asked for at most once, those of a system in order from 0. Replications of
 * one system must be independent and about normal, such as means over a run. Systems may share
 * their luck within a replication (common random numbers): that makes comparisons faster and no
 * less right.
 */
@FunctionalInterface
public interface SystemSampler {
  /**
   * One replication.
   *
   * @param system number of the system, from 0
   * @param replication number of the replication, from 0
   * @return all measures of it, finite, in an order that is the same every time
   */
  double[] sample(int system, int replication);
}

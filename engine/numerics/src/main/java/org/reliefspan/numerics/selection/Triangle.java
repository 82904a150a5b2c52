package org.reliefspan.numerics.selection;

/**
 * The region in which a sum of differences goes on: it narrows with every replication and ends.
 *
 * <p>Formula: after r replications a sum is decided from max(0, h2 S2 / (2 d) - d r / 2) on, with
 * h2 = 2 eta (n0 - 1), eta = ((2 error)^(-2 / (n0 - 1)) - 1) / 2, S2 the variance of the first n0
 * and d the difference that matters. A sum with drift d or more then leaves on the wrong side with
 * at most that error (Fabian 1974; Kim and Nelson 2001, with c = 1).
 *
 * @param factor h2
 */
record Triangle(double factor) {
  /** How far the sum may be from 0 without being decided; 0 decides by its sign. */
  double reach(int replications, double variance, double difference) {
    double reach = factor * variance / (2 * difference) - difference * replications / 2;
    return Math.max(0, reach);
  }
}

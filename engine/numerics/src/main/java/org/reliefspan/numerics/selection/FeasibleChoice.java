package org.reliefspan.numerics.selection;

import java.util.List;
import java.util.OptionalInt;

/**
 * The cheapest system that keeps all limits.
 *
 * @param system its number; empty if none was found to keep them
 * @param verdicts on the systems, in their order
 * @param replications that were made, one number for each system
 * @param isDecided whether the choice has the probability that was asked for: no verdict and no
 *     comparison that it rests on was left open
 */
public record FeasibleChoice(
    OptionalInt system, List<Verdict> verdicts, List<Integer> replications, boolean isDecided) {
  /** Copies. */
  public FeasibleChoice {
    verdicts = List.copyOf(verdicts);
    replications = List.copyOf(replications);
  }
}

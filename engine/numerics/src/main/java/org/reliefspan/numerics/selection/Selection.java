package org.reliefspan.numerics.selection;

import java.util.List;

/**
 * The best of several systems.
 *
 * @param best number of the system with the best mean among those that were not eliminated
 * @param contenders systems that were not eliminated; more than one if replications ran out
 * @param replications that were made, one number for each system
 */
public record Selection(int best, List<Integer> contenders, List<Integer> replications) {
  /** Copies. */
  public Selection {
    contenders = List.copyOf(contenders);
    replications = List.copyOf(replications);
  }

  /** Whether the choice has the probability that was asked for. */
  public boolean isDecided() {
    return contenders.size() == 1;
  }
}

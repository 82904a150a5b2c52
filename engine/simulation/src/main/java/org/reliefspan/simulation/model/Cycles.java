package org.reliefspan.simulation.model;

import java.util.List;

/**
 * Discrete time: how a patient moves from cycle to cycle.
 *
 * @param count number of moves; states are seen at cycles 0 to count
 * @param length of a cycle, in the unit of the file
 * @param weights of the cycles 0 to count, from the correction within cycles
 * @param moves by state, in the order of the file; what is left of 1 stays
 */
@SuppressWarnings("ArrayRecordComponent")
public record Cycles(int count, double length, double[] weights, List<List<Move>> moves) {
  /** Copies the lists. */
  public Cycles {
    moves = moves.stream().map(List::copyOf).toList();
  }

  /**
   * A way out of a state.
   *
   * @param target state
   * @param probability within a cycle
   * @param gains what the move adds, by outcome; empty when nothing
   */
  public record Move(int target, Node probability, List<Node> gains) {
    /** Copies. */
    public Move {
      gains = List.copyOf(gains);
    }
  }
}

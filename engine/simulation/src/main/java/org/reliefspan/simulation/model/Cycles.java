package org.reliefspan.simulation.model;

import java.util.List;
import org.reliefspan.domain.pathway.TimeSpec.Correction;

/**
 * Discrete time: how a patient moves from cycle to cycle.
 *
 * @param count number of moves; states are seen at cycles 0 to count
 * @param length of a cycle, in the unit of the file
 * @param correction how the states at cycles 0 to count weigh
 * @param moves by state, in the order of the file; what is left of 1 stays
 */
public record Cycles(int count, double length, Correction correction, List<List<Move>> moves) {
  /** Copies the lists. */
  public Cycles {
    moves = moves.stream().map(List::copyOf).toList();
  }

  /**
   * What a unit of time in a state counts, discounted.
   *
   * @param t cycle, 0 to count
   */
  public double stateFactor(Discount discount, int t) {
    if (correction == Correction.LIFE_TABLE) {
      double ahead = t < count ? discount.factor(t * length) : 0;
      double behind = t > 0 ? discount.factor((t - 1) * length) : 0;
      return (ahead + behind) / 2;
    }
    return weight(t) * discount.factor(t * length);
  }

  /**
   * What a unit that a move adds counts, discounted: as a state at its end, but whole where a cycle
   * counts one of its ends or their mean.
   *
   * @param t cycle at whose beginning the move has been made, 1 to count
   */
  public double moveFactor(Discount discount, int t) {
    double weight =
        switch (correction) {
          case NONE, HALF_CYCLE, SIMPSON -> weight(t);
          case BEGINNING, END, LIFE_TABLE -> 1;
        };
    return weight * discount.factor(t * length);
  }

  private double weight(int t) {
    boolean isEnd = t == 0 || t == count;
    return switch (correction) {
      case NONE, LIFE_TABLE -> 1;
      case HALF_CYCLE -> isEnd ? 0.5 : 1;
      case SIMPSON -> isEnd ? 1 / 3.0 : t % 2 == 0 ? 4 / 3.0 : 2 / 3.0;
      case BEGINNING -> t < count ? 1 : 0;
      case END -> t > 0 ? 1 : 0;
    };
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

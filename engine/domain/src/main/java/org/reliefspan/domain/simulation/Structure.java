package org.reliefspan.domain.simulation;

import java.util.List;

/**
 * What a pathway is made of: enough to draw it.
 *
 * @param title for readers
 * @param states in the order of the file
 * @param moves those of all strategies together
 */
public record Structure(String title, List<StateRow> states, List<MoveRow> moves) {
  public Structure {
    states = List.copyOf(states);
    moves = List.copyOf(moves);
  }
}

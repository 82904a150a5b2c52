package org.reliefspan.simulation.run;

import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Program;

/** The standing values that stays in states add per time, by state. Immutable. */
final class StayValues {
  final int[][] outcomes; // [state]: those to which it adds by standing values
  final Node[][] values; // [state][those]
  final int[][] groups; // [state]: discounts of those

  StayValues(Program program, DiscountFactors factors) {
    int states = program.states().size();
    this.outcomes = new int[states][];
    this.values = new Node[states][];
    this.groups = new int[states][];
    for (int state = 0; state < states; state++) {
      set(state, program.outcomes(), factors);
    }
  }

  private void set(int state, List<Outcome> all, DiscountFactors factors) {
    outcomes[state] =
        IntStream.range(0, all.size())
            .filter(k -> addsStanding(all.get(k).perTime().get(state)))
            .toArray();
    values[state] =
        IntStream.of(outcomes[state])
            .mapToObj(k -> all.get(k).perTime().get(state))
            .toArray(Node[]::new);
    groups[state] = IntStream.of(outcomes[state]).map(factors::group).distinct().toArray();
  }

  private static boolean addsStanding(Node value) {
    return !value.isMoving() && !(value.isConstant() && value.constant() == 0);
  }
}

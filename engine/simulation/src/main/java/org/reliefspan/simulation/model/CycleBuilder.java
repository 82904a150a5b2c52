package org.reliefspan.simulation.model;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.pathway.MoveValue;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.TransitionSpec;
import org.reliefspan.domain.pathway.Written;

/** Compiles what belongs to discrete time. */
final class CycleBuilder {
  private static final double WHOLE = 1e-9;
  private static final int MOST_CYCLES = 1_000_000;

  private final PathwaySpec model;
  private final Names names;

  CycleBuilder(PathwaySpec model, Names names) {
    this.model = model;
    this.names = names;
  }

  Cycles cycles(double horizon, Written cycle) {
    double length = names.number(cycle);
    int count = count(horizon, length, cycle);
    List<List<Cycles.Move>> moves = new ArrayList<>();
    for (StateSpec state : model.states()) {
      moves.add(state.isFinal() ? List.of() : moves(state.name()));
    }
    return new Cycles(count, length, model.time().correction(), moves);
  }

  private static int count(double horizon, double length, Written cycle) {
    double count = horizon / length;
    boolean isWhole = Math.abs(count - Math.rint(count)) <= WHOLE * Math.max(1, count);
    if (!(length > 0) || !isWhole || count < 1 || count > MOST_CYCLES) {
      throw SimulationException.at(
          cycle.place(),
          "The horizon (%s) must be a whole number of cycles (%s each), at most %d."
              .formatted(horizon, length, MOST_CYCLES));
    }
    return (int) Math.rint(count);
  }

  private List<Cycles.Move> moves(String from) {
    return model.transitions().stream()
        .filter(transition -> transition.from().equals(from))
        .map(this::move)
        .filter(move -> !(move.probability().isConstant() && move.probability().constant() == 0))
        .toList();
  }

  private Cycles.Move move(TransitionSpec transition) {
    return new Cycles.Move(
        names.state(transition.to()),
        names.node(transition.probability()),
        gains(transition.from(), transition.to()));
  }

  private List<Node> gains(String from, String to) {
    List<MoveValue> values =
        model.moves().stream()
            .filter(value -> value.from().isEmpty() || value.from().contains(from))
            .filter(value -> value.to().isEmpty() || value.to().contains(to))
            .toList();
    if (values.isEmpty() || from.equals(to)) {
      return List.of();
    }
    return model.outcomes().stream().map(outcome -> sum(values, outcome.name())).toList();
  }

  private Node sum(List<MoveValue> values, String outcome) {
    Node sum = Node.of(0);
    for (MoveValue value : values) {
      Written added = value.add().get(outcome);
      if (added != null) {
        sum = Operation.of("+", sum, names.node(added)).folded();
      }
    }
    return sum;
  }
}

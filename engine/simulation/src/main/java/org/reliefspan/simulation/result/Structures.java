package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.TransitionSpec;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.domain.simulation.MoveRow;
import org.reliefspan.domain.simulation.StateRow;
import org.reliefspan.domain.simulation.Structure;

/** States and moves of a pathway, those of all strategies together. */
public final class Structures {
  private Structures() {}

  /** The structure of a pathway. */
  public static Structure of(ResolvedPathway pathway) {
    Map<String, StateRow> states = new LinkedHashMap<>();
    Set<MoveRow> moves = new LinkedHashSet<>();
    for (ResolvedPathway.Strategy strategy : pathway.strategies()) {
      PathwaySpec model = strategy.model();
      for (StateSpec state : model.states()) {
        states.merge(
            state.name(), row(state, model), (old, now) -> old.place().isEmpty() ? now : old);
      }
      model.transitions().stream()
          .filter(each -> !isZero(each))
          .map(Structures::move)
          .filter(each -> moves.stream().noneMatch(old -> sameArrow(old, each)))
          .forEach(moves::add);
      model.events().forEach(event -> moves.addAll(moves(event)));
    }
    return new Structure(pathway.title(), List.copyOf(states.values()), List.copyOf(moves));
  }

  private static StateRow row(StateSpec state, PathwaySpec model) {
    String place =
        model.start().containsKey(state.name())
            ? StateRow.START
            : state.isFinal() ? StateRow.FINAL : "";
    return new StateRow(state.name(), place);
  }

  private static boolean isZero(TransitionSpec transition) {
    return transition.probability().expression() instanceof Expression.Constant constant
        && constant.value() == 0;
  }

  /** A strategy's own probability of a move is no other move. */
  private static boolean sameArrow(MoveRow one, MoveRow other) {
    return one.from().equals(other.from()) && one.to().equals(other.to());
  }

  private static MoveRow move(TransitionSpec transition) {
    return new MoveRow(transition.from(), transition.to(), words(transition.probability()));
  }

  private static List<MoveRow> moves(EventSpec event) {
    List<MoveRow> moves = new ArrayList<>();
    for (String from : event.in()) {
      if (event.go().isEmpty()) {
        moves.add(new MoveRow(from, from, event.name()));
      }
      event.go().keySet().forEach(to -> moves.add(new MoveRow(from, to, event.name())));
    }
    return moves;
  }

  private static String words(Written probability) {
    return probability.expression().words();
  }
}

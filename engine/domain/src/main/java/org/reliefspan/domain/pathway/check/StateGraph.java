package org.reliefspan.domain.pathway.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Written;

/** Which states lead to which, as far as a move is not ruled out for good. */
final class StateGraph {
  private final PathwaySpec model;
  private final Declared declared;
  private final Map<String, BaseValues> inState = new LinkedHashMap<>();
  private final Map<String, Set<String>> next = new LinkedHashMap<>();

  StateGraph(PathwaySpec model) {
    this.model = model;
    this.declared = Declared.by(model);
    for (String state : declared.states()) {
      inState.put(state, BaseValues.certainIn(model, state));
      next.put(state, new LinkedHashSet<>());
    }
    model.transitions().forEach(move -> add(move.from(), move.to(), move.probability()));
    model.events().forEach(this::add);
    model.activities().forEach(this::add);
  }

  private void add(EventSpec event) {
    for (String from : statesOf(event)) {
      if (canRing(event, from)) {
        event.go().forEach((to, probability) -> add(from, to, probability));
      }
    }
  }

  private void add(ActivitySpec activity) {
    for (String from : statesOf(activity.in())) {
      for (Consequences each : activity.consequences().values()) {
        each.go().forEach((to, probability) -> add(from, to, probability));
      }
    }
  }

  /** A misspelt state counts as the one it was meant to be: the misspelling is a finding itself. */
  private void add(String from, String to, Written probability) {
    Optional<String> source = declared.meantState(from);
    Optional<String> target = declared.meantState(to);
    if (source.isPresent() && target.isPresent() && !isRuledOut(source.get(), probability)) {
      next.getOrDefault(source.get(), new LinkedHashSet<>()).add(target.get());
    }
  }

  private boolean isRuledOut(String state, Written probability) {
    return in(state).number(probability).equals(Optional.of(0.0));
  }

  private BaseValues in(String state) {
    return inState.computeIfAbsent(state, name -> BaseValues.certainIn(model, name));
  }

  /** States in which an event runs. */
  List<String> statesOf(EventSpec event) {
    return statesOf(event.in());
  }

  private List<String> statesOf(List<String> in) {
    if (in.isEmpty()) {
      return declared.states().stream()
          .filter(state -> !declared.finalStates().contains(state))
          .toList();
    }
    return in.stream().flatMap(state -> declared.meantState(state).stream()).toList();
  }

  /** Whether its condition is not ruled out in a state. */
  boolean canRing(EventSpec event, String state) {
    return event.when().flatMap(when -> in(state).truth(when)).orElse(true);
  }

  /** Whether its condition surely holds in a state. */
  boolean mustRun(EventSpec event, String state) {
    return event.when().isEmpty() || in(state).truth(event.when().get()).orElse(false);
  }

  /** States in which a patient can be. */
  Set<String> reachable() {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    model
        .start()
        .forEach(
            (state, probability) ->
                declared
                    .meantState(state)
                    .filter(start -> !isRuledOut(start, probability))
                    .ifPresent(open::add));
    while (!open.isEmpty()) {
      String state = open.remove();
      if (reached.add(state) && !declared.finalStates().contains(state)) {
        open.addAll(next.getOrDefault(state, Set.of()));
      }
    }
    return reached;
  }
}

package org.reliefspan.simulation.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.reliefspan.domain.pathway.MeasureSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.Written;

/** By state, what the names of its values and measures stand for. */
final class Measures {
  private final Map<String, MeasureSpec> measures = new LinkedHashMap<>();
  private final Names names;
  private final List<Map<String, Node>> byState = new ArrayList<>();
  private final Set<String> values = new TreeSet<>();
  private final List<Node> kept = new ArrayList<>(); // what is computed once
  private final Map<String, Node> same = new HashMap<>(); // in all states

  Measures(PathwaySpec model, Names names) {
    this.names = names;
    model.measures().forEach(each -> measures.put(each.name(), each));
    model.states().forEach(state -> values.addAll(state.values().keySet()));
    for (StateSpec state : model.states()) {
      byState.add(in(state));
    }
  }

  private Map<String, Node> in(StateSpec state) {
    Map<String, Node> here = Map.of("state", Node.of(names.state(state.name())));
    Map<String, Node> known = new HashMap<>(here);
    for (String value : values) {
      Written written = state.values().get(value);
      known.put(value, written == null ? Node.of(0) : names.node(written, here));
    }
    measures.values().forEach(measure -> define(measure, known, new TreeSet<>()));
    return known;
  }

  /** Measures of which one is made come before it. */
  private void define(MeasureSpec measure, Map<String, Node> known, Set<String> busy) {
    if (known.containsKey(measure.name())) {
      return;
    }
    if (!busy.add(measure.name())) {
      throw SimulationException.at(
          measure.place(), "The measure %s is made of itself.".formatted(measure.name()));
    }
    for (String part : measure.value().expression().columns()) {
      MeasureSpec other = measures.get(part);
      if (other != null) {
        define(other, known, busy);
      }
    }
    Node shared = same.get(measure.name());
    Node node = shared == null ? kept(measure, known) : shared;
    known.put(measure.name(), node);
    if (!new Uses(measures, values).state(measure)) {
      same.put(measure.name(), node);
    }
  }

  private Node kept(MeasureSpec measure, Map<String, Node> known) {
    Node written = names.node(measure.value(), known);
    Node node = written.movesAsKept() ? written : Kept.of(written, kept.size());
    kept.add(node);
    return node;
  }

  /** What is computed once, by slot. */
  List<Node> kept() {
    return List.copyOf(kept);
  }

  /** What names stand for in a state. */
  Map<String, Node> in(int state) {
    return byState.get(state);
  }

  /** All measures, in order. */
  List<Measure> all() {
    return measures.keySet().stream().map(name -> new Measure(name, nodes(name))).toList();
  }

  private List<Node> nodes(String name) {
    List<Node> nodes = new ArrayList<>();
    for (Map<String, Node> known : byState) {
      Node node = known.get(name);
      if (node != null) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  /** Measures wherever the patient is; one that does not ask for the state is the same in all. */
  Map<String, Node> anywhere() {
    Map<String, Node> all = new LinkedHashMap<>();
    for (MeasureSpec measure : measures.values()) {
      Node shared = same.get(measure.name());
      all.put(
          measure.name(), shared == null ? Look.byState(nodes(measure.name())).folded() : shared);
    }
    return all;
  }

  /** What measures are made of. */
  private record Uses(Map<String, MeasureSpec> measures, Set<String> values) {
    boolean state(MeasureSpec measure) {
      for (String part : measure.value().expression().columns()) {
        MeasureSpec other = measures.get(part);
        if (part.equals("state") || values.contains(part) || (other != null && state(other))) {
          return true;
        }
      }
      return false;
    }
  }
}

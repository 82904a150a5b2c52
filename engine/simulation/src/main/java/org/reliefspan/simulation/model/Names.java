package org.reliefspan.simulation.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.TableSpec;
import org.reliefspan.domain.pathway.Written;

/** What the names of a pathway stand for once its parameters have values. */
final class Names {
  private final Map<String, ParameterSpec> parameters = new HashMap<>();
  private final Map<String, Node> bound = new HashMap<>();
  private final Set<String> beingBound = new HashSet<>();
  private final Map<String, PointTable> tables = new HashMap<>();
  private final Map<String, Integer> attributes = new HashMap<>();
  private final List<String> states;
  private final List<String> events;
  private final List<String> activities;
  private final Words words;
  private final Measures measures;

  /**
   * The names of a model.
   *
   * @param drawn values of parameters in place of those that the model gives them
   */
  Names(PathwaySpec model, Map<String, Double> drawn) {
    states = model.states().stream().map(StateSpec::name).toList();
    events = Happening.names(model);
    activities = model.activities().stream().map(ActivitySpec::name).toList();
    words = new Words(states);
    for (ParameterSpec parameter : model.parameters()) {
      parameters.put(parameter.name(), parameter);
    }
    drawn.forEach((name, value) -> bound.put(name, Node.of(value)));
    for (TableSpec table : model.tables()) {
      tables.put(table.name(), new PointTable(table));
    }
    for (AttributeSpec attribute : model.attributes()) {
      attributes.put(attribute.name(), attributes.size());
    }
    bound.put("time", Look.TIME);
    bound.put("cycle", Look.CYCLE);
    bound.put("time_in_state", Look.TIME_IN_STATE);
    bound.put("state", Look.STATE);
    for (int effect = 0; effect < model.effects().size(); effect++) {
      bound.put(model.effects().get(effect).name(), Look.effect(effect));
    }
    standing(model);
    measures = new Measures(model, this);
    bound.putAll(measures.anywhere());
  }

  /** Measures, and what names stand for in a state. */
  Measures measures() {
    return measures;
  }

  /** An attribute that begins the same for all and that no event sets is a number. */
  private void standing(PathwaySpec model) {
    Set<String> changing = new HashSet<>();
    model.consequences().forEach(each -> changing.addAll(each.set().keySet()));
    for (AttributeSpec attribute : model.attributes()) {
      if (attribute.start() instanceof AttributeSpec.Fixed fixed
          && !changing.contains(attribute.name())) {
        Node node = node(fixed.value());
        if (node.isConstant()) {
          bound.put(attribute.name(), node);
        }
      }
    }
  }

  /** An expression of these names. */
  Node node(Written written) {
    return new Compiler(this, Map.of()).node(written);
  }

  /** An expression of these names and of others that come first. */
  Node node(Written written, Map<String, Node> first) {
    return new Compiler(this, first).node(written);
  }

  /** A number that no patient changes. */
  double number(Written written) {
    Node node = node(written);
    if (!node.isConstant()) {
      throw SimulationException.at(
          written.place(),
          "The expression %s must not depend on patients or time. Maybe use parameters alone."
              .formatted(written.expression().words()));
    }
    return node.constant();
  }

  Node named(String name) {
    Node node = bound.get(name);
    if (node != null) {
      return node;
    }
    Integer slot = attributes.get(name);
    return slot != null ? Look.attribute(slot) : parameter(name);
  }

  private Node parameter(String name) {
    ParameterSpec parameter = parameters.get(name);
    if (parameter == null) {
      throw new SimulationException(
          "The name %s is not known. Maybe add it to the parameters.".formatted(name));
    }
    if (!beingBound.add(name)) {
      throw SimulationException.at(
          parameter.place(), "The parameter %s is defined by itself.".formatted(name));
    }
    double value = number(parameter.value());
    if (Double.isNaN(value)) {
      throw SimulationException.at(
          parameter.value().place(),
          "The parameter %s has no value. Maybe it divides by 0 or takes the log of a negative."
              .formatted(name));
    }
    Node node = Node.of(value);
    bound.put(name, node);
    return node;
  }

  PointTable table(String name) {
    PointTable table = tables.get(name);
    if (table == null) {
      throw new SimulationException(
          "The function or table %s is not known. Maybe add it to the tables.".formatted(name));
    }
    return table;
  }

  int slot(String attribute) {
    Integer slot = attributes.get(attribute);
    if (slot == null) {
      throw new SimulationException(
          "The attribute %s is not known. Maybe add it to the attributes.".formatted(attribute));
    }
    return slot;
  }

  int state(String name) {
    return index(states, "state", name);
  }

  int event(String name) {
    return index(events, "event", name);
  }

  int activity(String name) {
    return index(activities, "activity", name);
  }

  private static int index(List<String> known, String what, String name) {
    int index = known.indexOf(name);
    if (index < 0) {
      throw new SimulationException(
          "The %s %s is not known. Known are: %s.".formatted(what, name, String.join(", ", known)));
    }
    return index;
  }

  int word(String word) {
    return words.number(word);
  }
}

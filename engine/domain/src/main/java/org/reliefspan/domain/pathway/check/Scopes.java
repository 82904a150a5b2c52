package org.reliefspan.domain.pathway.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;

/** What may be used where in a pathway. */
final class Scopes {
  private static final String BEFORE =
      "belongs to a patient, and this is known before there are patients";
  private static final String LATER = "is not known yet where this is set";
  private final PathwaySpec model;
  private final Declared declared;

  Scopes(PathwaySpec model) {
    this.model = model;
    this.declared = Declared.by(model);
  }

  /** Before there are patients: parameters and tables. */
  Scope shared() {
    Map<String, String> elsewhere = new HashMap<>();
    declared.attributes().forEach(name -> elsewhere.put(name, BEFORE));
    return parameters(elsewhere, BEFORE);
  }

  /** When a patient's attributes are set: those above are known too. */
  Scope beforeAttributes() {
    Map<String, String> elsewhere = new HashMap<>();
    declared
        .attributes()
        .forEach(name -> elsewhere.put(name, "stands here or below; only those above are known"));
    return parameters(elsewhere, LATER);
  }

  private Scope parameters(Map<String, String> elsewhere, String why) {
    Functions.TAKEN_NAMES.forEach(name -> elsewhere.put(name, why));
    declared.values().forEach(name -> elsewhere.putIfAbsent(name, onlyInOutcomes()));
    declared.effects().forEach(name -> elsewhere.put(name, why));
    declared.measures().forEach(name -> elsewhere.put(name, why));
    Map<String, Kind> names = new LinkedHashMap<>();
    declared.parameters().forEach(name -> names.put(name, Kind.NUMBER));
    return new Scope(names, elsewhere, declared.tables(), Map.of(), Map.of());
  }

  /** When all attributes of a patient are known. */
  Scope attributes() {
    Scope scope = beforeAttributes();
    for (AttributeSpec attribute : model.attributes()) {
      scope = with(scope, attribute);
    }
    return scope;
  }

  /** The scope with one more attribute. */
  static Scope with(Scope scope, AttributeSpec attribute) {
    if (attribute.start() instanceof AttributeSpec.Categories categories) {
      return scope.with(attribute.name(), categories.probabilities().keySet());
    }
    if (attribute.start() instanceof AttributeSpec.Profiled profiled
        && profiled.column().isOfWords()) {
      return scope.with(attribute.name(), new LinkedHashSet<>(profiled.column().words()));
    }
    if (attribute.start() instanceof AttributeSpec.Fixed fixed) {
      Kind kind = new ExpressionKinds(scope, complaint -> {}).of(fixed.value().expression());
      return scope.with(attribute.name(), kind);
    }
    return scope.with(attribute.name(), Kind.NUMBER);
  }

  /** While a patient's pathway runs. */
  Scope running() {
    Scope known = attributes();
    Map<String, Kind> names = new LinkedHashMap<>(known.names());
    names.put("time", Kind.NUMBER);
    names.put("time_in_state", Kind.NUMBER);
    Map<String, Set<String>> history = new HashMap<>();
    history.put("entries", declared.states());
    if (model.isDiscrete()) {
      names.put("cycle", Kind.NUMBER);
    } else {
      history.put("events", declared.happenings());
      history.put("since", declared.happenings());
      history.put("waiting", declared.activities());
      history.put("in_progress", declared.activities());
      declared.effects().forEach(name -> names.put(name, Kind.NUMBER));
    }
    declared.measures().forEach(name -> names.put(name, Kind.NUMBER));
    return new Scope(names, whileRunning(), declared.tables(), history, known.words())
        .with("state", declared.states());
  }

  /** In what happens at an instant: how many wait and are treated is known too. */
  Scope instant() {
    Scope running = running();
    if (model.isDiscrete()) {
      return running;
    }
    Map<String, Set<String>> history = new HashMap<>(running.history());
    history.put("queue", declared.activities());
    history.put("in_service", declared.activities());
    return new Scope(
        running.names(), running.elsewhere(), running.tables(), history, running.words());
  }

  private Map<String, String> whileRunning() {
    Map<String, String> elsewhere = new HashMap<>();
    elsewhere.put("cycle", "means something in discrete time only; use time");
    declared.values().forEach(name -> elsewhere.put(name, onlyInOutcomes()));
    return elsewhere;
  }

  /** Where values of states are set: measures may be made of these and are not known yet. */
  Scope valuesOfStates() {
    Scope scope = running();
    Map<String, Kind> names = new LinkedHashMap<>(scope.names());
    Map<String, String> elsewhere = new HashMap<>(scope.elsewhere());
    for (String measure : declared.measures()) {
      names.remove(measure);
      elsewhere.put(measure, "is a measure, which may be made of values of states");
    }
    return new Scope(names, elsewhere, scope.tables(), scope.history(), scope.words());
  }

  /** In outcomes and measures, where the values of the state are known. */
  Scope inState() {
    Map<String, Kind> values = new LinkedHashMap<>();
    declared.values().forEach(name -> values.put(name, Kind.NUMBER));
    return running().with(values);
  }

  private static String onlyInOutcomes() {
    return "is a value of states, which only outcomes can use, and measures";
  }
}

package org.reliefspan.simulation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EffectSpec;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.numerics.random.Purpose;

/** Compiles what happenings bring. */
final class ConsequenceBuilder {
  private final PathwaySpec model;
  private final Names names;
  private final List<String> outcomes;

  ConsequenceBuilder(PathwaySpec model, Names names) {
    this.model = model;
    this.names = names;
    this.outcomes = model.outcomes().stream().map(OutcomeSpec::name).toList();
  }

  /** What a happening of this name brings. */
  Consequence of(String name, Consequences written, Place place) {
    return new Consequence(
        name,
        names.event(name),
        targets(written.go()),
        changes(name, written),
        gains(name, written, place),
        requests(written.request()),
        written.cancel().stream().map(names::activity).toList(),
        startedBy(name),
        Purpose.of("go:" + name));
  }

  /** Effects that begin with a happening or on coming to a state. */
  List<Integer> startedBy(String from) {
    List<Integer> effects = new ArrayList<>();
    List<EffectSpec> all = model.effects();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).from().contains(from)) {
        effects.add(i);
      }
    }
    return effects;
  }

  private List<Consequence.Target> targets(Map<String, Written> go) {
    return go.entrySet().stream()
        .map(
            entry ->
                new Consequence.Target(names.state(entry.getKey()), names.node(entry.getValue())))
        .toList();
  }

  private List<Consequence.Change> changes(String name, Consequences written) {
    List<Consequence.Change> changes = new ArrayList<>();
    written
        .set()
        .forEach(
            (attribute, value) ->
                changes.add(
                    new Consequence.Change(
                        names.slot(attribute),
                        Source.of(
                            value,
                            "set:%s:%s".formatted(name, attribute),
                            "%s at %s".formatted(attribute, name),
                            names))));
    return changes;
  }

  private List<Consequence.Gain> gains(String name, Consequences written, Place place) {
    return written.add().entrySet().stream()
        .map(
            entry ->
                new Consequence.Gain(
                    outcome(name, entry.getKey(), place), names.node(entry.getValue())))
        .toList();
  }

  private int outcome(String happening, String name, Place place) {
    int index = outcomes.indexOf(name);
    if (index < 0) {
      throw SimulationException.at(
          place,
          "The event %s adds to the outcome %s, which is not known. Known are: %s."
              .formatted(happening, name, String.join(", ", outcomes)));
    }
    return index;
  }

  private List<Consequence.Request> requests(Map<String, Written> request) {
    return request.entrySet().stream()
        .map(
            entry ->
                new Consequence.Request(
                    names.activity(entry.getKey()), names.node(entry.getValue())))
        .toList();
  }
}

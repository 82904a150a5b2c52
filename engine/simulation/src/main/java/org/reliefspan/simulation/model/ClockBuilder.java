package org.reliefspan.simulation.model;

import java.util.List;
import java.util.Map;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.numerics.random.Purpose;

/** Compiles what belongs to continuous time. */
final class ClockBuilder {
  private final PathwaySpec model;
  private final Names names;
  private final List<String> outcomes;

  ClockBuilder(PathwaySpec model, Names names) {
    this.model = model;
    this.names = names;
    this.outcomes = model.outcomes().stream().map(OutcomeSpec::name).toList();
  }

  List<Clock> clocks() {
    return model.events().stream().map(this::clock).toList();
  }

  private Clock clock(EventSpec event) {
    Clock.Timing timing = timing(event);
    boolean isLifeTable =
        timing instanceof Clock.Hazard hazard && hazard.law() instanceof ClockLaw.LifeTable;
    return new Clock(
        event.name(),
        model.states().stream().map(state -> runsIn(event, state)).toList(),
        event.when().map(names::node).orElse(Node.of(1)),
        timing,
        isLifeTable || event.clock() == EventSpec.Clock.FORWARD,
        event.hazardRatio().map(names::node).orElse(Node.of(1)),
        targets(event.go()),
        changes(event.set()),
        gains(event),
        Purpose.of("event:" + event.name()),
        Purpose.of("go:" + event.name()));
  }

  private static boolean runsIn(EventSpec event, StateSpec state) {
    return !state.isFinal() && (event.in().isEmpty() || event.in().contains(state.name()));
  }

  private Clock.Timing timing(EventSpec event) {
    EventSpec.Timing after = event.after();
    if (after instanceof EventSpec.At at) {
      return new Clock.AtTime(names.node(at.time()));
    }
    if (after instanceof EventSpec.After law) {
      return after(event, law.law());
    }
    if (after instanceof EventSpec.Piecewise piecewise) {
      double[] from = piecewise.from().stream().mapToDouble(Double::doubleValue).toArray();
      Node[] rates = piecewise.rate().stream().map(names::node).toArray(Node[]::new);
      return new Clock.Hazard(new ClockLaw.Piecewise(event.name(), from, rates));
    }
    EventSpec.LifeTable table = (EventSpec.LifeTable) after;
    return new Clock.Hazard(
        new ClockLaw.LifeTable(
            event.name(),
            names.table(table.table()),
            model.time().unit().years(),
            names.node(table.age())));
  }

  private Clock.Timing after(EventSpec event, Law law) {
    LawParts parts = new LawParts(names, law);
    if (law.family() != Law.Family.FIXED) {
      return new Clock.Hazard(parts.clock(event.name()));
    }
    return event.clock() == EventSpec.Clock.FORWARD
        ? new Clock.AtTime(parts.named("value"))
        : new Clock.AfterDelay(parts.named("value"));
  }

  private List<Clock.Target> targets(Map<String, Written> go) {
    return go.entrySet().stream()
        .map(entry -> new Clock.Target(names.state(entry.getKey()), names.node(entry.getValue())))
        .toList();
  }

  private List<Clock.Change> changes(Map<String, Written> set) {
    return set.entrySet().stream()
        .map(entry -> new Clock.Change(names.slot(entry.getKey()), names.node(entry.getValue())))
        .toList();
  }

  private List<Clock.Gain> gains(EventSpec event) {
    return event.add().entrySet().stream()
        .map(entry -> new Clock.Gain(outcome(event, entry.getKey()), names.node(entry.getValue())))
        .toList();
  }

  private int outcome(EventSpec event, String name) {
    int index = outcomes.indexOf(name);
    if (index < 0) {
      throw SimulationException.at(
          event.place(),
          "The event %s adds to the outcome %s, which is not known. Known are: %s."
              .formatted(event.name(), name, String.join(", ", outcomes)));
    }
    return index;
  }
}

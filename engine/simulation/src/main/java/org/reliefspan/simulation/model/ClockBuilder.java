package org.reliefspan.simulation.model;

import java.util.List;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.numerics.random.Purpose;

/** Compiles what belongs to continuous time. */
final class ClockBuilder {
  private final PathwaySpec model;
  private final Names names;
  private final ConsequenceBuilder consequences;

  ClockBuilder(PathwaySpec model, Names names) {
    this.model = model;
    this.names = names;
    this.consequences = new ConsequenceBuilder(model, names);
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
        consequences.of(event.name(), event.consequences(), event.place()),
        Purpose.of("event:" + event.name()));
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
}

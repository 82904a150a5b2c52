package org.reliefspan.domain.pathway.check;

import java.util.Collection;
import java.util.Map;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.MoveValue;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.TransitionSpec;
import org.reliefspan.domain.pathway.Written;

/** What is referred to is declared, and final states are left alone. */
final class ReferenceCheck implements Concern {
  @Override
  public void check(PathwaySpec model, Report report) {
    References references = new References(Declared.by(model), report);
    model.start().forEach((state, value) -> references.state(state, value.place()));
    model.transitions().forEach(references::transition);
    model.events().forEach(references::event);
    model.moves().forEach(references::move);
  }

  private record References(Declared declared, Report report) {
    void state(String name, Place place) {
      if (!declared.states().contains(name)) {
        report.unknown(place, "state", name, declared.states());
      }
    }

    private void states(Collection<String> names, Place place) {
      names.forEach(name -> state(name, place));
    }

    void transition(TransitionSpec transition) {
      Place place = transition.place();
      state(transition.from(), place);
      state(transition.to(), place);
      if (declared.finalStates().contains(transition.from())) {
        report.add(
            place, "leaves %s, which is final. Nothing leaves it.".formatted(transition.from()));
      } else if (transition.from().equals(transition.to())) {
        report.add(
            place,
            "(%s) is the state itself. Leave it out: what does not leave stays."
                .formatted(transition.to()));
      }
    }

    void event(EventSpec event) {
      states(event.in(), event.place());
      event.in().stream()
          .filter(declared.finalStates()::contains)
          .forEach(
              name ->
                  report.add(
                      event.place(),
                      "runs in %s, which is final. Nothing happens there.".formatted(name)));
      event.go().forEach((state, value) -> state(state, value.place()));
      event.set().forEach(this::attribute);
      outcomes(event.add());
      if (event.after() instanceof EventSpec.LifeTable life
          && !declared.tables().contains(life.table())) {
        report.unknown(event.place(), "table", life.table(), declared.tables());
      }
    }

    void move(MoveValue move) {
      states(move.from(), move.place());
      states(move.to(), move.place());
      outcomes(move.add());
      move.from().stream()
          .filter(declared.finalStates()::contains)
          .forEach(
              name ->
                  report.add(move.place(), "is a move from %s, which is final.".formatted(name)));
      if (move.from().size() == 1 && move.from().equals(move.to())) {
        report.add(move.place(), "stays in %s, which is no move.".formatted(move.from().get(0)));
      }
    }

    private void attribute(String name, Written value) {
      if (!declared.attributes().contains(name)) {
        report.unknown(value.place(), "attribute", name, declared.attributes());
      }
    }

    private void outcomes(Map<String, Written> add) {
      add.forEach(
          (name, value) -> {
            if (!declared.outcomes().contains(name)) {
              report.unknown(value.place(), "outcome", name, declared.outcomes());
            }
          });
    }
  }
}

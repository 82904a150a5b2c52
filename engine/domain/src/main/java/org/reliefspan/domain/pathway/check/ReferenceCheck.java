package org.reliefspan.domain.pathway.check;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EffectSpec;
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
    model.activities().forEach(references::activity);
    model.effects().forEach(references::effect);
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
      consequences(event.consequences(), event.place());
      if (event.after() instanceof EventSpec.LifeTable life
          && !declared.tables().contains(life.table())) {
        report.unknown(event.place(), "table", life.table(), declared.tables());
      }
    }

    void activity(ActivitySpec activity) {
      states(activity.in(), activity.place());
      activity.in().stream()
          .filter(declared.finalStates()::contains)
          .forEach(
              name ->
                  report.add(
                      activity.place(),
                      "takes place in %s, which is final. Nothing happens there.".formatted(name)));
      activity
          .consequences()
          .values()
          .forEach(consequences -> consequences(consequences, activity.place()));
    }

    private void consequences(Consequences all, Place place) {
      all.go().forEach((state, value) -> state(state, value.place()));
      all.set().keySet().forEach(name -> attribute(name, placeOf(all.set().get(name), place)));
      outcomes(all.add());
      all.request().forEach((name, condition) -> activity(name, condition.place()));
      all.cancel().forEach(name -> activity(name, place));
    }

    private static Place placeOf(AttributeSpec.@Nullable Start start, Place otherwise) {
      return start instanceof AttributeSpec.Fixed fixed
          ? fixed.value().place()
          : start instanceof AttributeSpec.Drawn drawn ? drawn.law().place() : otherwise;
    }

    private void activity(String name, Place place) {
      if (!declared.activities().contains(name)) {
        report.unknown(place, "activity", name, declared.activities());
      }
    }

    void effect(EffectSpec effect) {
      for (String from : effect.from()) {
        if (from.startsWith(EffectSpec.STATE)) {
          state(from.substring(EffectSpec.STATE.length()), effect.place());
        } else if (!declared.happenings().contains(from)) {
          report.unknown(effect.place(), "event or activity", from, declared.happenings());
        }
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

    private void attribute(String name, Place place) {
      if (!declared.attributes().contains(name)) {
        report.unknown(place, "attribute", name, declared.attributes());
      }
    }

    private void outcomes(Map<String, Written> add) {
      add.forEach(
          (name, value) -> {
            if (declared.ratios().contains(name)) {
              report.add(
                  value.place(),
                  "(%s) is a ratio, to which nothing is added. Maybe add to one of its two parts?"
                      .formatted(name));
            } else if (!declared.outcomes().contains(name)) {
              report.unknown(value.place(), "outcome", name, declared.outcomes());
            }
          });
    }
  }
}

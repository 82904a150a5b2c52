package org.reliefspan.domain.pathway.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.EffectSpec;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.domain.pathway.MeasureSpec;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.RatioSpec;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.TableSpec;
import org.reliefspan.domain.spelling.Nearest;

/** Names that a pathway declares, by kind, in the order of the file. */
record Declared(
    Set<String> parameters,
    Set<String> tables,
    Set<String> attributes,
    Set<String> states,
    Set<String> finalStates,
    Set<String> values,
    Set<String> events,
    Set<String> outcomes,
    Set<String> activities,
    Set<String> happenings,
    Set<String> effects,
    Set<String> measures,
    Set<String> ratios) {

  static Declared by(PathwaySpec spec) {
    List<StateSpec> states = spec.states();
    return new Declared(
        names(spec.parameters(), ParameterSpec::name),
        names(spec.tables(), TableSpec::name),
        names(spec.attributes(), AttributeSpec::name),
        names(states, StateSpec::name),
        names(states.stream().filter(StateSpec::isFinal).toList(), StateSpec::name),
        states.stream()
            .flatMap(state -> state.values().keySet().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        names(spec.events(), EventSpec::name),
        names(spec.outcomes(), OutcomeSpec::name),
        names(spec.activities(), ActivitySpec::name),
        new LinkedHashSet<>(Happening.names(spec)),
        names(spec.effects(), EffectSpec::name),
        names(spec.measures(), MeasureSpec::name),
        names(spec.ratios(), RatioSpec::name));
  }

  private static <T> Set<String> names(List<T> all, Function<T, String> name) {
    return all.stream().map(name).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The state that a word means: itself, or the one that it was probably meant to be. */
  Optional<String> meantState(String word) {
    return states.contains(word) ? Optional.of(word) : Nearest.near(word, states);
  }
}

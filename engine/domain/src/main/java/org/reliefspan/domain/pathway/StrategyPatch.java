package org.reliefspan.domain.pathway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A base with the patch of one strategy on it. */
final class StrategyPatch {
  private final PathwaySpec base;
  private final StrategySpec strategy;

  StrategyPatch(PathwaySpec base, StrategySpec strategy) {
    this.base = base;
    this.strategy = strategy;
  }

  /** The base as this strategy has it, without strategies. */
  PathwaySpec model() {
    return new PathwaySpec(
        base.name(),
        base.title(),
        base.source(),
        base.time(),
        base.parameters().stream().map(this::parameter).toList(),
        base.joint().stream().map(each -> each.without(strategy.parameters().keySet())).toList(),
        base.tables(),
        replaced(base.attributes(), strategy.attributes(), AttributeSpec::name),
        base.states().stream().map(this::state).toList(),
        strategy.start().isEmpty() ? base.start() : strategy.start(),
        replaced(
            base.transitions(), strategy.transitions(), move -> move.from() + "\n" + move.to()),
        events(),
        base.moves(),
        replaced(base.outcomes(), strategy.outcomes(), OutcomeSpec::name),
        List.of(),
        base.decision(),
        activities(),
        replaced(base.effects(), strategy.effects(), EffectSpec::name),
        replaced(base.measures(), strategy.measures(), MeasureSpec::name),
        base.extrapolations(),
        base.ratios());
  }

  /** A value that a strategy sets is what it is: it is not drawn. */
  private ParameterSpec parameter(ParameterSpec old) {
    Written value = strategy.parameters().get(old.name());
    return value == null ? old : old.setTo(value);
  }

  private StateSpec state(StateSpec old) {
    Map<String, Written> values = new LinkedHashMap<>(old.values());
    values.putAll(strategy.states().getOrDefault(old.name(), Map.of()));
    return new StateSpec(old.name(), values, old.isFinal(), old.place());
  }

  private List<EventSpec> events() {
    return replaced(base.events(), strategy.events(), EventSpec::name).stream()
        .filter(event -> !strategy.without().contains(event.name()))
        .toList();
  }

  /** An activity that a strategy does without can still be named, but nobody offers it. */
  private List<ActivitySpec> activities() {
    return replaced(base.activities(), strategy.activities(), ActivitySpec::name).stream()
        .map(each -> strategy.without().contains(each.name()) ? each.notOffered() : each)
        .toList();
  }

  private static <T> List<T> replaced(List<T> old, List<T> patch, Function<T, String> key) {
    Map<String, T> all = new LinkedHashMap<>();
    old.forEach(each -> all.put(key.apply(each), each));
    patch.forEach(each -> all.put(key.apply(each), each));
    return List.copyOf(all.values());
  }
}

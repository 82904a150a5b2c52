package org.reliefspan.domain.pathway.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.StrategySpec;
import org.reliefspan.domain.pathway.Written;

/** What strategies replace is there to be replaced. */
final class StrategyCheck implements Concern {
  @Override
  public void check(PathwaySpec spec, Report report) {
    Set<String> joint =
        spec.joint().stream().flatMap(each -> each.names().stream()).collect(Collectors.toSet());
    Patches patches = new Patches(Declared.by(spec), joint, report);
    Set<String> seen = new HashSet<>();
    for (StrategySpec strategy : spec.strategies()) {
      NameCheck.requireName(strategy.name(), strategy.place(), report);
      if (!seen.add(strategy.name())) {
        report.add(strategy.place(), "(%s) is declared twice.".formatted(strategy.name()));
      }
      patches.check(strategy);
      strategy.events().forEach(each -> NameCheck.requireName(each.name(), each.place(), report));
      strategy
          .activities()
          .forEach(each -> NameCheck.requireName(each.name(), each.place(), report));
      strategy.effects().forEach(each -> NameCheck.requireName(each.name(), each.place(), report));
      strategy.measures().forEach(each -> NameCheck.requireName(each.name(), each.place(), report));
      strategy.outcomes().forEach(each -> patches.outcome(each.name(), each.place()));
    }
  }

  private record Patches(Declared declared, Set<String> joint, Report report) {
    void check(StrategySpec strategy) {
      strategy.parameters().forEach(this::parameter);
      for (AttributeSpec attribute : strategy.attributes()) {
        require("attribute", attribute.name(), declared.attributes(), attribute.place());
      }
      strategy.states().forEach((state, values) -> state(strategy, state, values));
      Set<String> left = new LinkedHashSet<>(declared.events());
      left.addAll(declared.activities());
      for (String name : strategy.without()) {
        require(
            declared.activities().isEmpty() ? "event" : "event or activity",
            name,
            left,
            strategy.place());
      }
    }

    void outcome(String name, Place place) {
      NameCheck.requireName(name, place, report);
      if (declared.ratios().contains(name)) {
        report.add(place, "(%s) is a ratio, which all strategies share.".formatted(name));
      }
    }

    private void parameter(String name, Written value) {
      require("parameter", name, declared.parameters(), value.place());
      if (joint.contains(name)) {
        report.add(
            value.place(),
            "is drawn jointly with others, so a strategy cannot set it. Maybe add a parameter that"
                + " is %s in the base and set that one?".formatted(name));
      }
    }

    private void state(StrategySpec strategy, String state, Map<String, Written> values) {
      Place place =
          values.values().stream().findFirst().map(Written::place).orElse(strategy.place());
      require("state", state, declared.states(), place);
      values.forEach(
          (name, value) -> require("value of states", name, declared.values(), value.place()));
    }

    private void require(String what, String name, Collection<String> known, Place place) {
      if (!known.contains(name)) {
        report.unknown(place, what, name, known);
      }
    }
  }
}

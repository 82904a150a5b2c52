package org.reliefspan.domain.pathway.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.StateSpec;

/** Names that cannot be used, stand twice, or are taken. */
final class NameCheck implements Concern {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*");

  @Override
  public void check(PathwaySpec model, Report report) {
    Map<String, String> inExpressions = new HashMap<>();
    Functions.TAKEN_NAMES.forEach(name -> inExpressions.put(name, "built in"));
    Functions.taken().forEach(name -> inExpressions.putIfAbsent(name + "()", "built in"));
    Names names = new Names(inExpressions, report);
    model.parameters().forEach(each -> names.claim(each.name(), "a parameter", each.place()));
    model.tables().forEach(each -> names.claimTable(each.name(), each.place()));
    model.attributes().forEach(each -> names.claim(each.name(), "an attribute", each.place()));
    model.states().forEach(names::claimValues);
    model.effects().forEach(each -> names.claim(each.name(), "an effect", each.place()));
    model.measures().forEach(each -> names.claim(each.name(), "a measure", each.place()));
    happenings(model, report);
    new Unique("state", report).all(model.states(), StateSpec::name, StateSpec::place);
    new Unique("event", report).all(model.events(), EventSpec::name, EventSpec::place);
    new Unique("outcome", report).all(model.outcomes(), OutcomeSpec::name, OutcomeSpec::place);
  }

  /** Events and activities stand in one row in events() and since(). */
  private static void happenings(PathwaySpec model, Report report) {
    Set<String> seen = new HashSet<>();
    model.events().forEach(event -> seen.add(event.name()));
    for (ActivitySpec activity : model.activities()) {
      requireName(activity.name(), activity.place(), report);
      boolean isNew = true;
      for (Happening happening : Happening.values()) {
        isNew &= seen.add(happening.of(activity.name()));
      }
      if (!isNew) {
        report.add(
            activity.place(),
            "(%s) is taken, or one of its happenings is: another event or activity has the name."
                .formatted(activity.name()));
      }
    }
  }

  static void requireName(String name, Place place, Report report) {
    if (!NAME.matcher(name).matches()) {
      report.add(
          place,
          "(%s) must be a name of letters, digits, _ and points that begins with a letter."
              .formatted(name));
    }
  }

  /** Names that stand side by side in expressions. */
  private record Names(Map<String, String> taken, Report report) {
    void claim(String name, String what, Place place) {
      requireName(name, place, report);
      refuse(name, taken.putIfAbsent(name, what), place);
    }

    void claimTable(String name, Place place) {
      if (taken.containsKey(name + "()")) {
        refuse(name, taken.get(name + "()"), place);
      } else {
        claim(name, "a table", place);
      }
    }

    /** States share the names of their values, but nothing else may have them. */
    void claimValues(StateSpec state) {
      state
          .values()
          .forEach(
              (name, value) -> {
                requireName(name, value.place(), report);
                String other = taken.putIfAbsent(name, "a value of states");
                if (other != null && !other.equals("a value of states")) {
                  refuse(name, other, value.place());
                }
              });
    }

    private void refuse(String name, @Nullable String other, Place place) {
      if (other != null) {
        report.add(
            place, "(%s) is taken: it is %s. Maybe choose another name?".formatted(name, other));
      }
    }
  }

  /** Names that stand by themselves. */
  private record Unique(String what, Report report) {
    <T> void all(Iterable<T> all, Function<T, String> name, Function<T, Place> place) {
      Set<String> seen = new HashSet<>();
      for (T each : all) {
        requireName(name.apply(each), place.apply(each), report);
        if (!seen.add(name.apply(each))) {
          report.add(
              place.apply(each), "(%s) is declared twice as %s.".formatted(name.apply(each), what));
        }
      }
    }
  }
}

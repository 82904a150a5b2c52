package org.reliefspan.domain.pathway.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.domain.spelling.Nearest;

/** Distributions: the parameters that they need, with values that they can have. */
final class LawCheck implements Concern {
  @Override
  public void check(PathwaySpec model, Report report) {
    Laws laws = new Laws(BaseValues.of(model), report);
    model.parameters().forEach(each -> each.draw().ifPresent(laws::check));
    for (AttributeSpec attribute : model.attributes()) {
      if (attribute.start() instanceof AttributeSpec.Drawn drawn) {
        laws.check(drawn.law());
      }
    }
    TimingCheck timings = new TimingCheck(laws, report);
    model.events().forEach(timings::check);
    model
        .consequences()
        .flatMap(each -> each.set().values().stream())
        .forEach(value -> drawn(value, laws));
    model.effects().forEach(effect -> drawn(effect.amount(), laws));
    model.activities().forEach(timings::check);
    model.effects().forEach(timings::check);
  }

  private static void drawn(AttributeSpec.Start start, Laws laws) {
    if (start instanceof AttributeSpec.Drawn drawn) {
      laws.check(drawn.law());
    }
  }

  /** Laws at base values. */
  record Laws(BaseValues base, Report report) {
    void check(Law law) {
      Set<String> given = law.parameters().keySet();
      List<List<String>> sets = law.family().parameterSets();
      if (sets.stream().noneMatch(set -> Set.copyOf(set).equals(given))) {
        complainOfNames(law);
        return;
      }
      Map<String, Double> values = new LinkedHashMap<>();
      law.parameters().forEach((name, value) -> value(law, name, value, values));
      if (values.size() == given.size()) {
        FamilyRules.refusal(law.family(), values)
            .ifPresent(why -> report.addValue(law.place(), "law", why + "."));
      }
    }

    private void complainOfNames(Law law) {
      String sets =
          law.family().parameterSets().stream()
              .map(set -> String.join(" and ", set))
              .collect(Collectors.joining(", or "));
      List<String> known =
          law.family().parameterSets().stream().flatMap(List::stream).distinct().toList();
      String hints =
          law.parameters().keySet().stream()
              .filter(name -> !known.contains(name))
              .flatMap(name -> Nearest.near(name, known).stream())
              .map(" Did you mean \"%s\"?"::formatted)
              .collect(Collectors.joining());
      report.add(
          law.place(),
          "(%s) takes %s, but is given %s.%s"
              .formatted(law.family().id(), sets, given(law), hints));
    }

    private static String given(Law law) {
      return law.parameters().isEmpty()
          ? "nothing"
          : String.join(" and ", law.parameters().keySet());
    }

    private void value(Law law, String name, Written written, Map<String, Double> values) {
      Optional<Double> value = base.number(written);
      if (value.isEmpty()) {
        return;
      }
      Optional<String> refusal = FamilyRules.refusal(law.family(), name, value.get());
      if (refusal.isPresent()) {
        report.addValue(
            written.place(),
            name,
            "%s %s.".formatted(Report.amount(written, value.get()), refusal.get()));
      } else {
        values.put(name, value.get());
      }
    }
  }
}

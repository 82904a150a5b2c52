package org.reliefspan.app.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.RatioSpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.TimeSpec;

/** What is in a pathway, in a few lines. */
final class PathwaySummary {
  private PathwaySummary() {}

  static List<String> lines(PathwaySpec spec) {
    List<String> lines = new ArrayList<>();
    lines.add("pathway     " + spec.title());
    lines.add("time        " + time(spec.time()));
    lines.add("states      " + names(spec.states().stream().map(PathwaySummary::state)));
    if (spec.isDiscrete()) {
      lines.add("transitions " + spec.transitions().size());
    } else {
      lines.add("events      " + names(spec.events().stream().map(EventSpec::name)));
    }
    lines.add(
        "outcomes    "
            + names(
                Stream.concat(
                    spec.outcomes().stream().map(OutcomeSpec::name),
                    spec.ratios().stream().map(PathwaySummary::ratio))));
    lines.add(
        "strategies  "
            + names(
                ResolvedPathway.of(spec).strategies().stream()
                    .map(ResolvedPathway.Strategy::name)));
    lines.add("parameters  " + parameters(spec));
    return lines;
  }

  private static String time(TimeSpec time) {
    return "unit %s, horizon %s, %s"
        .formatted(
            time.unit().id(),
            time.horizon().expression().words(),
            time.cycle().map(cycle -> "cycle " + cycle.expression().words()).orElse("continuous"));
  }

  private static String state(StateSpec state) {
    return state.isFinal() ? state.name() + " (final)" : state.name();
  }

  private static String parameters(PathwaySpec spec) {
    List<ParameterSpec> all = spec.parameters();
    long drawn =
        all.stream().filter(parameter -> parameter.draw().isPresent()).count()
            + spec.joint().stream().mapToLong(joint -> joint.names().size()).sum();
    return all.size() + (drawn == 0 ? "" : ", of which uncertain: " + drawn);
  }

  private static String ratio(RatioSpec ratio) {
    return "%s (%s / %s)".formatted(ratio.name(), ratio.numerator(), ratio.denominator());
  }

  private static String names(Stream<String> names) {
    return String.join(", ", names.toList());
  }
}

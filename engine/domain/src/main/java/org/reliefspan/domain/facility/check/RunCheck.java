package org.reliefspan.domain.facility.check;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.RunSpec;
import org.reliefspan.domain.facility.SearchSpec;
import org.reliefspan.domain.facility.StepSpec;

/** When a run ends, and what is searched. */
final class RunCheck {
  private RunCheck() {}

  static void check(FacilitySpec spec, Complaints complaints) {
    run(spec, complaints);
    spec.search().ifPresent(search -> search(search, spec, complaints));
  }

  private static void run(FacilitySpec spec, Complaints complaints) {
    RunSpec run = spec.run();
    double until = run.until().orElse(Double.POSITIVE_INFINITY);
    if (run.until().isPresent() && !(until > 0 && until < Double.POSITIVE_INFINITY)) {
      complaints.add("/run/until", "ends at %s. The end must be above 0.".formatted(until));
    }
    double warmup = run.warmup().orElse(0);
    if (!(warmup >= 0 && warmup < until)) {
      complaints.add(
          "/run/warmup",
          "has a warmup of %s. It must be a time from 0 on, before the end.".formatted(warmup));
    }
    if (run.replications().orElse(1) < 1) {
      complaints.add("/run/replications", "has no replications. There must be at least 1.");
    }
    if (run.until().isEmpty()) {
      ends(spec.arrivals(), complaints);
      for (var scenario : spec.scenarios()) {
        ends(scenario.arrivals(), complaints);
      }
    }
  }

  private static void ends(List<ArrivalSpec> arrivals, Complaints complaints) {
    for (ArrivalSpec stream : arrivals) {
      if (!(stream.when() instanceof ArrivalSpec.Given) && stream.number().isEmpty()) {
        complaints.add(
            stream.place(),
            "never ends, and the run has no end either. Maybe run: {until: ...}, or a number of"
                + " arrivals?");
      }
    }
  }

  private static void search(SearchSpec search, FacilitySpec spec, Complaints complaints) {
    if (search.ranges().isEmpty()) {
      complaints.add(search.place(), "has no resources to choose.");
    }
    search.ranges().forEach(range -> range(range, search, spec, complaints));
    if (spec.steps().stream()
        .map(StepSpec::target)
        .flatMap(Optional::stream)
        .noneMatch(target -> target.share().isPresent())) {
      complaints.add(
          search.place(),
          "has nothing to meet. Give a step a target with a \"share\" of patients.");
    }
    if (!(search.guarantee() >= 0.5 && search.guarantee() < 1)) {
      complaints.add(
          search.place(),
          "has a guarantee of %s. It must be at least 0.5 and below 1."
              .formatted(search.guarantee()));
    }
    if (!(search.indifference() > 0 && search.indifference() < 1)) {
      complaints.add(
          search.place(),
          "has an indifference of %s. It must lie between 0 and 1."
              .formatted(search.indifference()));
    }
  }

  private static void range(
      SearchSpec.Range range, SearchSpec search, FacilitySpec spec, Complaints complaints) {
    List<String> known = spec.resources().stream().map(ResourceSpec::name).toList();
    int at = known.indexOf(range.resource());
    if (at < 0) {
      complaints.unknown(search.place(), "resource", range.resource(), known);
      return;
    }
    ResourceSpec resource = spec.resources().get(at);
    if (range.from() > range.to()) {
      complaints.add(
          search.place(),
          "chooses %s from %d to %d, which is no range."
              .formatted(range.resource(), range.from(), range.to()));
    }
    if (resource.cost().isEmpty()) {
      complaints.add(
          resource.place(), "needs a \"cost\", of one of them per year, to be searched.");
    }
    if (isFixed(resource.opening())) {
      complaints.add(
          resource.place(),
          "has shifts that say themselves how many there are, so that a search cannot choose it."
              + " Maybe leave their counts out?");
    }
  }

  private static boolean isFixed(Opening opening) {
    return opening instanceof Opening.Cyclic
        || (opening instanceof Opening.Weekly weekly
            && !weekly.shifts().isEmpty()
            && weekly.shifts().stream().allMatch(each -> each.count().isPresent()));
  }
}

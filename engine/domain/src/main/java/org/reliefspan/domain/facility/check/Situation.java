package org.reliefspan.domain.facility.check;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.FacilityPathway;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.domain.pathway.check.BaseValues;

/**
 * A facility in one scenario with the pathway that is run in it.
 *
 * @param facility as it is in the scenario
 * @param pathway as it is written
 * @param here the pathway as it is run in the facility
 * @param models of the strategies that are run, as they are run in the facility
 */
record Situation(
    FacilitySpec facility, PathwaySpec pathway, PathwaySpec here, List<PathwaySpec> models) {
  private static final double SECONDS_PER_YEAR = 365.25 * 24 * 60 * 60;

  /**
   * Writes it out.
   *
   * @param strategy that is run, if not all
   */
  static Situation of(FacilitySpec facility, PathwaySpec pathway, Optional<String> strategy) {
    PathwaySpec here = FacilityPathway.of(pathway, facility);
    List<PathwaySpec> models =
        ResolvedPathway.of(here).strategies().stream()
            .filter(each -> strategy.isEmpty() || strategy.get().equals(each.name()))
            .map(ResolvedPathway.Strategy::model)
            .toList();
    return new Situation(facility, pathway, here, models);
  }

  /** Activities that somebody offers, of each strategy. */
  List<Offered> offered() {
    return models.stream()
        .flatMap(
            model ->
                model.activities().stream()
                    .filter(ActivitySpec::isOffered)
                    .map(each -> new Offered(each, model, known(model))))
        .toList();
  }

  /** What is known without patients; with what attributes streams let them begin is not. */
  private BaseValues known(PathwaySpec model) {
    Map<String, Written> unknown = new LinkedHashMap<>();
    for (ArrivalSpec stream : facility.arrivals()) {
      stream.attributes().forEach((name, value) -> unknown.put(name, Written.unread(Place.NONE)));
      if (stream.when() instanceof ArrivalSpec.Given given) {
        given.values().keySet().forEach(name -> unknown.put(name, Written.unread(Place.NONE)));
      }
    }
    return BaseValues.of(model.beginningWith(unknown));
  }

  /** Names of all activities that a strategy has. */
  Set<String> activities() {
    Set<String> names = new TreeSet<>();
    ResolvedPathway.of(pathway)
        .strategies()
        .forEach(each -> each.model().activities().forEach(one -> names.add(one.name())));
    return names;
  }

  Map<String, ResourceSpec> resources() {
    Map<String, ResourceSpec> all = new LinkedHashMap<>();
    facility.resources().forEach(each -> all.put(each.name(), each));
    return all;
  }

  Optional<StepSpec> step(String activity) {
    return facility.steps().stream().filter(each -> each.activity().equals(activity)).findFirst();
  }

  /** A time of the pathway by the clock. */
  Duration duration(double units) {
    return Duration.ofSeconds(Math.round(units * pathway.time().unit().years() * SECONDS_PER_YEAR));
  }

  /**
   * An activity as it is run.
   *
   * @param model of the strategy
   * @param base what is known without patients
   */
  record Offered(ActivitySpec activity, PathwaySpec model, BaseValues base) {
    String name() {
      return activity.name();
    }

    /** A number if it is known. */
    Optional<Double> number(Written written) {
      return base.number(written);
    }

    /** A time if it is the same for all. */
    Optional<Double> time(AttributeSpec.Start time) {
      return time instanceof AttributeSpec.Fixed fixed ? number(fixed.value()) : Optional.empty();
    }
  }
}

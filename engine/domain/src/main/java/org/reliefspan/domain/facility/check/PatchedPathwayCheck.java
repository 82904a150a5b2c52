package org.reliefspan.domain.facility.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.domain.pathway.check.PathwayCheck;
import org.reliefspan.domain.study.Finding;

/** Expressions and distributions of a facility, as parts of the pathway that is run in it. */
final class PatchedPathwayCheck implements Concern {
  private static final List<String> OWN = List.of("/steps/", "/scenarios/", "/arrivals/");

  @Override
  public void check(Situation situation, Complaints complaints) {
    PathwaySpec here = withArrivals(situation);
    Place ofParameters = new Place(0, "/parameters");
    judge(PathwayCheck.of(here, ""), situation, ofParameters, complaints);
    for (ArrivalSpec stream : situation.facility().arrivals()) {
      if (!stream.attributes().isEmpty()) {
        PathwaySpec theirs = situation.here().beginningWith(stream.attributes());
        judge(PathwayCheck.of(theirs, ""), situation, stream.place(), complaints);
      }
    }
  }

  /** Rates are known before there are patients, as parameters are. */
  private static PathwaySpec withArrivals(Situation situation) {
    PathwaySpec here = situation.here();
    List<ParameterSpec> all = new ArrayList<>(here.parameters());
    for (ArrivalSpec stream : situation.facility().arrivals()) {
      ofArrivals(stream).ifPresent(all::add);
    }
    return here.withParameters(all, here.joint());
  }

  private static Optional<ParameterSpec> ofArrivals(ArrivalSpec stream) {
    if (stream.when() instanceof ArrivalSpec.Together together) {
      return ofArrivals(stream.with(together.groups()));
    }
    if (stream.when() instanceof ArrivalSpec.Poisson poisson) {
      return Optional.of(parameter(stream, poisson.rate(), Optional.empty()));
    }
    if (stream.when() instanceof ArrivalSpec.Renewal renewal) {
      return renewal.every() instanceof AttributeSpec.Drawn drawn
          ? Optional.of(parameter(stream, Written.of(1), Optional.of(drawn.law())))
          : renewal.every() instanceof AttributeSpec.Fixed fixed
              ? Optional.of(parameter(stream, fixed.value(), Optional.empty()))
              : Optional.empty();
    }
    return Optional.empty();
  }

  private static ParameterSpec parameter(ArrivalSpec stream, Written value, Optional<Law> law) {
    return new ParameterSpec("arrivals.." + stream.name(), value, law, "", "", stream.place());
  }

  /**
   * What stands in the facility is said there.
   *
   * @param cause what in the facility made something wrong that stands in the pathway
   */
  private static void judge(
      List<Finding> findings, Situation situation, Place cause, Complaints complaints) {
    for (Finding finding : findings) {
      Place place = new Place(finding.line(), finding.path());
      if (isOwn(finding.path(), situation)) {
        complaints.add(place, finding.message());
      } else {
        complaints.add(
            cause,
            "makes something wrong in the pathway, line %d: %s: %s"
                .formatted(finding.line(), finding.path(), finding.message()));
      }
    }
  }

  private static boolean isOwn(String path, Situation situation) {
    return OWN.stream().anyMatch(path::startsWith)
        || situation.facility().parameters().keySet().stream()
            .anyMatch(name -> path.equals("/parameters/" + name));
  }
}

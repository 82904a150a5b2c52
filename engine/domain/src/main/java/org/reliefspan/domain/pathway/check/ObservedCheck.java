package org.reliefspan.domain.pathway.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Observed;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.study.Finding;

/** What was observed is of what the pathway has. */
public final class ObservedCheck {
  private final PathwaySpec spec;
  private final Report report;
  private final Map<String, PathwaySpec> models = new HashMap<>();

  private ObservedCheck(PathwaySpec spec, Report report) {
    this.spec = spec;
    this.report = report;
    ResolvedPathway.of(spec).strategies().forEach(each -> models.put(each.name(), each.model()));
  }

  /**
   * Checks what was observed.
   *
   * @param file name for the findings
   */
  public static List<Finding> of(PathwaySpec spec, Observed observed, String file) {
    ObservedCheck check = new ObservedCheck(spec, new Report(file));
    observed.curves().forEach(check::curve);
    observed.means().forEach(check::mean);
    return check.report.findings();
  }

  private void curve(Observed.Curve curve) {
    model(curve.strategy(), curve.place())
        .ifPresent(
            model -> named("event", curve.event(), Declared.by(model).events(), curve.place()));
    profiles()
        .filter(rows -> rows != curve.times().length)
        .ifPresent(
            rows ->
                report.add(
                    curve.place(),
                    "has %d rows, but the profiles have %d. Both must be of the same patients."
                        .formatted(curve.times().length, rows)));
  }

  private void mean(Observed.Mean mean) {
    Optional<PathwaySpec> model = model(mean.strategy(), mean.place());
    if (model.isEmpty()) {
      return;
    }
    named("measure", mean.measure(), Declared.by(model.get()).measures(), mean.place());
    double horizon =
        BaseValues.of(model.get())
            .number(model.get().time().horizon())
            .orElse(Double.POSITIVE_INFINITY);
    if (!(mean.time() >= 0 && mean.time() <= horizon)) {
      report.add(mean.place(), "has times that are not between 0 and the horizon.");
    }
  }

  private Optional<PathwaySpec> model(String strategy, Place place) {
    PathwaySpec model = models.get(strategy);
    if (model == null) {
      report.unknown(place, "strategy", strategy, models.keySet());
    }
    return Optional.ofNullable(model);
  }

  private void named(String what, String name, Set<String> declared, Place place) {
    if (!declared.contains(name)) {
      report.unknown(place, what, name, declared);
    }
  }

  private Optional<Integer> profiles() {
    return spec.attributes().stream()
        .map(AttributeSpec::start)
        .filter(AttributeSpec.FromRow.class::isInstance)
        .map(start -> ((AttributeSpec.FromRow) start).profiles().rows())
        .findFirst();
  }
}

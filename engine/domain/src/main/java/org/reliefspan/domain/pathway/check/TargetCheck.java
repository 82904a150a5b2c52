package org.reliefspan.domain.pathway.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.study.Finding;

/** Targets name what the pathway has, at times that it has. */
public final class TargetCheck {
  private static final double TOLERANCE = 1e-9;

  private final PathwaySpec spec;
  private final Report report;
  private final Map<String, PathwaySpec> models = new HashMap<>();

  private TargetCheck(PathwaySpec spec, Report report) {
    this.spec = spec;
    this.report = report;
    ResolvedPathway.of(spec).strategies().forEach(each -> models.put(each.name(), each.model()));
  }

  /**
   * Checks the targets of a pathway.
   *
   * @param file name for the findings
   */
  public static List<Finding> of(PathwaySpec spec, List<CalibrationTarget> targets, String file) {
    TargetCheck check = new TargetCheck(spec, new Report(file));
    targets.forEach(check::target);
    return check.report.findings();
  }

  private void target(CalibrationTarget target) {
    PathwaySpec model = models.get(target.strategy());
    if (model == null) {
      report.unknown(target.place(), "strategy", target.strategy(), models.keySet());
      return;
    }
    Set<String> names = names(Declared.by(model), target);
    if (target.kind() == CalibrationTarget.Kind.OUTCOME
        && Declared.by(model).ratios().contains(target.name())) {
      report.add(
          target.place(),
          "(%s) is a ratio, which is no target. Maybe name its two parts?"
              .formatted(target.name()));
    } else if (!names.contains(target.name())) {
      report.unknown(target.place(), target.kind().id(), target.name(), names);
    }
    target.at().ifPresent(time -> time(target, model, time));
    if (!(Math.abs(target.value()) < Double.POSITIVE_INFINITY)
        || !(target.standardError() > 0 && target.standardError() < Double.POSITIVE_INFINITY)) {
      report.add(target.place(), "must have a finite value with limits that are apart.");
    }
    if (target.kind() == CalibrationTarget.Kind.STATE
        && !(target.value() >= 0 && target.value() <= 1)) {
      report.add(target.place(), "is a share of patients and must lie between 0 and 1.");
    }
  }

  private static Set<String> names(Declared declared, CalibrationTarget target) {
    return switch (target.kind()) {
      case OUTCOME -> declared.outcomes();
      case STATE -> declared.states();
      case MEASURE -> declared.measures();
    };
  }

  private void time(CalibrationTarget target, PathwaySpec model, double time) {
    BaseValues base = BaseValues.of(model);
    double horizon = base.number(model.time().horizon()).orElse(Double.POSITIVE_INFINITY);
    if (!(time >= 0 && time <= horizon)) {
      report.add(
          target.place(),
          "is at %s, which is not between 0 and the horizon (%s).".formatted(time, horizon));
    }
    double cycles =
        spec.time().cycle().flatMap(base::number).map(cycle -> time / cycle).orElse(0.0);
    if (Math.abs(cycles - Math.rint(cycles)) > TOLERANCE) {
      report.add(target.place(), "is at %s, which is not the end of a cycle.".formatted(time));
    }
  }
}

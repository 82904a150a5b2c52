package org.reliefspan.domain.pathway.check;

import java.util.List;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.study.Finding;

/** Everything that is wrong with a pathway, at once. */
public final class PathwayCheck {
  private static final List<Concern> OF_THE_FILE =
      List.of(
          new NameCheck(),
          new TableCheck(),
          new JointCheck(),
          new StrategyCheck(),
          new DecisionCheck());
  private static final List<Concern> OF_WORDS =
      List.of(
          new ReferenceCheck(),
          new RatioCheck(),
          new ExpressionCheck(),
          new ParameterCycles(),
          new MeasureCycles(),
          new TimeModeCheck());
  private static final List<Concern> OF_NUMBERS =
      List.of(
          new AmountCheck(),
          new ProbabilityCheck(),
          new LawCheck(),
          new ActivityCheck(),
          new InstantLoops());

  private PathwayCheck() {}

  /**
   * Checks the base and every strategy.
   *
   * @param file name for the findings
   * @return findings by line; none means that the pathway can be resolved and run
   */
  public static List<Finding> of(PathwaySpec spec, String file) {
    Report report = new Report(file);
    OF_THE_FILE.forEach(concern -> concern.check(spec, report));
    OF_WORDS.forEach(concern -> concern.check(spec, report));
    List<ResolvedPathway.Strategy> strategies = ResolvedPathway.of(spec).strategies();
    for (ResolvedPathway.Strategy strategy : strategies) {
      report.enter(strategy.name());
      OF_WORDS.forEach(concern -> concern.check(strategy.model(), report));
      OF_NUMBERS.forEach(concern -> concern.check(strategy.model(), report));
    }
    RequestCheck.check(strategies.stream().map(ResolvedPathway.Strategy::model).toList(), report);
    ReachCheck.check(strategies.stream().map(ResolvedPathway.Strategy::model).toList(), report);
    return report.findings();
  }
}

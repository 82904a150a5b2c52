package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pathway with each strategy written out in full: what engines compile. Strategies stand in the
 * order of the file; in a strategy what the base has stands in the order of the base, and what the
 * strategy adds stands at the end.
 *
 * @param name addresses the luck of the model
 * @param title for readers
 * @param strategies at least one; a base without strategies is one named {@code base}
 * @param decision what to decide, if anything
 */
public record ResolvedPathway(
    String name, String title, List<Strategy> strategies, Optional<DecisionSpec> decision)
    implements Serializable {
  /** Name of the only strategy of a file without any. */
  public static final String BASE = "base";

  /** Copies. */
  public ResolvedPathway {
    strategies = List.copyOf(strategies);
  }

  /**
   * A strategy in full.
   *
   * @param name as in results
   * @param title for readers
   * @param model without strategies; every event names the states in which it runs, every value of
   *     a move names where it comes from and goes to
   */
  public record Strategy(String name, String title, PathwaySpec model) implements Serializable {}

  /** Writes out the strategies of a pathway in which the check finds nothing. */
  public static ResolvedPathway of(PathwaySpec spec) {
    List<StrategySpec> written =
        spec.strategies().isEmpty() ? List.of(asItStands(spec.title())) : spec.strategies();
    List<Strategy> strategies =
        written.stream()
            .map(strategy -> new Strategy(strategy.name(), strategy.title(), model(spec, strategy)))
            .toList();
    return new ResolvedPathway(spec.name(), spec.title(), strategies, spec.decision());
  }

  private static PathwaySpec model(PathwaySpec spec, StrategySpec strategy) {
    return ExplicitDefaults.in(new StrategyPatch(spec, strategy).model());
  }

  private static StrategySpec asItStands(String title) {
    return new StrategySpec(
        BASE,
        title,
        Map.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Place.NONE);
  }
}

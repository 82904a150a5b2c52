package org.reliefspan.simulation.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Incremental cost-effectiveness ratios along the frontier of strategies.
 *
 * <p>Formula: strategies in order of cost, of equal cost the more effective first. One that another
 * before it matches in effect is dominated. Of the rest, one whose ratio to its neighbour before it
 * exceeds the ratio of the next one is dominated by extension; it is left out and the ratios are
 * taken again until they rise. Domain: finite costs and effects of any sign. Edge cases: one
 * strategy is the frontier without a ratio; of two equal ones the later is dominated; points on a
 * line stay. Source: Karlsson and Johannesson 1996, doi 10.2165/00019053-199609020-00004.
 * Agreement: dampack {@code calculate_icers} (commit 0430fee), its tests' tables, relative 1e-9
 * ({@code IncrementalAnalysisTest}).
 */
public final class IncrementalAnalysis {
  private final double[] cost;
  private final double[] effect;

  private IncrementalAnalysis(double[] cost, double[] effect) {
    this.cost = cost;
    this.effect = effect;
  }

  /**
   * All strategies: the frontier by cost, then those dominated by extension, then the dominated.
   *
   * @param cost one per strategy
   * @param effect one per strategy
   */
  public static List<Increment> of(double[] cost, double[] effect) {
    if (cost.length == 0 || cost.length != effect.length) {
      throw new IllegalArgumentException(
          "cost (%d) and effect (%d) must have one number per strategy"
              .formatted(cost.length, effect.length));
    }
    for (int s = 0; s < cost.length; s++) {
      if (!Double.isFinite(cost[s]) || !Double.isFinite(effect[s])) {
        throw new IllegalArgumentException(
            "cost and effect must be finite (they are not at index %d)".formatted(s));
      }
    }
    return new IncrementalAnalysis(cost.clone(), effect.clone()).increments();
  }

  private List<Increment> increments() {
    List<Integer> ordered =
        IntStream.range(0, cost.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(s -> cost[s])
                    .thenComparing(Comparator.<Integer>comparingDouble(s -> effect[s]).reversed()))
            .toList();
    List<Integer> frontier = new ArrayList<>();
    List<Increment> dominated = new ArrayList<>();
    for (int strategy : ordered) {
      if (frontier.isEmpty() || effect[strategy] > effect[frontier.get(frontier.size() - 1)]) {
        frontier.add(strategy);
      } else {
        dominated.add(off(strategy, Standing.DOMINATED));
      }
    }
    List<Integer> undominated = List.copyOf(frontier);
    while (frontier.removeAll(passed(frontier))) {}
    List<Increment> increments = new ArrayList<>();
    for (int i = 0; i < frontier.size(); i++) {
      increments.add(on(frontier, i));
    }
    undominated.stream()
        .filter(strategy -> !frontier.contains(strategy))
        .forEach(strategy -> increments.add(off(strategy, Standing.EXTENDED_DOMINATED)));
    increments.addAll(dominated);
    return List.copyOf(increments);
  }

  /** Those whose ratio exceeds that of the next one. */
  private List<Integer> passed(List<Integer> frontier) {
    List<Integer> passed = new ArrayList<>();
    for (int i = 1; i < frontier.size() - 1; i++) {
      if (step(frontier, i).icer() > step(frontier, i + 1).icer()) {
        passed.add(frontier.get(i));
      }
    }
    return passed;
  }

  private Increment.Step step(List<Integer> frontier, int i) {
    int before = frontier.get(i - 1);
    int strategy = frontier.get(i);
    return new Increment.Step(
        before, cost[strategy] - cost[before], effect[strategy] - effect[before]);
  }

  private Increment on(List<Integer> frontier, int i) {
    int strategy = frontier.get(i);
    Optional<Increment.Step> step = i == 0 ? Optional.empty() : Optional.of(step(frontier, i));
    return new Increment(strategy, cost[strategy], effect[strategy], Standing.FRONTIER, step);
  }

  private Increment off(int strategy, Standing standing) {
    return new Increment(strategy, cost[strategy], effect[strategy], standing, Optional.empty());
  }
}

package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.DifferenceRow;
import org.reliefspan.domain.simulation.DrawRow;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;
import org.reliefspan.simulation.run.RatioMeans;
import org.reliefspan.simulation.run.SimulationResult;

/**
 * Rows of outcomes that are ratios of two means. Where a denominator is 0 there is no value, and
 * the note says so; where that is so in some draw there are no limits.
 */
final class RatioRows {
  private final EngineRun run;
  private final int ratio;
  private final String name;
  private final String denominator;

  private RatioRows(EngineRun run, int ratio) {
    this.run = run;
    this.ratio = ratio;
    this.name = run.result().ratios().ratios().get(ratio).name();
    this.denominator =
        run.result().outcomes().get(run.result().ratios().ratios().get(ratio).denominator());
  }

  private static List<RatioRows> of(EngineRun run) {
    List<RatioRows> all = new ArrayList<>();
    for (int ratio = 0; ratio < run.result().ratios().ratios().size(); ratio++) {
      all.add(new RatioRows(run, ratio));
    }
    return all;
  }

  /** Ratio by ratio, engines beside each other. */
  static List<StrategyRow> ofStrategy(
      int strategy, List<EngineRun> runs, Map<String, String> units) {
    List<StrategyRow> rows = new ArrayList<>();
    for (RatioRows first : of(runs.get(0))) {
      OptionalDouble z = z(strategy, first.ratio, runs);
      for (EngineRun run : runs) {
        rows.add(new RatioRows(run, first.ratio).strategy(strategy, units, z));
      }
    }
    return rows;
  }

  private static OptionalDouble z(int strategy, int ratio, List<EngineRun> runs) {
    List<OptionalDouble> values =
        runs.stream().map(run -> run.result().ratio(strategy, ratio)).toList();
    if (runs.size() != 2 || values.stream().anyMatch(OptionalDouble::isEmpty)) {
      return OptionalDouble.empty();
    }
    return StrategyRows.z(
        values.get(0).orElseThrow(),
        values.get(1).orElseThrow(),
        runs.stream().mapToDouble(run -> run.result().ratios().error(strategy, ratio)).sum());
  }

  /** Strategy less comparator, ratio by ratio, engines beside each other. */
  static List<DifferenceRow> between(
      int strategy, int comparator, List<EngineRun> runs, Map<String, String> units) {
    List<DifferenceRow> rows = new ArrayList<>();
    for (RatioRows first : of(runs.get(0))) {
      for (EngineRun run : runs) {
        rows.add(new RatioRows(run, first.ratio).difference(strategy, comparator, units));
      }
    }
    return rows;
  }

  /** Values in a draw, for those that have one. */
  static List<DrawRow> inDraw(int draw, int strategy, EngineRun run) {
    List<DrawRow> rows = new ArrayList<>();
    for (RatioRows each : of(run)) {
      run.result()
          .drawnRatio(draw, strategy, each.ratio)
          .ifPresent(
              value -> rows.add(new DrawRow(draw + 1, each.strategy(strategy), each.name, value)));
    }
    return rows;
  }

  private String strategy(int index) {
    return run.result().strategies().get(index);
  }

  private StrategyRow strategy(int strategy, Map<String, String> units, OptionalDouble z) {
    OptionalDouble value = run.result().ratio(strategy, ratio);
    Optional<Interval> limits =
        limits(value, draw -> run.result().drawnRatio(draw, strategy, ratio));
    return new StrategyRow(
        strategy(strategy),
        name,
        run.engine(),
        value,
        value.isPresent() ? run.result().ratios().error(strategy, ratio) : 0,
        limits,
        Optional.empty(),
        units.getOrDefault(name, ""),
        run.patients(),
        run.draws(),
        z,
        note(value, limits, strategy(strategy)));
  }

  private DifferenceRow difference(int strategy, int comparator, Map<String, String> units) {
    SimulationResult result = run.result();
    RatioMeans means = result.ratios();
    OptionalDouble value = less(result.ratio(strategy, ratio), result.ratio(comparator, ratio));
    Optional<Interval> limits =
        limits(
            value,
            draw ->
                less(
                    result.drawnRatio(draw, strategy, ratio),
                    result.drawnRatio(draw, comparator, ratio)));
    return new DifferenceRow(
        strategy(strategy),
        strategy(comparator),
        name,
        run.engine(),
        value,
        value.isPresent()
            ? means.differenceError(strategy, comparator, run.strategies(), ratio)
            : 0,
        limits,
        units.getOrDefault(name, ""),
        note(value, limits, "one of the strategies"));
  }

  private static OptionalDouble less(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() && other.isPresent()
        ? OptionalDouble.of(one.getAsDouble() - other.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Limits over draws, if every draw has a value. */
  private Optional<Interval> limits(OptionalDouble value, IntFunction<OptionalDouble> drawn) {
    if (value.isEmpty() || !run.hasDraws()) {
      return Optional.empty();
    }
    double[] values = new double[run.result().draws()];
    for (int draw = 0; draw < values.length; draw++) {
      OptionalDouble one = drawn.apply(draw);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      values[draw] = one.getAsDouble();
    }
    Limits limits = PercentileInterval.of(values, StrategyRows.LEVEL);
    return Optional.of(new Interval(limits.lower(), limits.upper(), StrategyRows.LEVEL));
  }

  private String note(OptionalDouble value, Optional<Interval> limits, String where) {
    if (value.isEmpty()) {
      return "not estimable: %s is 0 under %s".formatted(denominator, where);
    }
    return run.hasDraws() && limits.isEmpty()
        ? "no limits: %s is 0 in some draws".formatted(denominator)
        : "";
  }
}

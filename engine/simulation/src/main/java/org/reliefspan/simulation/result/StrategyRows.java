package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.simulation.decision.DrawSummary;

/** Rows of {@code strategies}: every outcome of every strategy, engines beside each other. */
final class StrategyRows {
  static final double LEVEL = 0.95;

  /** Relative difference that is rounding. */
  private static final double ROUNDING = 1e-9;

  private final List<EngineRun> runs;
  private final Map<String, String> units;
  private final List<StrategyRow> rows = new ArrayList<>();

  private StrategyRows(List<EngineRun> runs, Map<String, String> units) {
    this.runs = runs;
    this.units = units;
  }

  /**
   * The rows.
   *
   * @param units of outcomes
   */
  static List<StrategyRow> of(List<EngineRun> runs, Map<String, String> units) {
    StrategyRows rows = new StrategyRows(runs, units);
    for (int s = 0; s < runs.get(0).strategies(); s++) {
      for (int k = 0; k < runs.get(0).result().outcomes().size(); k++) {
        rows.add(s, k);
      }
      RatioRows.ofStrategy(s, runs, units).forEach(rows.rows::add);
    }
    return rows.rows;
  }

  private void add(int strategy, int outcome) {
    OptionalDouble z = z(strategy, outcome);
    for (EngineRun run : runs) {
      rows.add(
          new StrategyRow(
              run.result().strategies().get(strategy),
              run.result().outcomes().get(outcome),
              run.engine(),
              OptionalDouble.of(run.result().value(strategy, outcome)),
              run.result().error(strategy, outcome),
              limits(run, strategy, outcome),
              overDraws(run, strategy, outcome),
              units.getOrDefault(run.result().outcomes().get(outcome), ""),
              run.patients(),
              run.draws(),
              z,
              ""));
    }
  }

  private static Optional<Interval> limits(EngineRun run, int strategy, int outcome) {
    if (!run.hasDraws()) {
      return Optional.empty();
    }
    Limits limits = run.result().limits(strategy, outcome, LEVEL);
    return Optional.of(new Interval(limits.lower(), limits.upper(), LEVEL));
  }

  private static Optional<StrategyRow.OverDraws> overDraws(
      EngineRun run, int strategy, int outcome) {
    if (!run.hasDraws()) {
      return Optional.empty();
    }
    DrawSummary summary =
        DrawSummary.of(run.drawn(strategy, outcome), run.errorOfDraw(strategy, outcome), LEVEL);
    return Optional.of(new StrategyRow.OverDraws(summary.mean(), summary.monteCarloError()));
  }

  private OptionalDouble z(int strategy, int outcome) {
    if (runs.size() != 2) {
      return OptionalDouble.empty();
    }
    return z(
        runs.get(0).result().value(strategy, outcome),
        runs.get(1).result().value(strategy, outcome),
        runs.get(0).result().error(strategy, outcome)
            + runs.get(1).result().error(strategy, outcome)); // the cohort's is 0
  }

  /** A difference in standard errors; nothing where there is no error to measure it by. */
  static OptionalDouble z(double one, double other, double error) {
    if (Math.abs(one - other) <= ROUNDING * Math.max(Math.abs(one), Math.abs(other))) {
      return OptionalDouble.of(0);
    }
    return error > 0 ? OptionalDouble.of((one - other) / error) : OptionalDouble.empty();
  }
}

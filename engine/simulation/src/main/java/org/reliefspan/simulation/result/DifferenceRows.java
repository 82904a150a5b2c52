package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.DifferenceRow;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;

/** Rows of {@code differences}: every strategy beside every one that stands before it. */
final class DifferenceRows {
  private DifferenceRows() {}

  static List<DifferenceRow> of(List<EngineRun> runs, Map<String, String> units) {
    List<DifferenceRow> rows = new ArrayList<>();
    for (int s = 1; s < runs.get(0).strategies(); s++) {
      for (int c = 0; c < s; c++) {
        for (int k = 0; k < runs.get(0).result().outcomes().size(); k++) {
          for (EngineRun run : runs) {
            rows.add(row(run, s, c, k, units));
          }
        }
        rows.addAll(RatioRows.between(s, c, runs, units));
      }
    }
    return rows;
  }

  private static DifferenceRow row(
      EngineRun run, int strategy, int comparator, int outcome, Map<String, String> units) {
    String name = run.result().outcomes().get(outcome);
    return new DifferenceRow(
        run.result().strategies().get(strategy),
        run.result().strategies().get(comparator),
        name,
        run.engine(),
        OptionalDouble.of(run.result().difference(strategy, comparator, outcome)),
        run.result().differenceError(strategy, comparator, outcome),
        limits(run, strategy, comparator, outcome),
        units.getOrDefault(name, ""),
        "");
  }

  private static Optional<Interval> limits(
      EngineRun run, int strategy, int comparator, int outcome) {
    if (!run.hasDraws()) {
      return Optional.empty();
    }
    Limits limits =
        PercentileInterval.of(
            run.drawnDifferences(strategy, comparator, outcome), StrategyRows.LEVEL);
    return Optional.of(new Interval(limits.lower(), limits.upper(), StrategyRows.LEVEL));
  }
}

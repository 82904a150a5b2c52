package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.simulation.decision.DrawSummary;

/** Rows of {@code strategies}: every outcome of every strategy, engines beside each other. */
final class StrategyRows {
  static final double LEVEL = 0.95;

  /** Relative difference that is rounding. */
  private static final double ROUNDING = 1e-9;

  private final PathwayNames names;
  private final List<EngineOutcomes> engines;
  private final List<StrategyRow> rows = new ArrayList<>();

  private StrategyRows(PathwayNames names, List<EngineOutcomes> engines) {
    this.names = names;
    this.engines = engines;
  }

  static List<StrategyRow> of(PathwayNames names, List<EngineOutcomes> engines) {
    StrategyRows rows = new StrategyRows(names, engines);
    for (int s = 0; s < names.strategies().size(); s++) {
      for (int k = 0; k < names.outcomes().size(); k++) {
        rows.add(s, k);
      }
    }
    return rows.rows;
  }

  private void add(int strategy, int outcome) {
    OptionalDouble z = z(strategy, outcome);
    for (EngineOutcomes engine : engines) {
      rows.add(
          engine.draws().isPresent()
              ? overDraws(engine, strategy, outcome, z)
              : row(
                  engine,
                  strategy,
                  outcome,
                  engine.mean(strategy, outcome),
                  engine.patientError(strategy, outcome),
                  Optional.empty(),
                  z));
    }
  }

  private StrategyRow overDraws(
      EngineOutcomes engine, int strategy, int outcome, OptionalDouble z) {
    DrawSummary summary =
        DrawSummary.of(engine.means(strategy, outcome), engine.errors(strategy, outcome), LEVEL);
    return row(
        engine,
        strategy,
        outcome,
        summary.mean(),
        summary.monteCarloError(),
        Optional.of(
            new Interval(
                summary.parameterLimits().lower(), summary.parameterLimits().upper(), LEVEL)),
        z);
  }

  private StrategyRow row(
      EngineOutcomes engine,
      int strategy,
      int outcome,
      double value,
      double error,
      Optional<Interval> limits,
      OptionalDouble z) {
    return new StrategyRow(
        names.strategies().get(strategy),
        names.outcomes().get(outcome),
        engine.kind().id(),
        value,
        error,
        limits,
        names.units().get(outcome),
        engine.patients(),
        engine.draws(),
        z);
  }

  /** Both engines have the same draws, so only the luck of patients sets them apart. */
  private OptionalDouble z(int strategy, int outcome) {
    if (engines.size() != 2) {
      return OptionalDouble.empty();
    }
    double one = engines.get(0).mean(strategy, outcome);
    double other = engines.get(1).mean(strategy, outcome);
    double first = engines.get(0).patientError(strategy, outcome);
    double second = engines.get(1).patientError(strategy, outcome);
    double error = Math.sqrt(first * first + second * second);
    boolean isRounding =
        Math.abs(one - other) <= ROUNDING * Math.max(Math.abs(one), Math.abs(other));
    if (error == 0) {
      return isRounding ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
    return OptionalDouble.of((one - other) / error);
  }
}

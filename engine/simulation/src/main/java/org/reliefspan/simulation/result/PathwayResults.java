package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.domain.simulation.AcceptabilityRow;
import org.reliefspan.domain.simulation.DecisionRow;
import org.reliefspan.domain.simulation.InformationRow;
import org.reliefspan.domain.simulation.OccupancyRow;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.simulation.decision.DrawSummary;

/**
 * All rows of a pathway's results.
 *
 * @param names words for the numbers
 * @param engines one or two; the decision rests on the cohort where there is one, because it is
 *     exact
 * @param question what is decided, if anything
 * @param parameters values drawn; empty at the base values
 */
public record PathwayResults(
    PathwayNames names,
    List<EngineOutcomes> engines,
    Optional<DecisionQuestion> question,
    Optional<DrawnParameters> parameters) {
  /** Share of luck between draws above which readers are told. */
  private static final double MUCH_LUCK = 0.1;

  private static final int PERCENT = 100;

  public PathwayResults {
    engines = List.copyOf(engines);
    if (engines.isEmpty() || engines.size() > 2) {
      throw new IllegalArgumentException("engines (%d) must be 1 or 2".formatted(engines.size()));
    }
    for (EngineOutcomes engine : engines) {
      if (engine.strategies() != names.strategies().size()
          || engine.outcomes() != names.outcomes().size()) {
        throw new IllegalArgumentException(
            "engines must have %d strategies and %d outcomes"
                .formatted(names.strategies().size(), names.outcomes().size()));
      }
    }
  }

  /** Rows with what engines said of states, and cautions. */
  public SimulationResults rows(
      String pathway, String title, List<OccupancyRow> occupancy, List<String> cautions) {
    Optional<DecisionRows> decision =
        question.map(asked -> new DecisionRows(names, deciding(), asked));
    List<String> notes = new ArrayList<>(cautions);
    notes.addAll(luck());
    return new SimulationResults(
        pathway,
        title,
        StrategyRows.of(names, engines),
        decision.map(DecisionRows::decision).orElse(List.<DecisionRow>of()),
        occupancy,
        decision
            .filter(any -> hasDraws())
            .map(DecisionRows::acceptability)
            .orElse(List.<AcceptabilityRow>of()),
        decision
            .flatMap(rows -> parameters.map(rows::information))
            .orElse(List.<InformationRow>of()),
        notes);
  }

  private EngineOutcomes deciding() {
    return engines.stream()
        .filter(engine -> engine.kind() == EngineKind.COHORT)
        .findFirst()
        .orElse(engines.get(0));
  }

  private boolean hasDraws() {
    return deciding().draws().isPresent();
  }

  /** Where the luck of few patients passes for uncertainty of parameters. */
  private List<String> luck() {
    double most = 0;
    String where = "";
    EngineOutcomes engine = deciding();
    for (int s = 0; s < engine.strategies() && hasDraws(); s++) {
      for (int k = 0; k < engine.outcomes(); k++) {
        double share =
            DrawSummary.of(engine.means(s, k), engine.errors(s, k), StrategyRows.LEVEL)
                .noiseShare();
        if (share > most) {
          most = share;
          where = "%s of %s".formatted(names.outcomes().get(k), names.strategies().get(s));
        }
      }
    }
    return most <= MUCH_LUCK
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "Up to %.0f percent of the variance between draws (%s) is luck of patients, not"
                    + " parameters: percentiles are too wide and evpi too high. Maybe more"
                    + " --patients, or --engine cohort?",
                PERCENT * most,
                where));
  }
}

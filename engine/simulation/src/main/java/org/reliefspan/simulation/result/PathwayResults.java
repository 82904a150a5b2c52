package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.simulation.AcceptabilityRow;
import org.reliefspan.domain.simulation.DecisionRow;
import org.reliefspan.domain.simulation.InformationRow;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.simulation.decision.DrawSummary;

/**
 * All rows of a pathway's results. Strategies, decision and occupancy have the parameters as
 * written; acceptability and value of information rest on the draws. Where both engines ran, all
 * but strategies rest on the cohort, because it is exact.
 */
public final class PathwayResults {
  /** Share of luck between draws above which readers are told. */
  private static final double MUCH_LUCK = 0.1;

  private static final int PERCENT = 100;

  private final ResolvedPathway pathway;
  private final List<EngineRun> runs;
  private final EngineRun deciding;

  private PathwayResults(ResolvedPathway pathway, List<EngineRun> runs) {
    this.pathway = pathway;
    this.runs = List.copyOf(runs);
    this.deciding = runs.stream().filter(EngineRun::isExact).findFirst().orElse(runs.get(0));
  }

  /**
   * Rows of one or both engines.
   *
   * @param cautions in words, shown beside the rows
   */
  public static SimulationResults rows(
      ResolvedPathway pathway, List<EngineRun> runs, List<String> cautions) {
    if (runs.isEmpty() || runs.size() > 2) {
      throw new IllegalArgumentException("runs (%d) must be 1 or 2".formatted(runs.size()));
    }
    return new PathwayResults(pathway, runs).rows(cautions);
  }

  private SimulationResults rows(List<String> cautions) {
    Optional<DecisionRows> decision =
        pathway.decision().map(asked -> new DecisionRows(deciding, asked));
    Optional<DecisionRows> uncertain = decision.filter(any -> deciding.hasDraws());
    List<String> notes = new ArrayList<>(cautions);
    notes.addAll(luck());
    return new SimulationResults(
        pathway.name(),
        pathway.title(),
        StrategyRows.of(runs),
        decision.map(DecisionRows::decision).orElse(List.<DecisionRow>of()),
        OccupancyRows.of(deciding.result()),
        uncertain.map(DecisionRows::acceptability).orElse(List.<AcceptabilityRow>of()),
        uncertain.map(rows -> rows.information(together())).orElse(List.<InformationRow>of()),
        notes);
  }

  /** Groups of parameters that are drawn jointly, those of them that are drawn at all. */
  private List<List<String>> together() {
    return pathway.strategies().get(0).model().joint().stream()
        .map(JointParameters::names)
        .map(names -> names.stream().filter(deciding.result().parameters()::contains).toList())
        .filter(names -> names.size() > 1)
        .toList();
  }

  /** Where the luck of few patients passes for uncertainty of parameters. */
  private List<String> luck() {
    double most = 0;
    String where = "";
    for (int s = 0; s < deciding.strategies() && deciding.hasDraws(); s++) {
      for (int k = 0; k < deciding.result().outcomes().size(); k++) {
        double share =
            DrawSummary.of(deciding.drawn(s, k), deciding.errorOfDraw(s, k), StrategyRows.LEVEL)
                .noiseShare();
        if (share > most) {
          most = share;
          where =
              "%s of %s"
                  .formatted(
                      deciding.result().outcomes().get(k), deciding.result().strategies().get(s));
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

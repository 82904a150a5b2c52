package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.simulation.AcceptabilityRow;
import org.reliefspan.domain.simulation.DecisionRow;
import org.reliefspan.domain.simulation.DrawRow;
import org.reliefspan.domain.simulation.Histories;
import org.reliefspan.domain.simulation.InformationRow;
import org.reliefspan.domain.simulation.InputRow;
import org.reliefspan.domain.simulation.MeasureRow;
import org.reliefspan.domain.simulation.Sensitivity;
import org.reliefspan.domain.simulation.Setting;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.simulation.decision.DrawSummary;
import org.reliefspan.simulation.run.SimulationResult;

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
    return rows(pathway, runs, cautions, new Besides(Sensitivity.NONE, Histories.NONE));
  }

  /**
   * What was asked for besides.
   *
   * @param sensitivity to single parameters
   * @param histories of simulated patients
   */
  public record Besides(Sensitivity sensitivity, Histories histories) {}

  /**
   * Rows of one or both engines, with what was asked for besides.
   *
   * @param cautions in words, shown beside the rows
   */
  public static SimulationResults rows(
      ResolvedPathway pathway, List<EngineRun> runs, List<String> cautions, Besides besides) {
    if (runs.isEmpty() || runs.size() > 2) {
      throw new IllegalArgumentException("runs (%d) must be 1 or 2".formatted(runs.size()));
    }
    return new PathwayResults(pathway, runs).rows(cautions, besides);
  }

  private SimulationResults rows(List<String> cautions, Besides besides) {
    Optional<DecisionRows> decision =
        pathway.decision().map(asked -> new DecisionRows(deciding, asked));
    Optional<DecisionRows> uncertain = decision.filter(any -> deciding.hasDraws());
    Setting setting = Settings.of(pathway, deciding);
    List<InputRow> inputs = Inputs.of(pathway);
    List<String> notes = new ArrayList<>(Inputs.notes(inputs));
    notes.addAll(cautions);
    notes.addAll(precision());
    notes.addAll(luck());
    notes.addAll(measuresWithoutLimits());
    return new SimulationResults(
        pathway.name(),
        pathway.title(),
        setting,
        Structures.of(pathway),
        inputs,
        StrategyRows.of(runs, setting.units()),
        DifferenceRows.of(runs, setting.units()),
        decision.map(DecisionRows::decision).orElse(List.<DecisionRow>of()),
        OccupancyRows.of(deciding.result()),
        uncertain.map(DecisionRows::acceptability).orElse(List.<AcceptabilityRow>of()),
        uncertain.map(rows -> rows.information(together())).orElse(List.<InformationRow>of()),
        drawn(),
        besides.sensitivity(),
        besides.histories().with(measures()),
        new Reporting(pathway, deciding, setting, inputs, besides.sensitivity()).items(),
        List.of(),
        notes);
  }

  /** Measures are read of patients alone. */
  private List<MeasureRow> measures() {
    return runs.stream()
        .filter(run -> !run.isExact())
        .flatMap(run -> MeasureRows.of(run.result()).stream())
        .toList();
  }

  private List<String> measuresWithoutLimits() {
    boolean tooMany =
        runs.stream()
            .filter(run -> !run.isExact() && run.hasDraws())
            .map(run -> run.result().measures())
            .anyMatch(means -> means.means().length > 0 && means.drawn().length == 0);
    return tooMany
        ? List.of(
            "Measures have no limits over draws: there are too many strategies, measures, times and"
                + " draws to keep. Maybe fewer --draws?")
        : List.of();
  }

  private List<DrawRow> drawn() {
    List<DrawRow> rows = new ArrayList<>();
    SimulationResult result = deciding.result();
    for (int draw = 0; draw < result.draws(); draw++) {
      for (int s = 0; s < deciding.strategies(); s++) {
        for (int k = 0; k < result.outcomes().size(); k++) {
          rows.add(
              new DrawRow(
                  draw + 1,
                  result.strategies().get(s),
                  result.outcomes().get(k),
                  result.drawn(draw, s, k)));
        }
        rows.addAll(RatioRows.inDraw(draw, s, deciding));
      }
    }
    return rows;
  }

  /** Whether what was to be precise is. */
  private List<String> precision() {
    return runs.stream().flatMap(run -> precision(run).stream()).toList();
  }

  private static Optional<String> precision(EngineRun run) {
    if (run.isExact() || run.request().precision().isEmpty()) {
      return Optional.empty();
    }
    double asked = PERCENT * run.request().precision().get().relativeError();
    if (run.result().relativeError().isEmpty()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%,d patients are too few to look at their error in blocks. Maybe more --patients?",
              run.result().patients()));
    }
    double found = PERCENT * run.result().relativeError().getAsDouble();
    return Optional.of(
        found <= asked
            ? String.format(
                Locale.ROOT,
                "%,d patients were enough: the Monte Carlo error of what strategies gain beyond"
                    + " the first is at most %.3g percent of it (asked for: %.3g percent).",
                run.result().patients(),
                found,
                asked)
            : String.format(
                Locale.ROOT,
                "%,d patients were not enough: the Monte Carlo error of what strategies gain"
                    + " beyond the first is up to %.3g percent of it (asked for: %.3g percent)."
                    + " Maybe more --patients, or two strategies are nearly equal?",
                run.result().patients(),
                found,
                asked));
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

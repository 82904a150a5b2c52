package org.reliefspan.analysis.estimate;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.study.CaseMix;
import org.reliefspan.domain.study.FunctionAnalyses;
import org.reliefspan.domain.study.FunctionMethod;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.MeasureSelection;

/** Gains of function from all scores over time, besides the plain ones by horizon. */
final class LongitudinalGains {
  private final EpisodeTable table;
  private final FunctionPlan plan;
  private final long seed;

  LongitudinalGains(EpisodeTable table, FunctionPlan plan, long seed) {
    this.table = table;
    this.plan = plan;
    this.seed = seed;
  }

  /** The rows of one procedure and measure. */
  List<FunctionRow> rows(IndexProcedure procedure, MeasureSelection selection) {
    FunctionAnalyses asked = plan.analyses();
    MeasureRows rows = new MeasureRows(procedure.family().id(), selection.measure());
    FunctionSetting setting =
        new FunctionSetting(selection.measure(), plan.horizons(), plan.level(), seed);
    FollowUps followUps = followUps(procedure.family().id(), selection, setting);
    boolean hypothetical = asked.asks(IntercurrentStrategy.HYPOTHETICAL);
    if (hypothetical || asked.asks(FunctionMethod.MMRM) || asked.asks(FunctionMethod.WEIGHTS)) {
      WeightedGains.writeAffected(followUps, setting, rows);
    }
    if (hypothetical) {
      WeightedGains.writeHypothetical(followUps, setting, rows);
    }
    if (asked.asks(FunctionMethod.MMRM)) {
      RepeatedMeasuresGains.write(followUps, setting, rows);
    }
    if (asked.asks(FunctionMethod.WEIGHTS)) {
      WeightedGains.writeWeighted(followUps, setting, rows);
    }
    int measure = table.plan().scoreOf(selection);
    if (asked.asks(FunctionMethod.DROPOUT)) {
      Optional<FollowUps> reference =
          asked
              .dropout()
              .reference()
              .filter(family -> !family.equals(procedure.family().id()))
              .map(family -> followUps(family, selection, setting));
      DropoutSensitivity.write(
          table, measure, followUps, reference, setting, asked.dropout(), rows);
    }
    if (asked.asks(FunctionMethod.DRIFT)) {
      DriftBeforeIndex.write(table, measure, followUps, setting, rows);
    }
    return rows.list();
  }

  private FollowUps followUps(String family, MeasureSelection selection, FunctionSetting setting) {
    return FollowUps.of(
        table,
        table.plan().ruleOf(family),
        table.plan().scoreOf(selection),
        setting.lastDay(),
        complete());
  }

  /** Episodes that have the values of the case-mix adjustment, as every other quantity takes. */
  private IntPredicate complete() {
    int[] columns = columns();
    return episode ->
        IntStream.of(columns).noneMatch(column -> Double.isNaN(table.covariate(episode, column)));
  }

  private int[] columns() {
    List<String> names = table.plan().covariates();
    if (plan.caseMix() instanceof CaseMix.PredictedScore predicted) {
      return new int[] {names.indexOf(predicted.covariate())};
    }
    return plan.caseMix() instanceof CaseMix.Covariates covariates
        ? covariates.names().stream().mapToInt(names::indexOf).toArray()
        : new int[0];
  }
}

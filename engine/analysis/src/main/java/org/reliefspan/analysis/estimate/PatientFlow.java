package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import org.reliefspan.analysis.episode.EpisodePlan;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.episode.Exclusion;
import org.reliefspan.analysis.outcome.FunctionOutcomes;
import org.reliefspan.analysis.outcome.FunctionQuestion;
import org.reliefspan.analysis.outcome.ReliefKind;
import org.reliefspan.analysis.outcome.ReliefOutcomes;
import org.reliefspan.analysis.outcome.ReliefQuestion;
import org.reliefspan.domain.estimate.AttritionRow;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.IndexPolicy;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.ReliefPlan;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.domain.study.ScoreSource;

/** How patients and episodes became fewer, step by step. */
final class PatientFlow {
  private final EpisodeTable table;
  private final List<AttritionRow> rows = new ArrayList<>();

  private PatientFlow(EpisodeTable table) {
    this.table = table;
  }

  static List<AttritionRow> of(EpisodeTable table, ResolvedStudy study) {
    PatientFlow flow = new PatientFlow(table);
    flow.cohort();
    study.relief().stream().findFirst().ifPresent(flow::relief);
    if (study.relief().isEmpty()) {
      study.function().stream().findFirst().ifPresent(flow::function);
    }
    return flow.rows;
  }

  private void cohort() {
    rows.add(
        new AttritionRow("in_store", "", OptionalLong.of(table.patients()), OptionalLong.empty()));
    add("with_index_procedure", "no procedure that the study asks about", episode -> true);
    EpisodePlan plan = table.plan();
    if (plan.ages().restricted()) {
      add(
          "age_in_cohort",
          Exclusion.AGE.words(),
          episode -> table.exclusion(episode) != Exclusion.AGE);
    }
    if (!plan.conditionPrefixes().isEmpty()) {
      add(
          "diagnosis_in_cohort",
          Exclusion.CONDITION.words(),
          episode ->
              table.exclusion(episode) != Exclusion.AGE
                  && table.exclusion(episode) != Exclusion.CONDITION);
    }
    if (plan.index() == IndexPolicy.FIRST) {
      add(
          "first_procedure",
          Exclusion.NOT_FIRST.words(),
          episode -> table.exclusion(episode) == Exclusion.NONE);
    }
  }

  private void relief(ReliefPlan plan) {
    ReliefOutcomes outcomes =
        ReliefOutcomes.of(
            table,
            new ReliefQuestion(
                plan.definition(),
                IntercurrentStrategy.COMPOSITE,
                plan.lossRule(),
                ScoreSource.ALL_SCORES,
                table.plan().scoreOf(plan.pain()),
                table.plan().scoreOf(plan.function())));
    add(
        "with_baseline",
        "no baseline within 90 days before, or too low for " + plan.definition().id(),
        episode -> outcomes.kind(episode) != ReliefKind.NO_BASELINE);
    add(
        "assessed",
        "not assessed after the onset window",
        episode ->
            outcomes.kind(episode) != ReliefKind.NO_BASELINE
                && outcomes.durationKind(episode) != ReliefKind.NOT_ASSESSED);
  }

  private void function(FunctionPlan plan) {
    int score = table.plan().scoreOf(plan.measures().get(0));
    add(
        "with_baseline",
        "no baseline within 90 days before",
        episode ->
            table.exclusion(episode) == Exclusion.NONE
                && !Double.isNaN(table.baseline(episode, score)));
    boolean[] complete = new boolean[table.size()];
    boolean[] followed = new boolean[table.size()];
    boolean adjusts = false;
    for (IndexProcedure procedure : plan.procedures()) {
      int rule = table.plan().ruleOf(procedure.family().id());
      FunctionOutcomes outcomes =
          FunctionOutcomes.of(table, new FunctionQuestion(rule, score, plan.horizons().get(0)));
      CaseMixAdjustment adjustment = CaseMixAdjustment.of(plan.caseMix(), table, outcomes);
      adjusts |= adjustment.adjusts();
      for (int row = 0; row < outcomes.size(); row++) {
        followed[outcomes.episode(row)] = true;
        complete[outcomes.episode(row)] = adjustment.complete(row);
      }
    }
    String horizon = plan.horizons().get(0).id();
    add("with_followup", "no score in the window of " + horizon, episode -> followed[episode]);
    if (adjusts) {
      add("with_case_mix", "no value for the case-mix adjustment", episode -> complete[episode]);
    }
  }

  private void add(String step, String reason, IntPredicate stays) {
    long episodes = 0;
    long patients = 0;
    long last = -1;
    for (int episode = 0; episode < table.size(); episode++) {
      if (stays.test(episode)) {
        episodes++;
        patients += table.subject(episode) == last ? 0 : 1;
        last = table.subject(episode);
      }
    }
    rows.add(new AttritionRow(step, reason, OptionalLong.of(patients), OptionalLong.of(episodes)));
  }
}

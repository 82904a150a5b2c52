package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.outcome.ReliefOutcomes;
import org.reliefspan.analysis.outcome.ReliefQuestion;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.study.DurationModel;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.LossRule;
import org.reliefspan.domain.study.Population;
import org.reliefspan.domain.study.ReliefDefinition;
import org.reliefspan.domain.study.ReliefPlan;
import org.reliefspan.domain.study.ScoreSource;

/**
 * All relief quantities of one plan. Cells (procedure, stratum, question) are computed in parallel,
 * those that take the headline's family of durations from another after it; their order in the
 * result is fixed.
 *
 * @param rows main analysis
 * @param sensitivity the same quantities under other choices
 * @param fits of durations, for pathways
 */
record ReliefEstimates(
    List<ReliefRow> rows,
    List<SensitivityRow> sensitivity,
    List<Curve> curves,
    List<DurationFit> fits) {

  private static final String SCHEDULED = "scheduled_scores";
  private static final String CONFIRMED = "confirmed_loss";

  /**
   * All rows of a plan.
   *
   * @param fewest patients of a group that is compared with others
   */
  static ReliefEstimates of(EpisodeTable table, ReliefPlan plan, long seed, int fewest) {
    List<Task> tasks = new Planner(table, plan, seed, fewest).tasks();
    List<ReliefEstimates> parts = run(tasks);
    List<ReliefRow> rows = new ArrayList<>();
    List<SensitivityRow> sensitivity = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    List<DurationFit> fits = new ArrayList<>();
    for (ReliefEstimates part : parts) {
      fits.addAll(part.fits);
      rows.addAll(part.rows);
      sensitivity.addAll(part.sensitivity);
      curves.addAll(part.curves);
    }
    for (Stratified groups : Stratified.of(tasks)) {
      groups.pool(rows);
    }
    return new ReliefEstimates(rows, sensitivity, curves, fits);
  }

  private static List<ReliefEstimates> run(List<Task> tasks) {
    ReliefEstimates[] parts = new ReliefEstimates[tasks.size()];
    for (boolean follows : new boolean[] {false, true}) {
      IntStream.range(0, parts.length)
          .filter(i -> tasks.get(i).leading.isPresent() == follows)
          .parallel()
          .forEach(i -> parts[i] = tasks.get(i).run());
    }
    return List.of(parts);
  }

  /** The tasks of one procedure's groups by one stratification, and of all together. */
  private record Stratified(Task all, List<Task> groups, String columns) {
    private static final int FEWEST_GROUPS = 3;

    static List<Stratified> of(List<Task> tasks) {
      List<Stratified> found = new ArrayList<>();
      for (Task task : tasks) {
        boolean whole = task.cell.stratum().equals(Stratum.ALL) && task.isJoint();
        for (String columns : whole ? task.cell.plan().strata() : List.<String>of()) {
          found.add(new Stratified(task, groups(tasks, task, columns), columns));
        }
      }
      return found;
    }

    private static List<Task> groups(List<Task> tasks, Task all, String columns) {
      return tasks.stream()
          .filter(task -> task.isJoint() && Stratum.columns(task.cell.stratum()).equals(columns))
          .filter(task -> task.cell.procedure().equals(all.cell.procedure()))
          .filter(task -> task.cell.question().equals(all.cell.question()))
          .toList();
    }

    void pool(List<ReliefRow> rows) {
      if (groups.size() >= FEWEST_GROUPS) {
        GroupPooling.write(all.member(), groups.stream().map(Task::member).toList(), columns, rows);
      }
    }
  }

  /** One cell, as main analysis or as the named sensitivity. */
  private static final class Task {
    private final ReliefCell cell;
    private final String analysis;
    private final int fewest;

    /** Of all together, whose family of durations this one takes; it runs before. */
    private final Optional<Task> leading;

    private Optional<GroupPooling.Member> member = Optional.empty();
    private Optional<HeadlineFamily> family = Optional.empty();
    private Optional<DurationFit> fit = Optional.empty();

    Task(ReliefCell cell, String analysis, int fewest, Optional<Task> leading) {
      this.cell = cell;
      this.analysis = analysis;
      this.fewest = fewest;
      this.leading = leading;
    }

    /** Whether the joint model is fitted as the main analysis. */
    boolean isJoint() {
      return cell.question().strategy() == IntercurrentStrategy.COMPOSITE && analysis.isEmpty();
    }

    /** Whether the joint model is fitted to scheduled scores as a sensitivity. */
    boolean isScheduled() {
      return analysis.equals(SCHEDULED) && leading.isPresent();
    }

    /** Whether the study's main definition of relief is asked. */
    boolean isMain() {
      return cell.question().definition().equals(cell.plan().definition());
    }

    /** What was found, once it has run. */
    GroupPooling.Member member() {
      return member.orElseThrow();
    }

    ReliefEstimates run() {
      List<ReliefRow> rows = new ArrayList<>();
      List<Curve> curves = new ArrayList<>();
      List<SensitivityRow> ofVisits = new ArrayList<>();
      if (cell.question().strategy() == IntercurrentStrategy.COMPETING) {
        CompetingEstimates.write(cell, rows, curves);
      } else {
        durations(rows, curves, ofVisits);
      }
      if (analysis.isEmpty()) {
        return new ReliefEstimates(rows, ofVisits, curves, fit.stream().toList());
      }
      List<SensitivityRow> renamed =
          rows.stream().map(row -> new SensitivityRow(analysis, row)).toList();
      return new ReliefEstimates(List.of(), renamed, List.of(), List.of());
    }

    private void durations(
        List<ReliefRow> rows, List<Curve> curves, List<SensitivityRow> ofVisits) {
      if (isJoint() || isScheduled()) {
        joint(rows, curves, ofVisits);
      }
      ReliefSample observed = cell.sample().observedResponders();
      for (DurationModel model : cell.plan().models()) {
        new MixtureEstimates(cell, model).mixture(rows, curves);
        new MixtureEstimates(cell, model).observed(observed, rows);
      }
      new TurnbullEstimates(cell, Population.ALL_TREATED, cell.sample()).write(rows, curves);
      new TurnbullEstimates(cell, Population.OBSERVED_RESPONDERS, observed).write(rows, curves);
      OccupancyEstimates.write(cell, rows, curves);
      ResponseEstimates.write(cell, rows);
    }

    private void joint(List<ReliefRow> rows, List<Curve> curves, List<SensitivityRow> ofVisits) {
      Optional<HeadlineFamily> given = leading.flatMap(task -> task.family);
      Optional<JointEstimates.Joint> joint =
          JointEstimates.write(cell, given, rows, ofVisits, curves);
      family = joint.map(JointEstimates.Joint::family);
      if (isJoint()) {
        member = Optional.of(GroupPooling.Member.of(cell, joint, fewest));
      }
      if (!isJoint() || !cell.stratum().equals(Stratum.ALL)) {
        return;
      }
      if (joint.isPresent()) {
        VisitEstimates.bounds(cell, joint.get(), rows);
        ofVisits.addAll(VisitEstimates.of(cell, joint.get()));
      }
      if (isMain()) {
        fit = Optional.of(FittedDurations.of(cell, joint, effects(joint, rows)));
      }
    }

    private Optional<DurationEffects.Fitted> effects(
        Optional<JointEstimates.Joint> joint, List<ReliefRow> rows) {
      return joint
          .filter(found -> !cell.plan().covariates().isEmpty())
          .map(found -> DurationEffects.write(cell, found, fewest, rows));
    }
  }

  /** Lists the cells of a plan. */
  private static final class Planner {
    private final EpisodeTable table;
    private final ReliefPlan plan;
    private final long seed;
    private final int fewest;
    private final List<Task> tasks = new ArrayList<>();

    Planner(EpisodeTable table, ReliefPlan plan, long seed, int fewest) {
      this.table = table;
      this.plan = plan;
      this.seed = seed;
      this.fewest = fewest;
    }

    List<Task> tasks() {
      ReliefQuestion main = question(plan.definition());
      for (IntercurrentStrategy strategy : plan.strategies()) {
        add(main.with(strategy), plan.strata(), "");
      }
      for (ReliefDefinition other : plan.otherDefinitions()) {
        add(question(other), List.of(), "");
      }
      add(main.with(ScoreSource.SCHEDULED_SCORES), List.of(), SCHEDULED);
      LossRule otherRule =
          plan.lossRule() == LossRule.CONFIRMED ? LossRule.FIRST_FAILURE : LossRule.CONFIRMED;
      add(
          main.with(otherRule),
          List.of(),
          otherRule == LossRule.CONFIRMED ? CONFIRMED : "first_failure_loss");
      return tasks;
    }

    private ReliefQuestion question(ReliefDefinition definition) {
      return new ReliefQuestion(
          definition,
          IntercurrentStrategy.COMPOSITE,
          plan.lossRule(),
          ScoreSource.ALL_SCORES,
          table.plan().scoreOf(plan.pain()),
          table.plan().scoreOf(plan.function()));
    }

    /** The task of all together that settles the family of durations for a group or sensitivity. */
    private Optional<Task> leading(ReliefCell cell, String analysis) {
      boolean follows = !cell.stratum().equals(Stratum.ALL) || analysis.equals(SCHEDULED);
      return tasks.stream()
          .filter(task -> follows && task.isJoint() && task.isMain())
          .filter(task -> task.cell.stratum().equals(Stratum.ALL))
          .filter(task -> task.cell.procedure().equals(cell.procedure()))
          .findFirst();
    }

    private void add(ReliefQuestion question, List<String> strata, String analysis) {
      ReliefOutcomes outcomes = ReliefOutcomes.of(table, question);
      for (IndexProcedure procedure : plan.procedures()) {
        int rule = table.plan().ruleOf(procedure.family().id());
        for (Stratum stratum : Stratum.of(table, rule, strata)) {
          ReliefSample sample = ReliefSample.of(outcomes, stratum.members());
          ReliefCell cell =
              new ReliefCell(
                  plan, procedure.family().id(), stratum.label(), question, sample, seed);
          tasks.add(new Task(cell, analysis, fewest, leading(cell, analysis)));
        }
      }
    }
  }
}

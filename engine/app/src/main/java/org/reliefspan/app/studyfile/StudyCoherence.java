package org.reliefspan.app.studyfile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.MeasureSelection;
import org.reliefspan.domain.study.ReliefCovariate;
import org.reliefspan.domain.study.ReliefDefinition;
import org.reliefspan.domain.study.ReliefPlan;

/**
 * What the parts of a study must not do together: ask for one row of a table twice, give a family
 * two sets of windows, or read one score as two measures.
 */
final class StudyCoherence {
  private final YamlMap root;
  private final List<ReliefPlan> relief;
  private final List<FunctionPlan> function;

  StudyCoherence(YamlMap root, List<ReliefPlan> relief, List<FunctionPlan> function) {
    this.root = root;
    this.relief = relief;
    this.function = function;
  }

  void check() {
    checkWindows();
    checkContexts();
    checkReliefTwice();
    checkFunctionTwice();
    relief.forEach(plan -> checkStrata(plan.strata()));
    function.forEach(plan -> checkStrata(plan.strata()));
  }

  private Stream<IndexProcedure> procedures() {
    return Stream.concat(
        relief.stream().flatMap(plan -> plan.procedures().stream()),
        function.stream().flatMap(plan -> plan.procedures().stream()));
  }

  /** A family has one set of windows in a study: its episodes are built once. */
  private void checkWindows() {
    Map<String, IndexProcedure> windows = new HashMap<>();
    procedures()
        .forEach(
            index -> {
              IndexProcedure other = windows.putIfAbsent(index.family().id(), index);
              if (other != null && !other.equals(index)) {
                root.report(
                    "gives %s two different sets of windows. Maybe write them in one study each?"
                        .formatted(index.family().id()));
              }
            });
  }

  /** A score without a context, or an average one, cannot be read as two measures. */
  private void checkContexts() {
    Map<String, MeasureSelection> plain = new HashMap<>();
    Stream.concat(
            relief.stream().flatMap(StudyCoherence::scores),
            function.stream().flatMap(plan -> plan.measures().stream()))
        .filter(selection -> selection.accepts("") || selection.accepts("average"))
        .forEach(
            selection -> {
              MeasureSelection other = plain.putIfAbsent(selection.measure().id(), selection);
              if (other != null && !other.equals(selection)) {
                root.report(
                    "asks for %s with and without a context. Maybe name the context everywhere?"
                        .formatted(selection.measure().id()));
              }
            });
  }

  private static Stream<MeasureSelection> scores(ReliefPlan plan) {
    return Stream.concat(
        Stream.of(plan.pain(), plan.function()),
        plan.covariates().stream()
            .filter(ReliefCovariate.Baseline.class::isInstance)
            .map(covariate -> ((ReliefCovariate.Baseline) covariate).score()));
  }

  private void checkReliefTwice() {
    Set<String> asked = new HashSet<>();
    for (ReliefPlan plan : relief) {
      for (IndexProcedure index : plan.procedures()) {
        Stream.concat(Stream.of(plan.definition()), plan.otherDefinitions().stream())
            .map(ReliefDefinition::id)
            .forEach(id -> requireFirst(asked, index.family().id() + " by " + id, "relief"));
      }
    }
  }

  private void checkFunctionTwice() {
    Set<String> asked = new HashSet<>();
    for (FunctionPlan plan : function) {
      for (IndexProcedure index : plan.procedures()) {
        for (MeasureSelection selection : plan.measures()) {
          requireFirst(
              asked, selection.measure().id() + " after " + index.family().id(), "function");
        }
      }
    }
  }

  private void checkStrata(List<String> strata) {
    Set<String> asked = new HashSet<>();
    strata.forEach(stratum -> requireFirst(asked, stratum, "strata"));
  }

  private void requireFirst(Set<String> asked, String question, String part) {
    if (!asked.add(question)) {
      root.report(
          "asks %s twice in %s: a table has one row for it. Maybe write two studies?"
              .formatted(question, part));
    }
  }
}

package org.reliefspan.analysis.episode;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.ConditionGroup;
import org.reliefspan.domain.catalog.ProcedureFamily;
import org.reliefspan.domain.study.CaseMix;
import org.reliefspan.domain.study.CohortDefinition;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.IndexPolicy;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.MeasureSelection;
import org.reliefspan.domain.study.ReliefCovariate;
import org.reliefspan.domain.study.ReliefPlan;
import org.reliefspan.domain.study.ResolvedStudy;

/**
 * What the episode builder needs to know of a study, as plain text and numbers that can be sent to
 * other machines.
 *
 * @param rules windows of each index family, in the order of the study
 * @param scores measures that are kept, in the order of the study
 * @param surgeries families that count as surgery
 * @param otherProcedures families of therapeutic procedures that end relief when done in the region
 * @param morphineFactors milligrams of morphine per unit, by ingredient
 * @param conditionPrefixes ICD-10-CM prefixes of which one must be on record; empty asks for none
 * @param strata names of the columns kept as text
 * @param covariates names of the columns kept as numbers
 * @param textOrNumber those of them that are kept as text too, and may be either
 */
public record EpisodePlan(
    List<Rule> rules,
    List<Score> scores,
    Set<String> surgeries,
    Set<String> otherProcedures,
    Map<String, Double> morphineFactors,
    List<String> conditionPrefixes,
    Ages ages,
    IndexPolicy index,
    List<String> strata,
    List<String> covariates,
    Set<String> textOrNumber)
    implements Serializable {

  /** Joins the columns of a crossed stratum, in studies and tables alike. */
  public static final String STRATUM_SEPARATOR = ";";

  /** Groups whose therapeutic members count as another procedure in the region. */
  private static final Set<String> INTERVENTIONAL_GROUPS =
      Set.of(
          "epidural",
          "facet",
          "vertebral",
          "sacroiliac",
          "knee",
          "joint",
          "regenerative",
          "disc",
          "sympathetic",
          "peripheral_nerve",
          "neuromodulation",
          "cryo",
          "stenosis",
          "fracture");

  /** Windows of one index family, in days. */
  public record Rule(String family, int blackoutDays, int judgedAfterDays, int seriesGapDays)
      implements Serializable {}

  /**
   * A measure in a context.
   *
   * @param context empty takes scores without a context and those marked {@code average}
   */
  public record Score(String measure, String context) implements Serializable {

    boolean accepts(String otherMeasure, String otherContext) {
      boolean contextFits =
          context.isEmpty()
              ? otherContext.isEmpty() || otherContext.equals("average")
              : otherContext.equals(context);
      return contextFits && measure.equals(otherMeasure);
    }
  }

  /** Least and greatest age in years; {@code restricted} tells whether age is asked for at all. */
  public record Ages(int from, int to, boolean restricted) implements Serializable {}

  /** The plan of a study. */
  public static EpisodePlan of(ResolvedStudy study, Catalogue catalogue) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    Set<Score> scores = new LinkedHashSet<>();
    Set<String> strata = new LinkedHashSet<>();
    Set<String> covariates = new LinkedHashSet<>();
    Set<String> either = new LinkedHashSet<>();
    for (ReliefPlan plan : study.relief()) {
      plan.procedures().forEach(index -> rules.put(index.family().id(), rule(index)));
      scores.add(score(plan.pain()));
      scores.add(score(plan.function()));
      plan.strata().forEach(entry -> strata.addAll(List.of(entry.split(STRATUM_SEPARATOR, -1))));
      for (ReliefCovariate covariate : plan.covariates()) {
        if (covariate instanceof ReliefCovariate.Baseline baseline) {
          scores.add(score(baseline.score()));
        } else if (covariate instanceof ReliefCovariate.Column column) {
          either.add(column.name());
        } else if (covariate instanceof ReliefCovariate.Age age) {
          covariates.add(age.name());
        }
      }
    }
    for (FunctionPlan plan : study.function()) {
      plan.procedures().forEach(index -> rules.putIfAbsent(index.family().id(), rule(index)));
      plan.measures().forEach(measure -> scores.add(score(measure)));
      plan.strata().forEach(entry -> strata.addAll(List.of(entry.split(STRATUM_SEPARATOR, -1))));
      covariates.addAll(covariates(plan.caseMix()));
    }
    either.removeAll(covariates);
    strata.addAll(either);
    covariates.addAll(either);
    CohortDefinition cohort = study.cohort();
    return new EpisodePlan(
        List.copyOf(rules.values()),
        List.copyOf(scores),
        surgeries(catalogue),
        otherProcedures(catalogue),
        morphineFactors(catalogue),
        prefixes(cohort.conditions()),
        new Ages(cohort.ageFrom(), cohort.ageTo(), cohort.restrictsAge()),
        cohort.index(),
        List.copyOf(strata),
        List.copyOf(covariates),
        Set.copyOf(either));
  }

  /** Position of a family's rule, or -1. */
  public int ruleOf(String family) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).family().equals(family)) {
        return i;
      }
    }
    return -1;
  }

  /** Position of a measure's scores. */
  public int scoreOf(MeasureSelection selection) {
    return scores.indexOf(score(selection));
  }

  private static Rule rule(IndexProcedure index) {
    return new Rule(
        index.family().id(), index.blackoutDays(), index.judgedAfterDays(), index.seriesGapDays());
  }

  private static Score score(MeasureSelection selection) {
    return new Score(selection.measure().id(), selection.context().orElse(""));
  }

  private static List<String> covariates(CaseMix caseMix) {
    if (caseMix instanceof CaseMix.PredictedScore predicted) {
      return List.of(predicted.covariate());
    }
    return caseMix instanceof CaseMix.Covariates covariates ? covariates.names() : List.of();
  }

  private static Set<String> surgeries(Catalogue catalogue) {
    Set<String> ids = new TreeSet<>();
    catalogue.families().stream()
        .filter(ProcedureFamily::isSurgery)
        .forEach(family -> ids.add(family.id()));
    return ids;
  }

  private static Set<String> otherProcedures(Catalogue catalogue) {
    Set<String> ids = new TreeSet<>();
    catalogue.families().stream()
        .filter(family -> INTERVENTIONAL_GROUPS.contains(family.group()))
        .filter(family -> !family.intent().equals("diagnostic"))
        .forEach(family -> ids.add(family.id()));
    return ids;
  }

  private static Map<String, Double> morphineFactors(Catalogue catalogue) {
    Map<String, Double> factors = new TreeMap<>();
    catalogue
        .medications()
        .forEach(
            medication ->
                medication
                    .morphineFactor()
                    .ifPresent(factor -> factors.put(medication.ingredient(), factor)));
    return factors;
  }

  private static List<String> prefixes(List<ConditionGroup> groups) {
    List<String> prefixes = new ArrayList<>();
    groups.forEach(group -> prefixes.addAll(group.prefixes()));
    return List.copyOf(prefixes);
  }
}

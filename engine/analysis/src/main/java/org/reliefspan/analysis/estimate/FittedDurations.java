package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.reliefspan.analysis.fit.JointTerms;
import org.reliefspan.domain.estimate.CovariateSpread;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.HiddenReliefModel;
import org.reliefspan.numerics.model.Coefficients;

/**
 * The joint model of one procedure for pathways to draw from: durations to loss as if no event came
 * first, the chance to respond, and the rates of events beside them. With the covariates of the
 * study where the data determine them, without any where not.
 */
final class FittedDurations {
  private static final String COVARIATES = "_covariates";

  private final ReliefCell cell;
  private final HeadlineFamily family;

  private FittedDurations(ReliefCell cell, HeadlineFamily family) {
    this.cell = cell;
    this.family = family;
  }

  /**
   * What can be drawn from, or why nothing can.
   *
   * @param joint empty where no episode has a baseline
   * @param effects of covariates, where the study asks for them
   */
  static DurationFit of(
      ReliefCell cell,
      Optional<JointEstimates.Joint> joint,
      Optional<DurationEffects.Fitted> effects) {
    HeadlineFamily family =
        joint
            .map(JointEstimates.Joint::family)
            .orElseGet(() -> JointFamilies.first(cell.plan().families()));
    return new FittedDurations(cell, family).of(joint, effects);
  }

  private DurationFit of(
      Optional<JointEstimates.Joint> joint, Optional<DurationEffects.Fitted> effects) {
    if (joint.isEmpty()) {
      return DurationFit.none(cell.procedure(), key(""), "no episode has a baseline");
    }
    Optional<HiddenReliefEstimate> headline = joint.get().headline();
    if (headline.isEmpty() || !joint.get().closed().isEmpty()) {
      return DurationFit.none(
          cell.procedure(),
          key(""),
          "visits and scores do not settle how long relief lasts: "
              + String.join("; ", joint.get().closed()));
    }
    if (effects.flatMap(DurationEffects.Fitted::fit).isPresent()) {
      CovariateDesign design = effects.get().design();
      return covariates(effects.get().fit().get(), design);
    }
    List<String> notes = notes(headline.get());
    if (effects.isPresent()) {
      notes.add("Without covariates: the data do not determine how durations differ by them.");
    }
    return written(
        headline.get(), headline.get().coefficients(), Map.of(), cell.sample(), key(""), notes);
  }

  private DurationFit covariates(HiddenReliefEstimate fit, CovariateDesign design) {
    Map<String, String> names = new LinkedHashMap<>();
    for (CovariateDesign.Term term : design.terms()) {
      names.put(term.name(), term.matrixName());
    }
    List<String> notes = notes(fit);
    if (design.size() < cell.sample().size()) {
      notes.add("Episodes without all covariates are left out.");
    }
    DurationFit plain =
        written(
            fit, OwnUnits.of(fit, design.terms()), names, design.sample(), key(COVARIATES), notes);
    List<CovariateSpread> spreads =
        design.terms().stream().filter(term -> term.level().isEmpty()).map(design::spread).toList();
    return new DurationFit(
        plain.name(),
        plain.key(),
        plain.episodes(),
        plain.patients(),
        plain.terms(),
        plain.logLikelihood(),
        plain.aic(),
        plain.reuse().map(reuse -> reuse.with(seen(design))),
        plain.eventBreaks(),
        spreads,
        plain.notes());
  }

  /** Levels of words, the reference first; ranges of numbers are for disclosure control to say. */
  private static List<SeenCovariate> seen(CovariateDesign design) {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    for (CovariateDesign.Term term : design.terms()) {
      List<String> of = levels.computeIfAbsent(term.covariate(), name -> new ArrayList<>());
      if (!term.level().isEmpty()) {
        if (of.isEmpty()) {
          of.add(design.reference(term.covariate()));
        }
        of.add(term.level());
      }
    }
    return levels.entrySet().stream()
        .map(each -> SeenCovariate.ofWords(each.getKey(), each.getValue()))
        .toList();
  }

  private List<String> notes(HiddenReliefEstimate fit) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Durations to loss as if no event came first; rates of events stand beside them, per day.");
    if (fit.model().response() == HiddenReliefModel.Response.ALL) {
      notes.add("By the model everyone responds: there is no chance to respond.");
    }
    if (fit.model().regain() == HiddenReliefModel.Regain.MARKOV) {
      notes.add("Relief may come back after the duration: rates of regain and relapse, per day.");
    }
    return notes;
  }

  private DurationFit written(
      HiddenReliefEstimate fit,
      Coefficients coefficients,
      Map<String, String> covariates,
      ReliefSample sample,
      ReliefKey key,
      List<String> notes) {
    List<String> names = fit.names().stream().map(name -> named(name, covariates)).toList();
    int columns = 1 + (int) covariates.keySet().stream().filter(fit.names()::contains).count();
    Reuse reuse =
        JointTerms.reuse(names, columns, familyOfFit(), coefficients).without(Reuse.Role.OTHER);
    List<FittedTerm> terms =
        IntStream.range(0, names.size())
            .filter(index -> reuse.terms().contains(names.get(index)))
            .mapToObj(index -> FittedTerm.of(names.get(index), coefficients, index, cell.level()))
            .toList();
    return new DurationFit(
        cell.procedure(),
        key,
        OptionalLong.of(sample.size()),
        OptionalLong.of(sample.patients()),
        terms,
        OptionalDouble.of(fit.logLikelihood()),
        OptionalDouble.of(fit.aic()),
        Optional.of(reuse),
        DoubleStream.of(fit.eventBreaks()).boxed().toList(),
        List.of(),
        notes);
  }

  private static String named(String name, Map<String, String> covariates) {
    boolean ofResponse = name.startsWith(JointTerms.RESPONSE);
    String term = ofResponse ? name.substring(JointTerms.RESPONSE.length()) : name;
    String own = covariates.getOrDefault(term, term);
    return ofResponse ? JointTerms.RESPONSE + own : own;
  }

  /** As {@code fit --dist} names it. */
  private String familyOfFit() {
    return family == HeadlineFamily.GENERALISED_GAMMA ? "gengamma" : family.id();
  }

  private ReliefKey key(String ending) {
    return cell.key(Population.RESPONDERS, JointRows.estimator(family) + ending)
        .with(IntercurrentStrategy.HYPOTHETICAL.id());
  }
}

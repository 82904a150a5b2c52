package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.reliefspan.domain.estimate.MethodsSection;
import org.reliefspan.domain.study.CaseMix;
import org.reliefspan.domain.study.CohortDefinition;
import org.reliefspan.domain.study.FunctionAnalyses;
import org.reliefspan.domain.study.FunctionMethod;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.IndexPolicy;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.LossRule;
import org.reliefspan.domain.study.ReliefPlan;
import org.reliefspan.domain.study.ResolvedStudy;

/** The methods in words, written from the study as resolved. */
final class MethodsText {
  private final ResolvedStudy study;

  private MethodsText(ResolvedStudy study) {
    this.study = study;
  }

  static List<MethodsSection> of(ResolvedStudy study) {
    MethodsText text = new MethodsText(study);
    List<MethodsSection> sections = new ArrayList<>();
    sections.add(new MethodsSection("Who is counted", text.cohort()));
    study.relief().forEach(plan -> sections.add(new MethodsSection("Relief", text.relief(plan))));
    study
        .function()
        .forEach(plan -> sections.add(new MethodsSection("Function", text.function(plan))));
    sections.add(new MethodsSection("What these numbers are not", text.limits()));
    return sections;
  }

  private List<String> cohort() {
    CohortDefinition cohort = study.cohort();
    List<String> text = new ArrayList<>();
    String who =
        cohort.restrictsAge()
            ? "Patients aged %s to %s (90 means 90 or more)"
                .formatted(cohort.ageFrom(), cohort.ageTo())
            : "Patients of all ages";
    String why =
        cohort.conditions().isEmpty()
            ? ""
            : " with a diagnosis of "
                + cohort.conditions().stream()
                    .map(group -> group.name())
                    .collect(Collectors.joining(" or "))
                + " on record by the index day";
    String which =
        cohort.index() == IndexPolicy.FIRST
            ? "the first procedure of each family per patient"
            : "every procedure";
    text.add(who + why + ". An episode begins with " + which + " that the study asks about.");
    text.add(
        "A planned series, both sides on one day, and the opposite side within 30 days are one"
            + " episode that begins with its first procedure. The baseline is the last score in the"
            + " 30 days before the procedure; a score 31 to 90 days old is used when there is no"
            + " newer one. A score on the day of the procedure counts only when both times are"
            + " known.");
    return text;
  }

  private List<String> relief(ReliefPlan plan) {
    List<String> text = new ArrayList<>();
    text.add(plan.definition().sentence() + " Pain is " + plan.pain().measure().name() + ".");
    for (IndexProcedure procedure : plan.procedures()) {
      text.add(
          "%s: scores up to day %s are not used; never-response is judged only after day %s."
              .formatted(
                  procedure.family().name(),
                  procedure.blackoutDays(),
                  procedure.judgedAfterDays()));
    }
    text.add(
        "Relief is seen only at visits, so its loss is known to lie between the last score in"
            + " relief and the first failing score"
            + (plan.lossRule() == LossRule.CONFIRMED
                ? " that a second one confirms within 90 days. "
                : ". ")
            + "Under the composite strategy a repeat procedure, surgery, a lasting rise of the"
            + " opioid dose, another procedure in the region and death are loss of relief. Patients"
            + " who never responded count with a duration of zero among all treated.");
    text.add(
        "The headline comes from a joint model of relief and visits: never-responders, responders with "
            + familyWords(plan)
            + ", scores that may be mistaken where they waver, relief that may come back, a"
            + " rate of visits that patients ask for and a chance to keep planned slots, both"
            + " depending on whether the patient is in relief, and a rate of repeats, surgery and other"
            + " events that end an episode, which differs between relief, loss and never-response and"
            + " changes over time. Silence until the end of observation counts. It is shown only when visits and scores settle it: four families of durations"
            + " that fit about equally well must agree within 10%, and the data must bound the visit"
            + " rates. Bounds hold without any assumption on visits. Limits are clustered by patient.");
    text.add(
        "Responders: a mixture of never-responders and responders with "
            + plan.models().stream().map(model -> model.id()).collect(Collectors.joining(", "))
            + " durations, by maximum likelihood on the intervals; limits clustered by patient."
            + " All treated: Turnbull's estimate without a model, whose medians are ranges; limits"
            + " by subsampling patients. The share in relief by day and mean days in relief: "
            + plan.bootstrapReplicates()
            + " resamples of patients. Observed responders are those in relief at the first"
            + " assessment after the onset window; their durations are longer because they had to"
            + " last until then.");
    text.addAll(byWhom(plan));
    return text;
  }

  private static String familyWords(ReliefPlan plan) {
    String ids =
        plan.families().stream().map(family -> family.id()).collect(Collectors.joining(", "));
    return plan.families().size() == 1
        ? ids + " durations"
        : "durations of the family with the smallest AIC (of %s; groups take that of all together)"
            .formatted(ids);
  }

  private static List<String> byWhom(ReliefPlan plan) {
    List<String> text = new ArrayList<>();
    if (!plan.covariates().isEmpty()) {
      text.add(
          "Who has longer relief: the joint model with "
              + plan.covariates().stream()
                  .map(covariate -> covariate.name())
                  .collect(Collectors.joining(", "))
              + " on the durations of responders (ratios of durations), on the chance to respond (odds"
              + " ratios) and on the rates of visits, all at once. Numbers are centred; groups are"
              + " compared with the one that has most patients. Episodes without all of them are left"
              + " out of these rows. Differences between patients, not effects of changing them.");
    }
    if (!plan.strata().isEmpty()) {
      text.add(
          "Groups: a group's answer is shown when its data determine it, at least 10 patients were"
              + " seen in relief and 10 to lose it, and three families of durations agree within 10%;"
              + " visit rates are not profiled in groups. Of three groups or more, medians and shares"
              + " of responders are also drawn towards each other (random effects by restricted"
              + " maximum likelihood; limits know that the spread of the groups was estimated)."
              + " Groups that cannot be estimated are not among them.");
    }
    return text;
  }

  private List<String> function(FunctionPlan plan) {
    List<String> text = new ArrayList<>();
    text.add(
        "Gain is the change from baseline, positive when the patient is better, at the score"
            + " nearest to "
            + plan.horizons().stream()
                .map(horizon -> horizon.id())
                .collect(Collectors.joining(", "))
            + ". When a repeat procedure or surgery came first, the baseline is carried forward"
            + " (composite strategy) and the gain of the scores as observed is printed beside it."
            + " Limits are clustered by patient.");
    if (plan.caseMix() instanceof CaseMix.PredictedScore predicted) {
      text.add(
          "The adjusted gain is mean(follow-up - predicted) in the stratum + mean predicted - mean"
              + " baseline over all, with the predicted score "
              + predicted.covariate()
              + " of the data.");
    } else if (plan.caseMix() instanceof CaseMix.Covariates covariates) {
      text.add(
          "The adjusted gain uses a follow-up score predicted by a linear model on baseline, "
              + String.join(", ", covariates.names())
              + ".");
    }
    text.addAll(overTime(plan.analyses()));
    return text;
  }

  private static List<String> overTime(FunctionAnalyses analyses) {
    List<String> text = new ArrayList<>();
    if (analyses.asks(IntercurrentStrategy.HYPOTHETICAL)) {
      text.add(
          "Hypothetical strategy: scores before a repeat or surgery, weighted by the inverse chance"
              + " of not having had one, as if there had been none.");
    }
    if (analyses.asks(FunctionMethod.MMRM)) {
      text.add(
          "The mixed model takes all scores before a repeat or surgery on their days, with a mean"
              + " and a slope on the baseline at each horizon and a correlation that falls with the"
              + " days between. It takes missing scores as alike to those seen with the same"
              + " earlier scores.");
    }
    if (analyses.asks(FunctionMethod.WEIGHTS)) {
      text.add(
          "The weighted gain makes up for who is scored when and for who has left. Scores at"
              + " scheduled and at other visits have intensity models of their own, given baseline,"
              + " last and mean score; leaving has a model for each reason. Weights are stabilised"
              + " and cut at the 0.2nd and 99.8th percentile; limits know that they were estimated.");
    }
    if (analyses.asks(FunctionMethod.DROPOUT)) {
      text.add(
          "Those not seen are imputed %s times from those seen with the same baseline and earlier"
                  .formatted(analyses.dropout().imputations())
              + " scores, then shifted: nobody knows how they did, so the shift at which the answer"
              + " would change is shown.");
    }
    if (analyses.asks(FunctionMethod.DRIFT)) {
      text.add(
          "Where there are several scores in the year before, the baseline is set against their"
              + " mean: patients who come when worse than usual would gain by a mere return to"
              + " usual.");
    }
    return text;
  }

  private List<String> limits() {
    List<String> text = new ArrayList<>();
    text.add(
        "There is no comparison group: patients improved after the procedure, not necessarily"
            + " because of it. Many come at a flare and would improve in part by themselves.");
    if (!study.relief().isEmpty()) {
      text.add(
          "Patients come back because relief ended, and patients in relief skip visits. The joint model"
              + " takes that into account as far as it goes through the present state of relief and"
              + " the covariates named; it assumes a family of durations, scores that err independently"
              + " of one another, and an end of observation on record. The other estimates take visit"
              + " times as unrelated to relief and are shown for comparison. How often patients are"
              + " scored matters to them too: the more often, the sooner a passing bad day counts as"
              + " loss. Compare the analysis of scheduled scores and of the other loss rule below, and"
              + " compare sites only when they score alike.");
    }
    return text;
  }
}

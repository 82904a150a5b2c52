package org.reliefspan.analysis.fit;

import java.util.Optional;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.Design;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.numerics.hazard.Concordance;
import org.reliefspan.numerics.hazard.CoxFit;
import org.reliefspan.numerics.hazard.ProportionalHazardsTest;
import org.reliefspan.numerics.hazard.TieHandling;
import org.reliefspan.numerics.hazard.TimeTransform;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.SignificanceTest;

/** A proportional-hazards fit in the words of the answer. */
final class CoxResults {
  private CoxResults() {}

  /** Terms, likelihoods and the tests that all coefficients are 0. */
  static void add(FittedModel.Builder result, Design design, CoxFit fit, double level) {
    result.events(fit.events());
    result.logLikelihood(fit.logLikelihood());
    result.nullLogLikelihood(fit.nullLogLikelihood());
    result.aic(fit.akaikeCriterion());
    addTerms(result, design, fit.coefficients(), level);
    add(result, "likelihood-ratio", fit.likelihoodRatioTest());
    add(result, "score", fit.scoreTest());
    add(result, "wald", fit.waldTest());
  }

  static void addTerms(
      FittedModel.Builder result, Design design, Coefficients coefficients, double level) {
    for (int j = 0; j < design.width(); j++) {
      result.add(FittedTerm.of(design.columns().get(j), coefficients, j, level));
      if (!coefficients.isEstimable(j)) {
        result.note(
            "%s is not estimable: it depends on the columns before it, or never varies among rows at risk."
                .formatted(design.columns().get(j)));
      }
    }
  }

  static void add(FittedModel.Builder result, String name, Optional<SignificanceTest> test) {
    if (test.isPresent()) {
      result.add(FittedTest.of(name, test.get()));
    }
  }

  /** Score tests against drift with 1 - Kaplan-Meier: of all columns, then term by term. */
  static void addProportionality(FittedModel.Builder result, Design design, CoxFit fit) {
    if (design.width() == 0) {
      return;
    }
    if (fit.ties() == TieHandling.EXACT) {
      result.add(FittedTest.notEstimable("proportional-hazards"));
      result.note("The test of proportional hazards is not defined for exact ties.");
      return;
    }
    ProportionalHazardsTest test = fit.proportionalHazardsTest(TimeTransform.KAPLAN_MEIER);
    add(result, "proportional-hazards", test.global());
    for (int term = 0; term < design.terms().size(); term++) {
      int number = term;
      int[] columns =
          IntStream.range(0, design.width())
              .filter(j -> design.termOfColumn()[j] == number)
              .toArray();
      add(result, "proportional-hazards:" + design.terms().get(term), test.test(columns));
    }
  }

  static void addConcordance(FittedModel.Builder result, CoxFit fit, double level) {
    Optional<Concordance> found = fit.concordance();
    if (found.isEmpty()) {
      result.add(FittedQuantity.notEstimable("all", "concordance"));
      result.note("No two rows can be compared, so there is no concordance.");
      return;
    }
    Concordance concordance = found.get();
    result.add(
        FittedQuantity.of(
            "all",
            "concordance",
            concordance.estimate(),
            concordance.standardError(),
            LimitScale.PLAIN
                .normalLimits(concordance.estimate(), concordance.standardError(), level)
                .clippedTo(0, 1)));
  }
}

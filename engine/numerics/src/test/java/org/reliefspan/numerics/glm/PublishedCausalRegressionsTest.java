package org.reliefspan.numerics.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.FormulaRows;
import org.reliefspan.numerics.LalondeRows;
import org.reliefspan.numerics.NhefsRows;
import org.reliefspan.numerics.linear.LinearModel;
import org.reliefspan.numerics.linear.LinearModelFit;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.variance.EstimatingFunction;
import org.reliefspan.numerics.variance.RobustForm;
import org.reliefspan.numerics.variance.StackedEquations;
import org.reliefspan.numerics.variance.StackedEstimate;

/**
 * Published weighted and adjusted effects: NHEFS (Hernan and Robins, What If, chapters 12, 13 and
 * 15) and Lalonde's data. Numbers without a note stand in the reference files; those with 12 digits
 * and more come from R 4.2.2, {@code glm(..., control = glm.control(epsilon = 1e-15, maxit = 50))}
 * and the sandwich written out in matrices.
 */
@Tag("reference")
class PublishedCausalRegressionsTest {
  @Test
  void weightsOfTenRowsAreFractions() { // zEpid tests/test_ipw.py
    double[] treated = {1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
    double[] covariate = {1, 1, 0, 0, 0, 1, 1, 1, 1, 0};
    double[] ones = new double[10];
    Arrays.fill(ones, 1);
    GlmFit fit =
        GeneralisedLinearModel.fit(
            Family.binomial(), RegressionData.of(FormulaRows.design(ones, covariate), treated));
    double[] weight = weights(fit, treated, false);
    double[] expected = {3, 3, 4 / 3.0, 4 / 3.0, 4 / 3.0, 1.5, 1.5, 1.5, 1.5, 4};
    double squares = 0;
    for (int row = 0; row < 10; row++) {
      assertThat(weight[row]).isCloseTo(expected[row], within(1e-12));
      squares += (weight[row] / 2 - 1) * (weight[row] / 2 - 1); // share treated is 1/2; mean is 1
    }
    assertThat(Math.sqrt(squares / 10)).isCloseTo(0.456435, within(5e-7));
  }

  @Test
  void smokingPropensityMatchesR() {
    NhefsRows rows = NhefsRows.read();
    GlmFit fit = propensity(rows);
    Coefficients estimates = fit.coefficients();
    assertThat(estimates.estimate(0)).isCloseTo(-2.242519087020357, within(1e-10));
    assertThat(estimates.estimate(4)).isCloseTo(-0.000824565601947177, within(1e-13));
    assertThat(estimates.estimate(18)).isCloseTo(0.0001351948482123161, within(1e-13));
    assertThat(estimates.standardError(0)).isCloseTo(1.38083638538543, within(1e-9));
    assertThat(estimates.standardError(18)).isCloseTo(0.000163174234094002, within(1e-13));
    double[] weight = weights(fit, rows.quit(), false);
    assertThat(Arrays.stream(weight).average().orElseThrow())
        .isCloseTo(1.9962840616439594, within(1e-9));
    assertThat(Arrays.stream(weight).max().orElseThrow())
        .isCloseTo(16.700094350646864, within(1e-7));
  }

  @Test
  void weightedEffectOfQuittingHasBothErrors() {
    NhefsRows rows = NhefsRows.read();
    GlmFit fit = propensity(rows);
    LinearModelFit outcome = weighted(rows.quit(), rows.gain(), weights(fit, rows.quit(), false));
    Coefficients fixed = outcome.robust(RobustForm.HC0);
    assertThat(fixed.estimate(1)).isCloseTo(3.440535, within(1e-6));
    assertThat(fixed.inferenceError(1)).isCloseTo(0.52549355301407, within(1e-9));
    StackedEstimate.Contrast stacked =
        stacked(fit, rows.quit(), rows.gain(), false).difference(20, 19);
    assertThat(stacked.estimate()).isCloseTo(3.440535429646127, within(1e-9));
    assertThat(stacked.standardError()).isCloseTo(0.4870726071267973, within(1e-9));
    double[] start = new double[21];
    start[0] = -1;
    StackedEstimate solved = equations(fit, rows.quit(), rows.gain(), false).solve(start);
    assertThat(solved.difference(20, 19).estimate()).isCloseTo(3.440535429646127, within(1e-9));
    assertThat(solved.difference(20, 19).standardError())
        .isCloseTo(0.4870726071267973, within(1e-8));
  }

  @Test
  void trainingEffectInTheTreatedHasBothErrors() {
    LalondeRows rows = LalondeRows.read();
    GlmFit fit =
        GeneralisedLinearModel.fit(
            Family.binomial(), RegressionData.of(rows.confounders(), rows.treated()));
    double[] published = {
      -1.6632815948218094,
      0.01577707098582036,
      0.16130687701106738,
      -2.0817341189559273,
      -3.065367729234117,
      -0.8321132713263395,
      0.7072968810796673,
      -7.177668568075882e-05,
      5.3446446388447314e-05
    };
    for (int j = 0; j < 9; j++) {
      assertThat(fit.coefficients().estimate(j)).isCloseTo(published[j], within(1e-7));
    }
    assertThat(fit.coefficients().standardError(8)).isCloseTo(4.634884095841243e-05, within(1e-12));
    assertThat(fit.mean(4)).isCloseTo(0.7016387447858609, within(1e-9));
    Coefficients fixed =
        weighted(rows.treated(), rows.earnings(), weights(fit, rows.treated(), true))
            .robust(RobustForm.HC0);
    assertThat(fixed.estimate(1)).isCloseTo(1214.071223292916, within(1e-6));
    assertThat(fixed.inferenceError(1)).isCloseTo(824.0517, within(5e-5));
    StackedEstimate.Contrast stacked =
        stacked(fit, rows.treated(), rows.earnings(), true).difference(10, 9);
    assertThat(stacked.standardError()).isCloseTo(798.1546278316368, within(1e-6));
  }

  @Test
  void adjustedRegressionsMatch() {
    LalondeRows lalonde = LalondeRows.read();
    LinearModelFit training =
        LinearModel.fit(
            NhefsRows.with(lalonde.confounders(), lalonde.treated()), lalonde.earnings());
    assertThat(training.coefficients().estimate(9)).isCloseTo(1548.243801999588, within(1e-8));
    assertThat(training.coefficients().standardError(9)).isCloseTo(781.2792974597907, within(1e-8));
    NhefsRows nhefs = NhefsRows.read();
    LinearModelFit quitting =
        LinearModel.fit(NhefsRows.with(nhefs.confounders(), nhefs.quit()), nhefs.gain());
    assertThat(quitting.coefficients().estimate(19)).isCloseTo(3.462621829225917, within(1e-10));
    assertThat(quitting.coefficients().standardError(19))
        .isCloseTo(0.4384542550856393, within(1e-10));
    GlmFit fit = propensity(nhefs);
    double[] score = new double[nhefs.size()];
    Arrays.setAll(score, fit::mean);
    double[] ones = new double[nhefs.size()];
    Arrays.fill(ones, 1);
    LinearModelFit onScore =
        LinearModel.fit(FormulaRows.design(ones, nhefs.quit(), score), nhefs.gain());
    assertThat(onScore.coefficients().estimate(1)).isCloseTo(3.454262537787965, within(1e-8));
    assertThat(onScore.coefficients().standardError(1))
        .isCloseTo(0.45954206498105704, within(1e-8));
  }

  @Test
  void standardisedMeansMatch() {
    NhefsRows rows = NhefsRows.read();
    double[] none = new double[rows.size()];
    double[] ones = new double[rows.size()];
    Arrays.fill(ones, 1);
    double[] product = rows.quit();
    Arrays.setAll(product, row -> rows.quit()[row] * rows.cigarettes()[row]);
    RegressionData data =
        RegressionData.of(NhefsRows.with(rows.confounders(), rows.quit(), product), rows.gain());
    Standardised means =
        Standardised.means(
            GeneralisedLinearModel.fit(Family.gaussian(), data),
            Standardised.Stacking.PLAIN,
            NhefsRows.with(rows.confounders(), ones, rows.cigarettes()),
            NhefsRows.with(rows.confounders(), none, none));
    assertThat(means.treatedMean()).isCloseTo(5.273587316353024, within(1e-9));
    assertThat(means.untreatedMean()).isCloseTo(1.7562131154675305, within(1e-9));
    assertThat(means.difference().estimate()).isCloseTo(3.5173742008854934, within(1e-9));
    assertThat(means.difference().standardError()).isCloseTo(0.4775823192742992, within(1e-9));
    GlmFit death =
        GeneralisedLinearModel.fit(
            Family.binomial(),
            RegressionData.of(NhefsRows.with(rows.confounders(), rows.quit()), rows.death()));
    Standardised risks =
        Standardised.means(
            death,
            Standardised.Stacking.PLAIN,
            NhefsRows.with(rows.confounders(), ones),
            NhefsRows.with(rows.confounders(), none));
    assertThat(risks.treatedMean()).isCloseTo(0.1843756393876925, within(1e-10));
    assertThat(risks.difference().estimate()).isCloseTo(-0.002041120679757091, within(1e-10));
    assertThat(risks.difference().standardError()).isCloseTo(0.01877647927801523, within(1e-10));
    assertThat(risks.ratio().estimate()).isCloseTo(0.9890507662561104, within(1e-9));
    assertThat(risks.ratio().standardError() / risks.ratio().estimate())
        .isCloseTo(0.1015159307104455, within(1e-9));
  }

  private static GlmFit propensity(NhefsRows rows) {
    return GeneralisedLinearModel.fit(
        Family.binomial(), RegressionData.of(rows.confounders(), rows.quit()));
  }

  private static double[] weights(GlmFit fit, double[] treated, boolean ofTheTreated) {
    double[] weight = new double[treated.length];
    Arrays.setAll(weight, row -> weight(treated[row], fit.mean(row), ofTheTreated));
    return weight;
  }

  private static double weight(double treated, double score, boolean ofTheTreated) {
    double inverse = treated == 1 ? 1 / score : 1 / (1 - score);
    return ofTheTreated ? score * inverse : inverse;
  }

  private static LinearModelFit weighted(double[] treated, double[] outcome, double[] weight) {
    double[] ones = new double[treated.length];
    Arrays.fill(ones, 1);
    return LinearModel.fit(FormulaRows.design(ones, treated), outcome, weight);
  }

  /** Propensity coefficients, then the weighted mean of the untreated and that of the treated. */
  private static StackedEquations equations(
      GlmFit fit, double[] treated, double[] outcome, boolean ofTheTreated) {
    int columns = fit.data().columns();
    GlmEquations scores = GlmEquations.of(fit.family(), fit.data(), 0);
    EstimatingFunction means =
        EstimatingFunction.of(
            2,
            (row, theta, out) -> {
              double weight = weight(treated[row], scores.mean(row, theta), ofTheTreated);
              int mean = columns + (int) treated[row];
              out[mean] += weight * (outcome[row] - theta[mean]);
            });
    return StackedEquations.over(treated.length, scores, means);
  }

  private static StackedEstimate stacked(
      GlmFit fit, double[] treated, double[] outcome, boolean ofTheTreated) {
    int columns = fit.data().columns();
    Coefficients means =
        weighted(treated, outcome, weights(fit, treated, ofTheTreated)).coefficients();
    double[] theta = Arrays.copyOf(fit.coefficients().estimates(), columns + 2);
    theta[columns] = means.estimate(0);
    theta[columns + 1] = means.estimate(0) + means.estimate(1);
    return equations(fit, treated, outcome, ofTheTreated).at(theta);
  }
}

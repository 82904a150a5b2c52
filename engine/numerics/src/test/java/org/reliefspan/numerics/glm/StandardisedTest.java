package org.reliefspan.numerics.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.FormulaRows;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Clusters;

/**
 * Golden values: R 4.2.2 on {@link FormulaRows}, {@code glm(b ~ x1 + x2 + d1 + d2, binomial)} and
 * the stacked sandwich written out in matrices; d1 = 1, d2 = 0 against d1 = d2 = 0.
 */
class StandardisedTest {
  private static final double[] TREATED =
      FormulaRows.design(
          FormulaRows.column(i -> 1),
          FormulaRows.column(FormulaRows::x1),
          FormulaRows.column(FormulaRows::x2),
          FormulaRows.column(i -> 1),
          FormulaRows.column(i -> 0));
  private static final double[] UNTREATED =
      FormulaRows.design(
          FormulaRows.column(i -> 1),
          FormulaRows.column(FormulaRows::x1),
          FormulaRows.column(FormulaRows::x2),
          FormulaRows.column(i -> 0),
          FormulaRows.column(i -> 0));

  @Test
  void riskDifferenceAndRatioMatchMatrices() {
    Standardised means = Standardised.means(fit(), Standardised.Stacking.PLAIN, TREATED, UNTREATED);
    assertThat(means.treatedMean()).isCloseTo(0.5977973660371456, within(1e-10));
    assertThat(means.untreatedMean()).isCloseTo(0.3422619672372109, within(1e-10));
    assertThat(means.estimate().standardError(5)).isCloseTo(0.1052616563386677, within(1e-10));
    assertThat(means.difference().estimate()).isCloseTo(0.2555353987999348, within(1e-10));
    assertThat(means.difference().standardError()).isCloseTo(0.1450345550558959, within(1e-10));
    assertThat(means.ratio().estimate()).isCloseTo(1.746607637601847, within(1e-9));
    assertThat(means.ratio().standardError() / means.ratio().estimate())
        .isCloseTo(0.3449000637483878, within(1e-9));
    assertThat(means.ratio().limits(0.95).lower())
        .isCloseTo(
            Math.exp(Math.log(1.746607637601847) - 1.959963984540054 * 0.3449000637483878),
            within(1e-8));
  }

  @Test
  void clusteredErrorsMatchMatrices() { // rowsum(psi, g)
    Standardised means =
        Standardised.means(
            fit(),
            stack -> stack.withClusters(Clusters.of(FormulaRows.clusters())),
            TREATED,
            UNTREATED);
    assertThat(means.difference().standardError()).isCloseTo(0.1747207806009735, within(1e-10));
    assertThat(means.ratio().standardError() / means.ratio().estimate())
        .isCloseTo(0.450746186888022, within(1e-9));
  }

  @Test
  void aDependentColumnIsRefused() {
    double[] design = FormulaRows.design(FormulaRows.column(i -> 1), FormulaRows.column(i -> 2));
    GlmFit fit =
        GeneralisedLinearModel.fit(
            Family.gaussian(), RegressionData.of(design, FormulaRows.column(FormulaRows::y)));
    assertThatThrownBy(() -> Standardised.means(fit, Standardised.Stacking.PLAIN, design, design))
        .isInstanceOf(NotEstimableException.class);
  }

  private static GlmFit fit() {
    return GeneralisedLinearModel.fit(
        Family.binomial(),
        RegressionData.of(FormulaRows.fullDesign(), FormulaRows.column(FormulaRows::binary)));
  }
}

package org.reliefspan.numerics.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.FormulaRows;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Clusters;
import org.reliefspan.numerics.variance.RobustForm;

/**
 * Golden values: R 4.2.2 and sandwich 3.0-2 on {@link FormulaRows}, {@code f <- lm(y ~ x1 + x2 + d1
 * + d2, weights = w)}; the calls stand at the values.
 */
class LinearModelTest {
  private static final double[] Y = FormulaRows.column(FormulaRows::y);
  private static final double[] WEIGHT = FormulaRows.column(FormulaRows::weight);
  private static final double[] DESIGN = FormulaRows.fullDesign();
  private static final Clusters CLUSTERS = Clusters.of(FormulaRows.clusters());

  @Test
  void weightedFitMatchesR() { // coef(summary(f)), summary(f), logLik(f), AIC(f), confint(f)
    LinearModelFit fit = LinearModel.fit(DESIGN, Y, WEIGHT);
    close(
        fit.coefficients().estimates(),
        5.523944320538672,
        2.619437023722835,
        -0.5442827912936029,
        -0.661595372334758,
        -1.405714013194145);
    close(
        errors(fit.coefficients()),
        0.3663863647078263,
        0.4233627991200348,
        0.04252990295012782,
        0.2966283272900718,
        0.2988970032353775);
    assertThat(fit.test(fit.coefficients(), 3).orElseThrow().p())
        .isCloseTo(0.02982119888562242, within(1e-11));
    assertThat(fit.limits(fit.coefficients(), 1, 0.95).orElseThrow().lower())
        .isCloseTo(1.770999014707639, within(1e-11));
    assertThat(fit.sigma()).isCloseTo(1.236685924954347, within(1e-12));
    assertThat(fit.rSquared().orElseThrow()).isCloseTo(0.7861282293386797, within(1e-12));
    assertThat(fit.adjustedRSquared().orElseThrow()).isCloseTo(0.770573918745129, within(1e-12));
    FTest test = fit.fTest().orElseThrow();
    assertThat(test.statistic()).isCloseTo(50.54085969355909, within(1e-10));
    assertThat(test.p()).isCloseTo(8.58389888251624e-18, withinPercentage(1e-7));
    assertThat(fit.logLikelihood()).isCloseTo(-80.16030766268518, within(1e-11));
    assertThat(fit.aic()).isCloseTo(172.3206153253704, within(1e-11));
    assertThat(fit.leverage(0)).isCloseTo(0.04813357652558091, within(1e-13));
    assertThat(fit.residual(0)).isCloseTo(-0.1776064826214915, within(1e-13));
  }

  @Test
  void robustErrorsMatchSandwich() { // sqrt(diag(vcovHC(f, type = "HC0"))), ...
    LinearModelFit fit = LinearModel.fit(DESIGN, Y, WEIGHT);
    close(
        robust(fit.robust(RobustForm.HC0)),
        0.3559332644092248,
        0.4733601001169336,
        0.0445817843907975,
        0.3346517039791524,
        0.173957923663265);
    close(
        robust(fit.robust(RobustForm.HC1)),
        0.3717601700701054,
        0.494408499907862,
        0.04656415515043412,
        0.3495323051416256,
        0.1816931255173286);
    close(
        robust(fit.robust(RobustForm.HC2)),
        0.3793518673578114,
        0.5013707198413224,
        0.04749730867025031,
        0.3534940278604129,
        0.1828184022366791);
    close(
        robust(fit.robust(RobustForm.HC3)),
        0.4046177994696447,
        0.5313387136564902,
        0.05063218898506057,
        0.3736268918297911,
        0.1922144243335273);
  }

  @Test
  void clusterErrorsMatchSandwich() {
    LinearModelFit fit = LinearModel.fit(DESIGN, Y, WEIGHT);
    close( // sqrt(diag(vcovCL(f, cluster = g, type = "HC0", cadjust = FALSE)))
        robust(fit.clustered(CLUSTERS, ClusterForm.CR0)),
        0.43452047713852,
        0.451665278164608,
        0.04159689634788233,
        0.1654263352768411,
        0.1258625463289176);
    close( // sqrt(diag(vcovCL(f, cluster = g, type = "HC1")))
        robust(fit.clustered(CLUSTERS, ClusterForm.CR1)),
        0.4700555548269167,
        0.488602457407404,
        0.04499868986760859,
        0.1789548983367019,
        0.1361555833597863);
    close( // sqrt(diag(vcovCL(f, cluster = g, type = "HC0")))
        robust(fit.clustered(CLUSTERS, ClusterForm.CR1_CLUSTERS)),
        0.4538418367501497,
        0.4717489973968393,
        0.0434465412676289,
        0.1727821720700032,
        0.1314591422253204);
  }

  @Test
  void biasReducedErrorsMatchTheirDefinition() { // base R: (I - H_g)^(-1/2) by eigen, no weights
    close(
        robust(LinearModel.fit(DESIGN, Y).clustered(CLUSTERS, ClusterForm.CR2)),
        0.4204549595294835,
        0.4709806542884641,
        0.03922495694768743,
        0.1744488146831835,
        0.1099002606010986);
  }

  @Test
  void dependentColumnsAreLeftOutAsInR() { // lm(y ~ x1 + x2 + I(2*x1-x2) + I(1-d1-d2) + d1 + d2)
    double[] design =
        FormulaRows.design(
            FormulaRows.column(i -> 1),
            FormulaRows.column(FormulaRows::x1),
            FormulaRows.column(FormulaRows::x2),
            FormulaRows.column(i -> 2 * FormulaRows.x1(i) - FormulaRows.x2(i)),
            FormulaRows.column(i -> 1 - FormulaRows.d1(i) - FormulaRows.d2(i)),
            FormulaRows.column(FormulaRows::d1),
            FormulaRows.column(FormulaRows::d2));
    Coefficients estimates = LinearModel.fit(design, Y, WEIGHT).coefficients();
    assertThat(estimates.isEstimable(3)).isFalse();
    assertThat(estimates.isEstimable(6)).isFalse();
    close(
        estimates.estimates(),
        4.118230307344526,
        2.619437023722836,
        -0.5442827912936028,
        0,
        1.405714013194145,
        0.7441186408593863,
        0);
  }

  @Test
  void withoutConstantVarianceIsExplainedAboutZero() { // lm(y ~ 0 + x1 + x2)
    LinearModelFit fit =
        LinearModel.fit(
            FormulaRows.design(
                FormulaRows.column(FormulaRows::x1), FormulaRows.column(FormulaRows::x2)),
            Y);
    close(fit.coefficients().estimates(), 6.838283286089252, -0.1361965429896711);
    assertThat(fit.rSquared().orElseThrow()).isCloseTo(0.7272101152447868, within(1e-12));
    assertThat(fit.fTest().orElseThrow().statistic()).isCloseTo(77.30892720242551, within(1e-10));
  }

  @Test
  void aRowOfWeightZeroIsNotARow() { // w[5] <- 0; lm(y ~ x1 + x2, weights = w)
    double[] weight = WEIGHT.clone();
    weight[4] = 0;
    LinearModelFit fit =
        LinearModel.fit(
            FormulaRows.design(
                FormulaRows.column(i -> 1),
                FormulaRows.column(FormulaRows::x1),
                FormulaRows.column(FormulaRows::x2)),
            Y,
            weight);
    close(fit.coefficients().estimates(), 4.650375426057439, 2.77276332537518, -0.522538583034383);
    assertThat(fit.sigma()).isCloseTo(1.451076442695, within(1e-12));
    assertThat(fit.residualDegreesOfFreedom()).isEqualTo(56);
    assertThat(fit.logLikelihood()).isCloseTo(-89.23488730213487, within(1e-11));
  }

  @Test
  void orderOfRowsAndUnitsOfColumnsDoNotMatter() {
    SplittableRandom random = new SplittableRandom(3);
    for (int seed = 0; seed < 30; seed++) {
      double[] design = new double[40 * 3];
      double[] y = new double[40];
      double[] reversed = new double[40 * 3];
      double[] reversedY = new double[40];
      for (int row = 0; row < 40; row++) {
        design[row * 3] = 1;
        design[row * 3 + 1] = random.nextGaussian();
        design[row * 3 + 2] = random.nextGaussian();
        y[row] = random.nextGaussian();
        System.arraycopy(design, row * 3, reversed, (39 - row) * 3, 3);
        reversed[(39 - row) * 3 + 1] *= 1000;
        reversedY[39 - row] = y[row];
      }
      Coefficients one = LinearModel.fit(design, y).robust(RobustForm.HC3);
      Coefficients other = LinearModel.fit(reversed, reversedY).robust(RobustForm.HC3);
      assertThat(other.estimate(1) * 1000).isCloseTo(one.estimate(1), within(1e-12));
      assertThat(other.estimate(2)).isCloseTo(one.estimate(2), within(1e-12));
      assertThat(other.inferenceError(2)).isCloseTo(one.inferenceError(2), within(1e-12));
      assertThat(other.inferenceError(1) * 1000).isCloseTo(one.inferenceError(1), within(1e-12));
    }
  }

  @Test
  void whatCannotBeFittedIsNamed() {
    assertThatThrownBy(() -> LinearModel.fit(new double[] {1, 1}, new double[] {1}))
        .isInstanceOf(NotEstimableException.class);
    assertThatThrownBy(
            () -> LinearModel.fit(new double[] {1, 1}, new double[] {1, 2}, new double[] {1, -1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 2");
    assertThatThrownBy(() -> LinearModel.fit(new double[] {1, Double.NaN}, new double[] {1, 2}))
        .hasMessageContaining("finite");
  }

  static double[] errors(Coefficients estimates) {
    double[] errors = new double[estimates.size()];
    Arrays.setAll(errors, estimates::standardError);
    return errors;
  }

  static double[] robust(Coefficients estimates) {
    double[] errors = new double[estimates.size()];
    Arrays.setAll(errors, estimates::inferenceError);
    return errors;
  }

  private static void close(double[] values, double... expected) {
    assertThat(values).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(values[i]).as("entry %d", i).isCloseTo(expected[i], within(1e-11));
    }
  }
}

package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;

/**
 * The models {@code lm}, {@code glm} and {@code gee}. Golden values: R 4.2.2, sandwich 3.0-2,
 * geepack 1.3.9 on rows i = 1, ..., 60 with {@code x1 = ((i*37)%%101)/101; x2 = ((i*53)%%97)/97*10;
 * g = i%%3; id = (i*7)%%12; b = ((i*61)%%103)/103 < plogis(-0.5+1.5*x1-0.1*x2+0.5*(g==1)); y =
 * 2+3*x1-0.5*x2+(g==1)+((i*29)%%89)/89*4}.
 */
class RegressionModelsTest {
  private static final int ROWS = 60;

  @Test
  void linearModelHasStudentLimits() { // lm(y ~ x1 + x2 + relevel(factor(g), "0"), weights = w)
    FittedModel fit = fit("lm", "y ~ x1 + x2 + factor(g)", Map.of(FitOption.WEIGHTS, "w"));
    assertThat(fit.terms()).extracting(FittedTerm::term).contains("(Intercept)", "factor(g)2");
    FittedTerm x1 = fit.terms().get(1);
    assertThat(x1.estimate().orElseThrow()).isCloseTo(2.619437023722835, within(1e-10));
    assertThat(x1.se().orElseThrow()).isCloseTo(0.4233627991200348, within(1e-10));
    assertThat(x1.lower().orElseThrow()).isCloseTo(1.770999014707639, within(1e-10));
    assertThat(fit.terms().get(3).p().orElseThrow()).isCloseTo(0.02982119888562242, within(1e-10));
    assertThat(fit.aic().orElseThrow()).isCloseTo(172.3206153253704, within(1e-9));
    assertThat(fit.tests().get(0).statistic().orElseThrow())
        .isCloseTo(50.54085969355909, within(1e-9));
  }

  @Test
  void clusterAndRobustErrorsAreGiven() { // vcovCL(f, id, type = "HC1"), vcovHC(f, type = "HC2")
    FittedModel clustered =
        fit("lm", "y ~ x1 + x2 + factor(g) + cluster(id)", Map.of(FitOption.WEIGHTS, "w"));
    assertThat(clustered.terms().get(1).robustSe().orElseThrow())
        .isCloseTo(0.488602457407404, within(1e-10));
    FittedModel robust =
        fit(
            "lm",
            "y ~ x1 + x2 + factor(g)",
            Map.of(FitOption.WEIGHTS, "w", FitOption.ROBUST, "hc2"));
    assertThat(robust.terms().get(1).robustSe().orElseThrow())
        .isCloseTo(0.5013707198413224, within(1e-10));
    FittedModel logistic = // vcovCL(glm(b ~ x1 + x2 + factor(g), binomial), id)
        fit("glm", "b ~ x1 + x2 + factor(g) + cluster(id)", Map.of());
    assertThat(logistic.terms().get(1).robustSe().orElseThrow())
        .isCloseTo(1.191217633667037, within(1e-9));
  }

  @Test
  void logisticModelReportsEventsAndLikelihoods() { // glm(b ~ x1 + x2 + factor(g), binomial)
    FittedModel fit = fit("glm", "b ~ x1 + x2 + factor(g)", Map.of());
    assertThat(fit.n()).isEqualTo(ROWS);
    assertThat(fit.logLikelihood().orElseThrow()).isCloseTo(-38.34335660174374, within(1e-9));
    assertThat(fit.nullLogLikelihood().orElseThrow())
        .isCloseTo(-82.57665764563062 / 2, within(1e-9));
    assertThat(fit.tests().get(0).statistic().orElseThrow())
        .isCloseTo(82.57665764563062 - 76.68671320348747, within(1e-8));
    assertThat(fit.events().orElseThrow()).isPositive();
  }

  @Test
  void whatIsNotEstimableIsEmptyWithANote() {
    FittedModel aliased = fit("glm", "b ~ x1 + x2 + I(2 * x1 - x2)", Map.of());
    assertThat(aliased.terms().get(3).estimate()).isEmpty();
    assertThat(aliased.notes()).anyMatch(note -> note.contains("I(2 * x1 - x2)"));
    FittedModel separated = fit("glm", "b ~ x1 + I(b > 0.5 & x1 > 0.6)", Map.of());
    assertThat(separated.terms()).isEmpty();
    assertThat(separated.notes().get(0)).contains("separated");
  }

  @Test
  void marginalModelOrdersByTimeAndWarns() {
    Map<FitOption, String> options =
        Map.of(FitOption.SUBJECT, "id", FitOption.CORR, "ar1", FitOption.FAMILY, "gaussian");
    FittedModel fit = fit("gee", "y ~ x1 + x2", options);
    Map<FitOption, String> byTime = new EnumMap<>(options);
    byTime.put(FitOption.TIME, "back");
    FittedModel reversed = fit("gee", "y ~ x1 + x2", byTime);
    assertThat(reversed.terms().get(1).estimate().orElseThrow()) // AR1 is the same backwards
        .isCloseTo(fit.terms().get(1).estimate().orElseThrow(), within(1e-9));
    assertThat(fit.notes()).anyMatch(note -> note.contains("12 subjects"));
    Map<FitOption, String> weighted = new EnumMap<>(options);
    weighted.put(FitOption.WEIGHTS, "v");
    assertThat(fit("gee", "y ~ x1 + x2", weighted).notes())
        .anyMatch(note -> note.contains("independence"));
    assertThatThrownBy(() -> fit("gee", "y ~ x1", Map.of(FitOption.FAMILY, "gaussian")))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("--subject");
  }

  @Test
  void wrongResponsesAreTheUsersToMend() {
    assertThatThrownBy(() -> fit("glm", "y ~ x1", Map.of()))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("response");
  }

  private static FittedModel fit(String model, String formula, Map<FitOption, String> options) {
    return Fitting.of(
        new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.of(options)),
        table());
  }

  @Test
  void aResponseThatIsConstantOrTooLargeIsExplained() {
    FittedModel gaussian = fit("glm", "I(b - b) ~ x1", Map.of(FitOption.FAMILY, "gaussian"));
    assertThat(gaussian.terms().get(1).estimate().orElseThrow()).isZero();
    assertThat(gaussian.notes()).anyMatch(note -> note.contains("without any residual"));
    FittedModel marginal =
        fit(
            "gee",
            "I(b - b) ~ x1 + cluster(id)",
            Map.of(FitOption.FAMILY, "gaussian", FitOption.CORR, "exchangeable"));
    assertThat(marginal.notes()).anyMatch(note -> note.contains("without any residual"));
    assertThat(marginal.notes()).noneMatch(note -> note.contains("NaN"));
    FittedModel large = fit("lm", "I(y * 1e300) ~ x1", Map.of());
    assertThat(large.notes()).anyMatch(note -> note.contains("another unit"));
  }

  private static DataTable table() {
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("x1", column(RegressionModelsTest::x1));
    columns.put("x2", column(RegressionModelsTest::x2));
    columns.put("g", column(i -> i % 3));
    columns.put("id", column(i -> i * 7 % 12));
    columns.put("w", column(i -> 1 + (i % 4) / 2.0));
    columns.put("v", column(i -> 1 + i % 5));
    columns.put("back", column(i -> -i));
    columns.put(
        "y",
        column(i -> 2 + 3 * x1(i) - 0.5 * x2(i) + (i % 3 == 1 ? 1 : 0) + (i * 29 % 89) / 89.0 * 4));
    columns.put("b", column(RegressionModelsTest::binary));
    return DataTable.of(ROWS, columns);
  }

  private static DataColumn column(IntToDoubleFunction cell) {
    double[] values = new double[ROWS];
    Arrays.setAll(values, row -> cell.applyAsDouble(row + 1));
    return new DataColumn.Numbers(values);
  }

  private static double x1(int i) {
    return (i * 37 % 101) / 101.0;
  }

  private static double x2(int i) {
    return (i * 53 % 97) / 97.0 * 10;
  }

  private static double binary(int i) {
    double eta = -0.5 + 1.5 * x1(i) - 0.1 * x2(i) + (i % 3 == 1 ? 0.5 : 0);
    return (i * 61 % 103) / 103.0 < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
  }
}

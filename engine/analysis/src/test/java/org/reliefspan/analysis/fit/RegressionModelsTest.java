package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;
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
  void saysHowToDrawFromIt() { // vcov(glm(b ~ x1 + x2 + factor(g), binomial)), range(x1)
    Reuse reuse = fit("glm", "b ~ x1 + x2 + factor(g)", Map.of()).reuse().orElseThrow();
    assertThat(reuse.form()).isEqualTo("logit");
    assertThat(reuse.terms()).hasSize(5);
    assertThat(reuse.covariance().get(5 + 2).orElseThrow())
        .isCloseTo(-0.01230909737274863, within(1e-9));
    assertThat(reuse.covariates()).extracting(SeenCovariate::name).contains("x1", "factor(g)");
    assertThat(reuse.covariates().get(0).to().orElseThrow()).isEqualTo(x1(30));
    assertThat(reuse.covariates().get(2).levels()).containsExactly("0", "1", "2");
    assertThat(fit("lm", "y ~ x1 + offset(x2)", Map.of()).reuse()).isEmpty();
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

  @Test
  void wordsAreNoResponseOfNumbers() {
    for (String family : new String[] {"gaussian", "poisson", "negative-binomial"}) {
      assertThatThrownBy(() -> fit("glm", "word ~ x1", Map.of(FitOption.FAMILY, family)))
          .isInstanceOf(FormulaException.class)
          .hasMessageContaining("word must be a number");
    }
    assertThatThrownBy(
            () -> fit("gee", "word ~ x1 + cluster(id)", Map.of(FitOption.FAMILY, "gaussian")))
        .hasMessageContaining("must be a number");
    for (String model : new String[] {"lm", "mmrm", "lmm"}) {
      Map<FitOption, String> options =
          model.equals("lm") ? Map.of() : Map.of(FitOption.SUBJECT, "id", FitOption.TIME, "g");
      assertThatThrownBy(() -> fit(model, "word ~ x1", options))
          .hasMessageContaining("must be a number");
    }
    assertThat(fit("glm", "word ~ x1", Map.of()).terms()).hasSize(2);
  }

  /** glm(cbind(s, f) ~ x, binomial, epsilon = 1e-15) of R 4.2.2, without and with weights. */
  @Test
  void trialsCountAsSuccessesAndFailures() {
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("s", new DataColumn.Numbers(new double[] {3, 5, 2, 6, 8, 1}));
    columns.put("f", new DataColumn.Numbers(new double[] {7, 5, 9, 1, 2, 0}));
    columns.put("x", new DataColumn.Numbers(new double[] {.5, 1, 1.5, 2, 2.5, 3}));
    columns.put("w", new DataColumn.Numbers(new double[] {1, 2, 1, 1, 3, 1}));
    DataTable table = DataTable.of(6, columns);
    Formula formula = Formula.parse("cbind(s, f) ~ x");
    FittedModel plain =
        Fitting.of(new FitRequest(FitModels.named("glm"), formula, FitOptions.none()), table);
    assertThat(plain.terms().get(1).estimate().orElseThrow())
        .isCloseTo(1.172460602718384, within(1e-9));
    assertThat(plain.terms().get(0).se().orElseThrow()).isCloseTo(0.7364904790299946, within(1e-9));
    assertThat(plain.logLikelihood().orElseThrow()).isCloseTo(-9.985651375876675, within(1e-9));
    assertThat(plain.aic().orElseThrow()).isCloseTo(23.97130275175335, within(1e-9));
    assertThat(plain.events().orElseThrow()).isEqualTo(25);
    FitOptions weights = FitOptions.of(Map.of(FitOption.WEIGHTS, "w"));
    FittedModel weighted =
        Fitting.of(new FitRequest(FitModels.named("glm"), formula, weights), table);
    assertThat(weighted.terms().get(1).estimate().orElseThrow())
        .isCloseTo(1.135760892779984, within(1e-9));
    assertThat(weighted.logLikelihood().orElseThrow()).isCloseTo(-14.06301969490904, within(1e-9));
    assertThatThrownBy(() -> fit("lm", "cbind(v, g) ~ x1", Map.of()))
        .hasMessageContaining("binomial family only");
    assertThatThrownBy(() -> fit("glm", "cbind(y, g) ~ x1", Map.of()))
        .hasMessageContaining("whole numbers");
  }

  /**
   * brglm2 0.9 glm(method = brglmFit, type = AS_mean); penalised likelihoods from their parts; that
   * of the constant alone by optimize() with the penalty of all columns.
   */
  @Test
  void firthIsAnOptionOfGlm() {
    FittedModel fit = fit("glm", "b ~ x1 + x2 + factor(g)", Map.of(FitOption.FIRTH, ""));
    assertThat(fit.terms().get(1).estimate().orElseThrow())
        .isCloseTo(1.45886057339460140, within(1e-8));
    assertThat(fit.terms().get(1).se().orElseThrow()).isCloseTo(0.962179069124463, within(1e-8));
    assertThat(fit.logLikelihood().orElseThrow()).isCloseTo(-33.70287962031837, within(1e-8));
    assertThat(fit.nullLogLikelihood().orElseThrow()).isCloseTo(-36.39898558197211, within(1e-8));
    FittedModel separated = fit("glm", "I(x1 > 0.5) ~ x1", Map.of(FitOption.FIRTH, ""));
    assertThat(separated.terms().get(1).estimate().orElseThrow()).isBetween(1.0, 100.0);
  }

  /** glmnet 4.1-6 glmnet(X, b, family = binomial, lambda = 0.05, thresh = 1e-20). */
  @Test
  void ridgeAndLassoAreOptionsOfGlm() {
    String formula = "b ~ x1 + x2 + factor(g)";
    FittedModel ridge =
        fit("glm", formula, Map.of(FitOption.PENALTY, "ridge", FitOption.LAMBDA, "0.05"));
    assertThat(ridge.terms().get(1).estimate().orElseThrow())
        .isCloseTo(1.2583452758790203, within(1e-7));
    assertThat(ridge.quantities().get(0).value().orElseThrow())
        .isCloseTo(76.97867863609046, within(1e-7));
    FittedModel lasso =
        fit("glm", formula, Map.of(FitOption.PENALTY, "lasso", FitOption.LAMBDA, "0.05"));
    assertThat(lasso.terms().get(0).estimate().orElseThrow())
        .isCloseTo(-0.7188371140990690, within(1e-7));
    assertThat(lasso.terms().get(2).estimate().orElseThrow()).isZero();
    assertThat(lasso.terms().get(1).se()).isEmpty();
    for (Map<FitOption, String> wrong :
        List.of(
            Map.of(FitOption.LAMBDA, "1"),
            Map.of(FitOption.PENALTY, "ridge"),
            Map.of(FitOption.PENALTY, "ridge", FitOption.LAMBDA, "0"),
            Map.of(FitOption.FIRTH, "", FitOption.LAMBDA, "1"),
            Map.of(FitOption.FIRTH, "", FitOption.FAMILY, "poisson"),
            Map.of(FitOption.FIRTH, "", FitOption.ROBUST, "hc1"))) {
      assertThatThrownBy(() -> fit("glm", formula, wrong)).isInstanceOf(FormulaException.class);
    }
  }

  @Test
  void anExactFitHasNoLikelihoodAndSaysSo() {
    FittedModel exact = fit("lm", "I(b - b) ~ x1", Map.of());
    assertThat(exact.logLikelihood()).isEmpty();
    assertThat(exact.aic()).isEmpty();
    assertThat(exact.notes()).anyMatch(note -> note.contains("no likelihood"));
  }

  @Test
  void theDotStandsForColumnsWithoutAnotherPart() {
    FittedModel all = fit("glm", "b ~ . - word + cluster(id)", Map.of(FitOption.WEIGHTS, "v"));
    assertThat(all.terms())
        .extracting(FittedTerm::term)
        .containsExactly("(Intercept)", "x1", "x2", "g", "w", "back", "y");
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
    int[] codes = new int[ROWS];
    Arrays.setAll(codes, row -> (int) binary(row + 1));
    columns.put("word", new DataColumn.Words(codes, List.of("no", "yes")));
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

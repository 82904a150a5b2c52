package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.design.ColumnReader;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;

class LongitudinalModelsTest {
  private static final double[] BEFORE = {7, 6, 8, 5, 9};
  private static final double[] AFTER = {4, 5, 5, 1, 7};

  /** Five patients before and after, and a sixth who was only seen before. */
  private static DataTable pairs(double sixth) {
    double[] score = new double[12];
    double[] patient = new double[12];
    double[] week = new double[12];
    ColumnReader visit = ColumnReader.ofWords();
    ColumnReader group = ColumnReader.ofWords();
    for (int row = 0; row < 12; row++) {
      patient[row] = row / 2 + 1;
      week[row] = 6 * (row % 2);
      visit.add(row % 2 == 0 ? "before" : "wk6");
      int at = row / 2;
      group.add("group " + at % 3);
      score[row] = at == 5 ? Double.NaN : row % 2 == 0 ? BEFORE[at] : AFTER[at];
    }
    score[10] = sixth;
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("score", new DataColumn.Numbers(score));
    columns.put("patient", new DataColumn.Numbers(patient));
    columns.put("week", new DataColumn.Numbers(week));
    columns.put("visit", visit.column());
    columns.put("group", group.column());
    return DataTable.of(12, columns);
  }

  private static FittedModel fit(
      String model, String formula, DataTable table, Map<FitOption, String> options) {
    return Fitting.of(
        new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.of(options)),
        table);
  }

  @Test
  void beforeAndAfterIsThePairedTest() { // differences -3, -1, -3, -4, -2: mean -2.6, sd 1.140175
    FittedModel fitted =
        fit(
            "mmrm",
            "score ~ visit",
            pairs(Double.NaN),
            Map.of(
                FitOption.SUBJECT,
                "patient",
                FitOption.TIME,
                "visit",
                FitOption.DF,
                "kenward-roger"));
    FittedTerm change = fitted.terms().get(1);
    assertThat(change.term()).isEqualTo("visitwk6");
    assertThat(change.estimate().orElseThrow()).isCloseTo(-2.6, within(1e-9));
    assertThat(change.se().orElseThrow()).isCloseTo(Math.sqrt(1.3 / 5), within(1e-9));
    assertThat(quantity(fitted, "df(visitwk6)")).isCloseTo(4, within(1e-6));
    assertThat(quantity(fitted, "subjects")).isEqualTo(5);
    assertThat(quantity(fitted, "covariance(before,before)")).isCloseTo(2.5, within(1e-7));
    assertThat(fitted.notes()).containsExactly("2 rows were incomplete and dropped.");
  }

  @Test
  void randomInterceptEqualsCompoundSymmetry() {
    Map<FitOption, String> subject = Map.of(FitOption.SUBJECT, "patient");
    FittedModel mixed = fit("lmm", "score ~ week", pairs(6), subject);
    FittedModel compound =
        fit(
            "mmrm",
            "score ~ week",
            pairs(6),
            Map.of(FitOption.SUBJECT, "patient", FitOption.TIME, "week", FitOption.COV, "cs"));
    assertThat(mixed.logLikelihood().orElseThrow())
        .isCloseTo(compound.logLikelihood().orElseThrow(), within(1e-9));
    assertThat(quantity(mixed, "variance(intercept)"))
        .isCloseTo(quantity(compound, "covariance(6,0)"), within(1e-7));
    assertThat(mixed.terms().get(1).p().orElseThrow())
        .isCloseTo(compound.terms().get(1).p().orElseThrow(), within(1e-7));
  }

  @Test
  void aTermOfSeveralColumnsGetsItsTest() {
    FittedModel fitted =
        fit(
            "mmrm",
            "score ~ visit + group",
            pairs(Double.NaN),
            Map.of(FitOption.SUBJECT, "patient", FitOption.TIME, "visit", FitOption.COV, "cs"));
    assertThat(fitted.tests().get(0).name()).isEqualTo("f:group");
    assertThat(fitted.tests().get(0).df().orElseThrow()).isCloseTo(2, within(1e-6)); // 5 - 3
  }

  @Test
  void columnsThatRepeatOthersAreLeftOutAsInR() { // lmer drops them
    Map<FitOption, String> options = Map.of(FitOption.SUBJECT, "patient");
    FittedModel plain = fit("lmm", "score ~ visit", pairs(Double.NaN), options);
    FittedModel twice = fit("lmm", "score ~ visit + (week > 3)", pairs(Double.NaN), options);
    assertThat(twice.terms()).hasSize(3);
    assertThat(twice.terms().get(2).estimate()).isEmpty();
    assertThat(twice.terms().get(1).estimate().orElseThrow())
        .isCloseTo(plain.terms().get(1).estimate().orElseThrow(), within(1e-9));
    assertThat(twice.terms().get(1).p().orElseThrow())
        .isCloseTo(plain.terms().get(1).p().orElseThrow(), within(1e-9));
  }

  @Test
  void aModelWithoutColumnsIsRefused() {
    Map<FitOption, String> options = Map.of(FitOption.SUBJECT, "patient");
    assertThatThrownBy(() -> fit("lmm", "score ~ 0", pairs(6), options))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("no column");
  }

  @Test
  void clusteredErrorsAreThoseOfSubjects() {
    FittedModel fitted =
        fit(
            "mmrm",
            "score ~ visit + cluster(patient)",
            pairs(Double.NaN),
            Map.of(FitOption.SUBJECT, "patient", FitOption.TIME, "visit"));
    double robust = fitted.terms().get(1).robustSe().orElseThrow();
    assertThat(robust).isCloseTo(Math.sqrt(1.3 / 5 * 4 / 5), within(1e-9)); // divisor n
  }

  @Test
  void whatIsMissingOrDoubledIsSaid() {
    assertThatThrownBy(() -> fit("mmrm", "score ~ visit", pairs(6), Map.of()))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("--");
    FittedModel doubled =
        fit(
            "mmrm",
            "score ~ 1",
            pairs(6),
            Map.of(FitOption.SUBJECT, "week", FitOption.TIME, "visit"));
    assertThat(doubled.terms()).isEmpty();
    assertThat(String.join(" ", doubled.notes())).contains("same visit");
    assertThatThrownBy(
            () ->
                fit(
                    "lmm",
                    "log(score - score) ~ visit",
                    pairs(6),
                    Map.of(FitOption.SUBJECT, "patient")))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("infinite");
  }

  private static double quantity(FittedModel fitted, String name) {
    List<Double> values =
        fitted.quantities().stream()
            .filter(quantity -> quantity.name().equals(name))
            .map(quantity -> quantity.value().orElseThrow())
            .toList();
    assertThat(values).as(name).hasSize(1);
    return values.get(0);
  }
}

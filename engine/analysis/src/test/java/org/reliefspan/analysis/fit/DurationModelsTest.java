package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.design.ColumnReader;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.analysis.parts.LocalParts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;

/** Golden values: R 4.2.2, survival 3.5-3, survreg on MASS::gehan (Freireich and others 1963). */
class DurationModelsTest {
  private static final double[] WEEKS = {
    1, 22, 3, 12, 8, 17, 2, 11, 8, 12, 2, 5, 4, 15, 8, 23, 5, 11, 4, 1, 8, 10, 7, 32, 23, 22, 6, 16,
    34, 32, 25, 11, 20, 19, 6, 17, 35, 6, 13, 9, 6, 10
  };

  private static final double[] RELAPSED = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    0, 0, 1, 0, 0, 1, 1, 0, 0, 0
  };

  private static DataTable table() {
    return table(0, 42);
  }

  private static DataTable table(int from, int to) {
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    int rows = to - from;
    double[] time = Arrays.copyOfRange(WEEKS, from, to);
    double[] relapsed = Arrays.copyOfRange(RELAPSED, from, to);
    double[] right = new double[rows];
    double[] pair = new double[rows];
    double[] zero = time.clone();
    zero[3] = 0;
    ColumnReader treat = ColumnReader.ofWords();
    for (int i = 0; i < rows; i++) {
      right[i] = relapsed[i] == 1 ? time[i] : Double.NaN;
      pair[i] = (from + i) % 21;
      treat.add(from + i < 21 ? "control" : "6-MP");
    }
    columns.put("time", new DataColumn.Numbers(time));
    columns.put("cens", new DataColumn.Numbers(relapsed));
    columns.put("left", new DataColumn.Numbers(time));
    columns.put("right", new DataColumn.Numbers(right));
    columns.put("pair", new DataColumn.Numbers(pair));
    columns.put("zero", new DataColumn.Numbers(zero));
    columns.put("treat", treat.column());
    return DataTable.of(rows, columns);
  }

  private static FittedModel fit(String model, String formula, FitOptions options) {
    return Fitting.of(
        new FitRequest(FitModels.named(model), Formula.parse(formula), options), table());
  }

  private static FittedTerm term(FittedModel fitted, String name) {
    return fitted.terms().stream()
        .filter(term -> term.term().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(fitted.terms().toString()));
  }

  private static FittedQuantity quantity(FittedModel fitted, String stratum, String name) {
    return fitted.quantities().stream()
        .filter(value -> value.stratum().equals(stratum) && value.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(fitted.quantities().toString()));
  }

  @Test
  void weibullTermsStandInTheOrderOfR() {
    FittedModel fitted = fit("aft", "Surv(time, cens) ~ treat", FitOptions.none());
    assertThat(fitted.terms().stream().map(FittedTerm::term))
        .containsExactly("(Intercept)", "treatcontrol", "log(scale)");
    assertThat(term(fitted, "(Intercept)").estimate().orElseThrow())
        .isCloseTo(3.515687, within(5e-7));
    assertThat(term(fitted, "treatcontrol").estimate().orElseThrow())
        .isCloseTo(-1.267335, within(5e-7));
    assertThat(term(fitted, "log(scale)").estimate().orElseThrow())
        .isCloseTo(-0.311709, within(5e-7));
    assertThat(fitted.n()).isEqualTo(42);
    assertThat(fitted.events()).hasValue(30);
    double scale = Math.exp(term(fitted, "log(scale)").estimate().orElseThrow());
    double median = Math.exp(3.515687 + scale * Math.log(Math.log(2)));
    assertThat(quantity(fitted, "treatcontrol=0", "median").value().orElseThrow())
        .isCloseTo(median, within(1e-4));
    assertThat(quantity(fitted, "all", "time-ratio: treatcontrol").value().orElseThrow())
        .isCloseTo(Math.exp(-1.267335), within(1e-6));
  }

  @Test
  void intervalsAndTimesAreTheSameRows() {
    FittedModel times = fit("aft", "Surv(time, cens) ~ treat", FitOptions.none());
    FittedModel intervals =
        fit("aft", "Surv(left, right, type=interval2) ~ treat", FitOptions.none());
    assertThat(intervals.logLikelihood().orElseThrow())
        .isCloseTo(times.logLikelihood().orElseThrow(), within(1e-9));
  }

  @Test
  void curvesMeansClustersAndStrataAreReported() {
    FitOptions options = FitOptions.of(Map.of(FitOption.TIMES, "5,10", FitOption.TAU, "20"));
    FittedModel fitted = fit("aft", "Surv(time, cens) ~ treat + cluster(pair)", options);
    assertThat(fitted.curves()).hasSize(2);
    assertThat(fitted.curves().get(0).estimate().size()).isEqualTo(2);
    double mean = quantity(fitted, "treatcontrol=1", "rmst").value().orElseThrow();
    assertThat(mean).isBetween(5.0, 12.0);
    assertThat(term(fitted, "treatcontrol").robustSe()).isPresent();
    FittedModel strata = fit("aft", "Surv(time, cens) ~ strata(treat)", FitOptions.none());
    assertThat(term(strata, "log(scale):treat=6-MP").estimate()).isPresent();
    assertThat(quantity(strata, "treat=control", "median").value()).isPresent();
  }

  @Test
  void familiesNameTheirOwnParameters() {
    for (String family : FitOption.DIST.choices()) {
      FittedModel fitted =
          fit("aft", "Surv(time, cens) ~ treat", FitOptions.none().with(FitOption.DIST, family));
      boolean gompertz = family.equals("gompertz");
      String[] own =
          gompertz
              ? new String[] {"shape"}
              : family.equals("gengamma")
                  ? new String[] {"log(scale)", "Q"}
                  : new String[] {"log(scale)"};
      assertThat(fitted.terms().stream().skip(2).map(FittedTerm::term)).containsExactly(own);
      assertThat(fitted.quantities().get(0).name())
          .isEqualTo((gompertz ? "hazard" : "time") + "-ratio: treatcontrol");
      assertThat(fitted.nullLogLikelihood().orElseThrow())
          .isLessThan(fitted.logLikelihood().orElseThrow());
    }
  }

  @Test
  void splinesReportGammasThenCovariates() {
    FittedModel fitted =
        fit(
            "spline-survival",
            "Surv(time, cens) ~ treat",
            FitOptions.of(Map.of(FitOption.KNOTS, "1", FitOption.TIMES, "10")));
    assertThat(fitted.terms().stream().map(FittedTerm::term))
        .containsExactly("gamma0", "gamma1", "gamma2", "treatcontrol");
    FittedModel plain =
        fit(
            "spline-survival",
            "Surv(time, cens) ~ treat",
            FitOptions.none().with(FitOption.KNOTS, "0"));
    FittedModel weibull = fit("aft", "Surv(time, cens) ~ treat", FitOptions.none());
    assertThat(plain.logLikelihood().orElseThrow())
        .isCloseTo(weibull.logLikelihood().orElseThrow(), within(1e-8));
    assertThat(plain.nullLogLikelihood().orElseThrow())
        .isCloseTo(weibull.nullLogLikelihood().orElseThrow(), within(1e-8));
    assertThat(fitted.notes()).anyMatch(note -> note.contains("knots"));
  }

  @Test
  void partsGiveTheSameNumbers() {
    FitOptions options = FitOptions.of(Map.of(FitOption.TIMES, "10", FitOption.TAU, "20"));
    for (String formula :
        List.of("Surv(time, cens) ~ treat + cluster(treat)", "Surv(time, cens) ~ strata(treat)")) {
      FitRequest request = new FitRequest(FitModels.named("aft"), Formula.parse(formula), options);
      FittedModel whole = Fitting.of(request, table());
      FittedModel parts =
          Fitting.of(request, new LocalParts<>(List.of(table(0, 21), table(21, 42))));
      assertThat(parts.n()).isEqualTo(whole.n());
      assertThat(parts.events()).isEqualTo(whole.events());
      assertThat(parts.logLikelihood().orElseThrow())
          .isCloseTo(whole.logLikelihood().orElseThrow(), within(1e-10));
      assertThat(parts.nullLogLikelihood().orElseThrow())
          .isCloseTo(whole.nullLogLikelihood().orElseThrow(), within(1e-10));
      for (int i = 0; i < whole.terms().size(); i++) {
        FittedTerm expected = whole.terms().get(i);
        FittedTerm term = parts.terms().get(i);
        assertThat(term.term()).isEqualTo(expected.term());
        assertThat(term.estimate().orElseThrow())
            .isCloseTo(expected.estimate().orElseThrow(), within(1e-8));
        assertThat(term.robustSe().isPresent()).isEqualTo(expected.robustSe().isPresent());
        assertThat(term.statistic().orElseThrow())
            .isCloseTo(expected.statistic().orElseThrow(), within(1e-6));
      }
      for (int i = 0; i < whole.quantities().size(); i++) {
        assertThat(parts.quantities().get(i).stratum())
            .isEqualTo(whole.quantities().get(i).stratum());
        assertThat(parts.quantities().get(i).value().orElseThrow())
            .isCloseTo(whole.quantities().get(i).value().orElseThrow(), within(1e-6));
      }
    }
  }

  @Test
  void whatCannotBeFittedIsExplained() {
    FittedModel zero = fit("aft", "Surv(zero, cens) ~ treat", FitOptions.none());
    assertThat(zero.terms()).isEmpty();
    assertThat(zero.notes()).anyMatch(note -> note.contains("point mass"));
    assertThatThrownBy(
            () ->
                fit(
                    "spline-survival",
                    "Surv(time, cens) ~ treat",
                    FitOptions.none().with(FitOption.KNOTS, "40")))
        .isInstanceOf(FormulaException.class);
  }

  /** survreg(Surv(time, cens) ~ treat - 1): its null model is the intercept alone. */
  @Test
  void aModelWithoutInterceptIsComparedWithTheInterceptAlone() {
    FittedModel with = fit("aft", "Surv(time, cens) ~ treat", FitOptions.none());
    FittedModel without = fit("aft", "Surv(time, cens) ~ treat - 1", FitOptions.none());
    assertThat(without.nullLogLikelihood()).isEqualTo(with.nullLogLikelihood());
  }
}

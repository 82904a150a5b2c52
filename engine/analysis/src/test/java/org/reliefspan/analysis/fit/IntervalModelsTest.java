package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedIntervals;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;

class IntervalModelsTest {
  private static final double NONE = Double.NaN;
  private static final String SURV = "Surv(left, right, type = interval2)";

  private static DataTable table() {
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("left", numbers(0, 3, 6, NONE, 2, 5, 8, 4, 0, 7));
    columns.put("right", numbers(4, 6, NONE, 3, 5, 9, NONE, 4, 2, 9));
    columns.put("arm", numbers(0, 0, 0, 0, 0, 1, 1, 1, 1, 1));
    columns.put("w", numbers(1, 1, 2, 1, 1, 1, 1, 1, 1, 1));
    return DataTable.of(10, columns);
  }

  private static DataColumn numbers(double... cells) {
    return new DataColumn.Numbers(cells);
  }

  private static FittedModel fit(String model, String formula, Map<FitOption, String> options) {
    return Fitting.of(
        new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.of(options)),
        table());
  }

  @Test
  void groupsHaveIntervalsRangesAndTests() {
    FittedModel fit =
        fit(
            "turnbull",
            SURV + " ~ arm",
            Map.of(FitOption.TAU, "8", FitOption.TIMES, "3,8", FitOption.WEIGHTS, "w"));
    assertThat(fit.n()).isEqualTo(10);
    assertThat(fit.events()).hasValue(8);
    assertThat(fit.certificate().orElseThrow()).isLessThanOrEqualTo(1 + 1e-8);
    assertThat(fit.intervals()).extracting(FittedIntervals::stratum).contains("arm=0", "arm=1");
    for (FittedIntervals intervals : fit.intervals()) {
      double sum = 0;
      for (int j = 0; j < intervals.mass().size(); j++) {
        sum += intervals.mass().get(j).orElseThrow();
        assertThat(intervals.left().get(j).orElseThrow()).isNotNegative();
      }
      assertThat(sum).isCloseTo(1, within(1e-8));
    }
    assertThat(fit.tests())
        .extracting(FittedTest::name)
        .containsExactly("sun", "finkelstein", "wilcoxon", "finkelstein-score");
    assertThat(fit.quantities())
        .extracting(FittedQuantity::name)
        .containsExactly("median", "rmst", "median", "rmst");
    for (FittedQuantity quantity : fit.quantities()) {
      assertThat(quantity.lower().orElseThrow())
          .isLessThanOrEqualTo(quantity.upper().orElseThrow());
    }
    assertThat(fit.curves().get(0).lower().size()).isEqualTo(2);
    assertThat(fit.notes()).anyMatch(note -> note.contains("not confidence limits"));
    assertThat(fit.notes()).anyMatch(note -> note.contains("visit schedule"));
  }

  @Test
  void oneGroupHasNoTests() {
    FittedModel fit = fit("turnbull", SURV + " ~ 1", Map.of());
    assertThat(fit.tests()).isEmpty();
    assertThat(fit.intervals()).hasSize(1);
    assertThat(fit.logLikelihood().orElseThrow()).isNegative();
  }

  @Test
  void regressionTellsItsScale() {
    FittedModel hazards = fit("interval-regression", SURV + " ~ arm", Map.of());
    FittedModel odds = fit("interval-regression", SURV + " ~ arm", Map.of(FitOption.SCALE, "odds"));
    assertThat(hazards.terms()).hasSize(1);
    assertThat(hazards.logLikelihood().orElseThrow())
        .isGreaterThanOrEqualTo(hazards.nullLogLikelihood().orElseThrow() - 1e-9);
    assertThat(odds.nullLogLikelihood().orElseThrow())
        .isCloseTo(hazards.nullLogLikelihood().orElseThrow(), within(1e-7));
    assertThat(odds.notes()).anyMatch(note -> note.contains("odds ratios"));
    assertThat(hazards.notes()).anyMatch(note -> note.contains("hazard ratios"));
  }

  @Test
  void whatIsNotOfferedIsRefused() {
    assertThatThrownBy(() -> fit("turnbull", SURV + " ~ strata(arm)", Map.of()))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("strata");
    assertThatThrownBy(() -> fit("turnbull", SURV + " ~ arm", Map.of(FitOption.TAU, "-1")))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("tau");
    assertThatThrownBy(
            () -> fit("interval-regression", SURV + " ~ arm", Map.of(FitOption.SCALE, "normal")))
        .isInstanceOf(FormulaException.class);
    assertThatThrownBy(() -> fit("interval-regression", SURV + " ~ w + cluster(arm)", Map.of()))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("cluster");
  }
}

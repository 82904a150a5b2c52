package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;

class IllnessDeathModelTest {
  private static final int SUBJECTS = 300;

  /** Rows of id, day, state, x, end, patient; two episodes of each patient. */
  private static double[][] rows() {
    SplittableRandom random = new SplittableRandom(11);
    double[][] rows = new double[SUBJECTS * 30][];
    int count = 0;
    for (int id = 0; id < SUBJECTS; id++) {
      double x = id % 2;
      double loss = -150 * Math.log(random.nextDouble()) * Math.exp(-0.5 * x);
      double repeat = -500 * Math.log(random.nextDouble());
      repeat = repeat < loss ? repeat : loss - 200 * Math.log(random.nextDouble());
      double end = Math.min(repeat, 600);
      double day = 30;
      for (; day < end; day += 30 + 30 * random.nextDouble()) {
        rows[count++] =
            new double[] {100 + id, day, day < loss ? 1 : 2, x, end, Math.floorDiv(id, 2)};
      }
      if (repeat <= 600) {
        rows[count++] = new double[] {100 + id, repeat, 3, x, end, Math.floorDiv(id, 2)};
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private static DataTable table(double[][] rows) {
    String[] names = {"id", "day", "state", "x", "end", "patient"};
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      int column = i;
      columns.put(
          names[i],
          new DataColumn.Numbers(Arrays.stream(rows).mapToDouble(row -> row[column]).toArray()));
    }
    return DataTable.of(rows.length, columns);
  }

  private static FittedModel fit(double[][] rows, String formula, Map<FitOption, String> more) {
    Map<FitOption, String> options = new EnumMap<>(FitOption.class);
    options.put(FitOption.SUBJECT, "id");
    options.put(FitOption.TIME, "day");
    options.put(FitOption.STATE, "state");
    options.putAll(more);
    return Fitting.of(
        new FitRequest(
            FitModels.named("illness-death"), Formula.parse(formula), FitOptions.of(options)),
        table(rows));
  }

  private static FittedModel fit(String formula, Map<FitOption, String> more) {
    return fit(rows(), formula, more);
  }

  @Test
  void daysInEachStateAddUpToTheHorizon() {
    FittedModel fit =
        fit(
            "~ x",
            Map.of(
                FitOption.TAU,
                "365",
                FitOption.TIMES,
                "30,90",
                FitOption.END,
                "end",
                FitOption.EXACT,
                "3"));
    assertThat(fit.terms())
        .extracting(FittedTerm::term)
        .containsExactly(
            "1-2",
            "1-3",
            "2-3",
            "x:1-2",
            "x:1-3",
            "x:2-3",
            "log(shape):1-2",
            "log(shape):1-3",
            "log(shape):2-3");
    double sum =
        fit.quantities().stream()
            .filter(quantity -> quantity.stratum().equals("from=1"))
            .mapToDouble(quantity -> quantity.value().orElseThrow())
            .sum();
    assertThat(sum).isCloseTo(365, within(1e-6));
    assertThat(fit.quantities())
        .extracting(FittedQuantity::name)
        .containsExactly(
            "hazard-ratio:x:1-2",
            "hazard-ratio:x:1-3",
            "hazard-ratio:x:2-3",
            "length-of-stay:1",
            "length-of-stay:2",
            "length-of-stay:3");
    assertThat(fit.curves()).hasSize(4);
    assertThat(fit.curves().get(3).cause()).isEqualTo("ever 2");
    assertThat(fit.terms().get(3).lower().orElseThrow()).isLessThan(0.5);
    assertThat(fit.terms().get(3).upper().orElseThrow()).isGreaterThan(0.5);
    assertThat(fit.notes()).anyMatch(note -> note.contains("300 subjects"));
  }

  /** Constant intensities and no silence after the last row: the panel model with exact state 3. */
  @Test
  void exponentialBaselinesEqualThePanelModel() {
    double[][] rows = rows();
    FittedModel fit = fit(rows, "~ 1", Map.of(FitOption.DIST, "exponential"));
    Map<FitOption, String> options = new EnumMap<>(FitOption.class);
    options.put(FitOption.SUBJECT, "id");
    options.put(FitOption.TIME, "day");
    options.put(FitOption.STATE, "state");
    options.put(FitOption.TRANSITIONS, "1-2,1-3,2-3");
    options.put(FitOption.EXACT, "3");
    double[][] begun = Arrays.copyOf(rows, rows.length + SUBJECTS);
    for (int id = 0; id < SUBJECTS; id++) {
      begun[rows.length + id] = new double[] {100 + id, 0, 1, 0, 0, 0};
    }
    FittedModel panel =
        Fitting.of(
            new FitRequest(FitModels.named("panel"), Formula.parse("~ 1"), FitOptions.of(options)),
            table(begun));
    assertThat(fit.logLikelihood().orElseThrow())
        .isCloseTo(panel.logLikelihood().orElseThrow(), within(1e-7));
    for (int t = 0; t < 3; t++) {
      assertThat(fit.terms().get(t).term()).isEqualTo(panel.terms().get(t).term());
      assertThat(fit.terms().get(t).estimate().orElseThrow())
          .isCloseTo(panel.terms().get(t).estimate().orElseThrow(), within(1e-6));
      assertThat(fit.terms().get(t).se().orElseThrow())
          .isCloseTo(panel.terms().get(t).se().orElseThrow(), within(1e-6));
    }
  }

  @Test
  void patientsAreClusters() {
    FittedModel fit =
        fit("~ x + cluster(patient)", Map.of(FitOption.CLOCK, "since-loss", FitOption.END, "end"));
    assertThat(fit.terms()).allMatch(term -> term.robustSe().isPresent());
  }

  @Test
  void whatCannotBeReadIsRefused() {
    refuses(Map.of(FitOption.TRANSITIONS, "1-2,2-1,2-3"), "transitions");
    refuses(Map.of(FitOption.TRANSITIONS, "1-2,x"), "transition");
    refuses(Map.of(FitOption.STATE, "day"), "1 (relief)");
    refuses(Map.of(FitOption.EXACT, "2,3"), "--exact");
    refuses(Map.of(FitOption.DIST, "lognormal"), "weibull or exponential");
    refuses(Map.of(FitOption.TAU, "0"), "tau");
    refuses(Map.of(FitOption.ENTRY, "end"), "entry");
    FittedModel none = fit("~ 1", Map.of(FitOption.TRANSITIONS, "1-2,1-3,1-4,2-3,2-4"));
    assertThat(none.terms()).isEmpty();
    assertThat(none.notes()).anyMatch(note -> note.contains("No subject enters state 4"));
  }

  private static void refuses(Map<FitOption, String> options, String words) {
    assertThatThrownBy(() -> fit("~ x", options))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining(words);
  }
}

package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.design.ColumnReader;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;

/** {@code km}, {@code aalen-johansen} and {@code mean-cumulative} on ten rows. */
class SurvivalModelsTest {
  private static DataTable table() {
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("time", numbers(1, 2, 2, 3, 4, 4, 5, 5, 8, 9));
    columns.put("status", numbers(1, 1, 0, 1, 0, 0, 1, 0, 1, 1));
    columns.put("cause", numbers(1, 2, 0, 1, 0, 0, 2, 0, 3, 1));
    columns.put("censored", numbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    columns.put("entry", numbers(0, 0, 0, 1, 0, 0, 2, 0, 3, 0));
    columns.put("late", numbers(1, 0, 0, 1, 0, 0, 2, 0, 3, 0));
    columns.put("negative", numbers(-1, 0, 0, 1, 0, 0, 2, 0, 3, 0));
    columns.put("half", numbers(1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1));
    columns.put("id", numbers(1, 1, 2, 2, 3, 3, 4, 4, 5, 5));
    columns.put("event", numbers(1, 0, 1, 1, 0, 1, 1, 0, 1, 2));
    columns.put("begin", numbers(0, 1, 0, 2, 0, 3, 0, 4, 0, 5));
    columns.put("end", numbers(1, 6, 2, 7, 3, 8, 4, 9, 5, 9));
    columns.put("arm", words("a", "a", "a", "a", "a", "b", "b", "b", "b", "b"));
    return DataTable.of(10, columns);
  }

  private static DataColumn numbers(double... cells) {
    return new DataColumn.Numbers(cells);
  }

  private static DataColumn words(String... cells) {
    ColumnReader reader = ColumnReader.ofWords();
    for (String cell : cells) {
      reader.add(cell);
    }
    return reader.column();
  }

  private static FittedModel fit(String model, String formula, String... options) {
    Map<FitOption, String> given = new EnumMap<>(FitOption.class);
    for (int i = 0; i < options.length; i += 2) {
      given.put(FitOption.of(options[i]).orElseThrow(), options[i + 1]);
    }
    FitRequest request =
        new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.of(given));
    return Fitting.of(request, table());
  }

  private static double[] values(FittedCurve curve) {
    double[] values = new double[curve.estimate().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = curve.estimate().get(i).orElse(-1);
    }
    return values;
  }

  private static FittedQuantity quantity(FittedModel model, String stratum, String name) {
    return model.quantities().stream()
        .filter(each -> each.stratum().equals(stratum) && each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void curvesStandAtEventTimesOrAtTheTimesAskedFor() {
    FittedCurve all = fit("km", "Surv(time, status) ~ 1").curves().get(0);
    assertThat(all.stratum()).isEqualTo("all");
    assertThat(values(all))
        .containsExactly(new double[] {.9, .8, 24 / 35.0, 18 / 35.0, 9 / 35.0, 0}, within(1e-15));
    FittedCurve some = fit("km", "Surv(time, status) ~ 1", "times", "0.5,3,8.5").curves().get(0);
    assertThat(values(some)).containsExactly(new double[] {1, 24 / 35.0, 9 / 35.0}, within(1e-15));
    assertThat(some.events().get(1)).hasValue(3);
    assertThat(some.events().get(2)).hasValue(2);
    assertThat(some.atRisk().get(1)).hasValue(7);
    assertThat(some.atRisk().get(2)).hasValue(1);
  }

  @Test
  void curvesAreMissingBeyondFollowUp() {
    FittedModel model = fit("km", "Surv(time, censored) ~ 1", "times", "9,10", "tau", "20");
    assertThat(values(model.curves().get(0))).containsExactly(1, -1);
    assertThat(quantity(model, "all", "rmst").value()).isEmpty();
    assertThat(quantity(model, "all", "median").value()).isEmpty();
    assertThat(model.notes()).anyMatch(note -> note.startsWith("No row has an event"));
    assertThat(model.notes()).anyMatch(note -> note.contains("ends before tau"));
  }

  @Test
  void groupsAreComparedByTestAndRestrictedMeans() {
    FittedModel model = fit("km", "Surv(time, status) ~ arm", "tau", "4", "rho", "1");
    double first = quantity(model, "arm=a", "rmst").value().orElseThrow();
    double second = quantity(model, "arm=b", "rmst").value().orElseThrow();
    assertThat(first).isCloseTo(2.7, within(1e-14));
    FittedQuantity difference = quantity(model, "arm=b - arm=a", "rmst_difference");
    assertThat(difference.value().orElseThrow()).isCloseTo(second - first, within(1e-14));
    FittedQuantity ratio = quantity(model, "arm=b / arm=a", "rmst_ratio");
    assertThat(ratio.value().orElseThrow()).isCloseTo(second / first, within(1e-14));
    assertThat(model.tests().get(0).name()).startsWith("rmst_difference:");
    assertThat(model.tests()).anyMatch(test -> test.name().equals("log-rank"));
    assertThat(model.tests()).anyMatch(test -> test.name().equals("weighted-log-rank"));
    double observed = quantity(model, "arm=a", "observed").value().orElseThrow();
    assertThat(observed).isEqualTo(3);
  }

  @Test
  void strataWithoutGroupsAreTheGroups() {
    FittedModel model = fit("km", "Surv(time, status) ~ strata(arm)");
    assertThat(model.curves()).hasSize(2);
    FittedModel within = fit("km", "Surv(time, status) ~ id + strata(arm)");
    assertThat(within.curves()).hasSize(5);
    assertThat(within.tests().get(0).statistic()).isPresent();
  }

  @Test
  void lateEntryMayBeAnOptionOrAStart() {
    FittedModel option = fit("km", "Surv(time, status) ~ 1", "entry", "entry");
    FittedModel start = fit("km", "Surv(entry, time, status) ~ 1");
    assertThat(values(option.curves().get(0))).isEqualTo(values(start.curves().get(0)));
    assertThat(option.curves().get(0).atRisk().get(0)).hasValue(7);
    assertThatThrownBy(() -> fit("km", "Surv(time, status) ~ 1", "entry", "late"))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("row 1 of the data");
    assertThatThrownBy(() -> fit("km", "Surv(entry, time, status) ~ 1", "entry", "entry"))
        .hasMessageContaining("--entry");
    assertThatThrownBy(() -> fit("km", "Surv(negative, status) ~ 1"))
        .hasMessageContaining("not negative");
  }

  @Test
  void clustersAndFractionalWeightsGiveRobustErrors() {
    FittedModel model = fit("km", "Surv(time, status) ~ arm + cluster(id)");
    assertThat(model.notes()).anyMatch(note -> note.contains("robust"));
    FittedModel weighted = fit("km", "Surv(time, status) ~ 1", "weights", "half");
    assertThat(weighted.notes()).anyMatch(note -> note.contains("robust"));
    assertThat(fit("km", "Surv(time, status) ~ arm").notes())
        .noneMatch(note -> note.contains("robust"));
  }

  @Test
  void incidencesOfEachCauseStandByGroup() {
    FittedModel model = fit("aalen-johansen", "Surv(time, cause) ~ 1", "times", "5", "tau", "5");
    assertThat(model.curves()).extracting(FittedCurve::cause).containsExactly("1", "2", "3");
    assertThat(model.curves().get(1).estimate().get(0).orElseThrow())
        .isCloseTo(19 / 70.0, within(1e-15));
    assertThat(model.curves().get(2).lower().get(0)).isEmpty();
    assertThat(model.events()).hasValue(6);
    double lost = quantity(model, "all", "time_lost:1").value().orElseThrow();
    assertThat(lost).isCloseTo(0.1 * 4 + 8 / 70.0 * 2, within(1e-14));
    FittedModel byArm = fit("aalen-johansen", "Surv(time, cause) ~ arm", "tau", "5");
    assertThat(quantity(byArm, "arm=a", "time_lost:3").value()).isEmpty(); // ends at 4
    FittedModel shorter = fit("aalen-johansen", "Surv(time, cause) ~ arm", "tau", "4");
    assertThat(quantity(shorter, "arm=a", "time_lost:3").value()).hasValue(0);
    assertThat(byArm.tests()).extracting("name").containsExactly("gray", "gray:2", "gray:3");
    FittedModel second = fit("aalen-johansen", "Surv(time, cause) ~ arm", "cause", "2");
    assertThat(second.tests()).hasSize(1);
    assertThat(second.tests().get(0).statistic()).isEqualTo(byArm.tests().get(1).statistic());
    assertThatThrownBy(() -> fit("aalen-johansen", "Surv(time, cause) ~ 1", "cause", "4"))
        .hasMessageContaining("between 1 and 3");
  }

  @Test
  void recurrentEventsAreCountedByPatient() {
    String formula = "Surv(begin, end, event) ~ 1";
    FittedModel model = fit("mean-cumulative", formula, "subject", "id", "tau", "5");
    FittedModel clustered = fit("mean-cumulative", formula + " + cluster(id)", "tau", "5");
    assertThat(model.quantities()).isEqualTo(clustered.quantities());
    assertThat(quantity(model, "all", "mean_count").value()).isEqualTo(OptionalDouble.of(0.8));
    assertThat(model.events()).hasValue(6);
    assertThat(model.notes()).anyMatch(note -> note.startsWith("Status 2"));
    assertThatThrownBy(() -> fit("mean-cumulative", formula)).hasMessageContaining("cluster(id)");
    assertThatThrownBy(() -> fit("mean-cumulative", formula, "subject", "id", "conf", "logit"))
        .hasMessageContaining("--conf");
    assertThatThrownBy(() -> fit("mean-cumulative", "Surv(time, cause) ~ 1", "subject", "id"))
        .hasMessageContaining("0, 1");
    assertThat(
            quantity(
                    fit("mean-cumulative", formula, "subject", "id", "tau", "90"),
                    "all",
                    "mean_count")
                .value())
        .isEmpty();
  }

  @Test
  void restrictedMeansTakeFractionalWeightsAsRepeatedRowsUnlessClustered() {
    FittedModel rows = fit("km", "Surv(time, status) ~ 1", "weights", "half", "tau", "6");
    FittedModel robust =
        fit("km", "Surv(time, status) ~ 1 + cluster(id)", "weights", "half", "tau", "6");
    // R 4.2.2, survival 3.5-3: summary(survfit(Surv(time, status) ~ 1, weights = half), rmean = 6)
    assertThat(quantity(rows, "all", "rmst").se().orElseThrow())
        .isCloseTo(0.5903727276077428, within(1e-12));
    assertThat(rows.notes()).anyMatch(note -> note.contains("cluster()"));
    assertThat(quantity(robust, "all", "rmst").se().orElseThrow())
        .isNotCloseTo(0.5903727276077428, within(1e-3));
  }

  @Test
  void whoEntersLateIsCountedAtTheNextEnd() { // summary(survfit(Surv(late, time, status) ~ 1))
    FittedModel fitted =
        fit("km", "Surv(time + 0.5, status) ~ 1", "entry", "late", "times", "0,1,1.5,2,20");
    double[] atRisk = {8, 8, 8, 8, 0};
    for (int i = 0; i < atRisk.length; i++) {
      assertThat(fitted.curves().get(0).atRisk().get(i)).hasValue(atRisk[i]);
    }
  }

  @Test
  void plainLimitsOfNoIncidenceAreNothing() {
    FittedModel plain =
        fit("aalen-johansen", "Surv(time, cause) ~ arm", "times", "1,4,9", "conf", "plain");
    plain
        .curves()
        .forEach(
            curve -> {
              for (int i = 0; i < 2; i++) {
                assertThat(curve.lower().get(i)).isPresent();
                if (curve.estimate().get(i).orElseThrow() == 0) {
                  assertThat(curve.upper().get(i)).hasValue(0);
                }
              }
            });
    FittedModel log = fit("aalen-johansen", "Surv(time, cause) ~ 1", "times", "1", "cause", "3");
    assertThat(log.curves().get(0).lower().get(0)).isEmpty();
  }

  @Test
  void timesThatDifferByRoundingAreTied() {
    FittedModel one = fit("km", "Surv(time/10, status) ~ arm");
    FittedModel other =
        fit("km", "Surv(ifelse(arm == \"a\", time/10, time/10 + 1e-12), status) ~ arm");
    assertThat(other.tests().get(0).statistic().orElseThrow())
        .isCloseTo(one.tests().get(0).statistic().orElseThrow(), within(1e-9));
  }

  @Test
  void rowsAreNamedAsInTheFile() {
    assertThatThrownBy(() -> fit("km", "Surv(time - 2, status) ~ 1"))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("row 1 of the data");
    assertThatThrownBy(() -> fit("cox", "Surv(time, status) ~ log(event)"))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("log(event)");
    assertThatThrownBy(() -> fit("glm", "time ~ entry", "family", "binomial"))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("row 2 of the data");
  }

  @Test
  void weightsOfNothingFitNothing() {
    for (String model : new String[] {"km", "cox", "aft", "lm", "aalen-johansen", "turnbull"}) {
      String left = model.equals("lm") ? "time" : "Surv(time, status)";
      assertThatThrownBy(() -> fit(model, left + " ~ half", "weights", "censored"))
          .isInstanceOf(FormulaException.class)
          .hasMessageContaining("All weights are 0");
    }
  }

  @Test
  void optionsOutOfRangeAreRefusedBeforeAnyData() {
    for (String[] pair :
        new String[][] {
          {"tau", "-1"},
          {"tau", "Infinity"},
          {"times", "1,Infinity"},
          {"cause", "0"},
          {"level", "1"}
        }) {
      assertThatThrownBy(() -> FitOptions.of(Map.of(FitOption.of(pair[0]).orElseThrow(), pair[1])))
          .isInstanceOf(FormulaException.class)
          .hasMessageContaining("--" + pair[0]);
    }
  }
}

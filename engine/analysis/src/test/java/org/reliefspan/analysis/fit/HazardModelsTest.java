package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.LocalParts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.hazard.TieHandling;

/** Numbers against R stand in agreement.csv; here: what the answer holds. */
class HazardModelsTest {
  private static final int ROWS = 120;

  private static DataTable table() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] cells = new double[9][ROWS];
    for (int row = 0; row < ROWS; row++) {
      cells[0][row] = 1 + random.nextInt(60); // time
      cells[1][row] = random.nextInt(3); // cause
      cells[2][row] = Math.min(1, cells[1][row]); // status
      cells[3][row] = random.nextDouble(); // x
      cells[4][row] = random.nextInt(3); // g
      cells[5][row] = 2 * cells[3][row] + 1; // twice
      cells[6][row] = Math.floor(row / 4.0); // id
      cells[7][row] = (row % 4) * 10 + random.nextInt(9); // day
      cells[8][row] = row % 2; // site
    }
    List<String> names = List.of("time", "cause", "status", "x", "g", "twice", "id", "day", "site");
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    IntStream.range(0, names.size())
        .forEach(i -> columns.put(names.get(i), new DataColumn.Numbers(cells[i])));
    return DataTable.of(ROWS, columns);
  }

  private static FitRequest request(String model, String formula, Map<FitOption, String> given) {
    return new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.of(given));
  }

  private static FittedModel fit(String model, String formula, Map<FitOption, String> given) {
    return Fitting.of(request(model, formula, given), table());
  }

  @Test
  void fractionalWeightsOfCoxAskForRobustErrors() {
    FittedTerm term =
        fit("cox", "Surv(time, status) ~ g", Map.of(FitOption.WEIGHTS, "x")).terms().get(0);
    FittedTerm whole =
        fit("cox", "Surv(time, status) ~ x", Map.of(FitOption.WEIGHTS, "g")).terms().get(0);
    assertThat(term.robustSe()).isPresent();
    assertThat(term.statistic().getAsDouble())
        .isCloseTo(term.estimate().getAsDouble() / term.robustSe().getAsDouble(), within(1e-12));
    assertThat(whole.robustSe()).isEmpty();
  }

  /** The estimate stands in agreement.csv (kidney). */
  @Test
  void frailtyIsATermOfCoxAlone() {
    FittedModel fit = fit("cox", "Surv(time, status) ~ x + frailty(id)", Map.of());
    assertThat(fit.terms()).extracting(FittedTerm::term).containsExactly("x");
    assertThat(fit.quantities().get(0).name()).isEqualTo("frailty-variance");
    assertThat(fit.quantities().get(1).value().orElseThrow()).isEqualTo(ROWS / 4.0);
    assertThat(fit.events().orElseThrow()).isPositive();
    for (String formula :
        List.of(
            "Surv(time, status) ~ frailty(id)",
            "Surv(time, status) ~ x + frailty(id) + cluster(id)",
            "Surv(time, status) ~ x:frailty(id)",
            "Surv(time, status) ~ x + frailty(id, theta = 1)")) {
      assertThatThrownBy(() -> fit("cox", formula, Map.of())).isInstanceOf(FormulaException.class);
    }
    assertThatThrownBy(() -> fit("aft", "Surv(time, status) ~ x + frailty(id)", Map.of()))
        .hasMessageContaining("not a term of aft");
  }

  @Test
  void aMisspeltModelIsGuessed() {
    assertThatThrownBy(() -> FitModels.named("coxx")).hasMessageContaining("Maybe cox?");
    assertThatThrownBy(() -> FitModels.named("KM")).hasMessageContaining("Maybe km?");
    assertThatThrownBy(() -> FitModels.named("propensity")).hasMessageContaining("Models are: km");
  }

  @Test
  void statusMayBeWordsOfTruth() {
    DataTable table = table();
    double[] status = ((DataColumn.Numbers) table.column("status")).cells();
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("time", table.column("time"));
    columns.put("x", table.column("x"));
    columns.put(
        "seen",
        new DataColumn.Words(
            IntStream.range(0, ROWS).map(i -> (int) status[i]).toArray(),
            List.of("false", "true")));
    FittedModel words =
        Fitting.of(request("cox", "Surv(time, seen) ~ x", Map.of()), DataTable.of(ROWS, columns));
    assertThat(words.terms()).isEqualTo(fit("cox", "Surv(time, status) ~ x", Map.of()).terms());
  }

  @Test
  void coxTestsEachTermAndAllTogether() {
    FittedModel fitted =
        fit(
            "cox",
            "Surv(time, status) ~ x + factor(g) + strata(site)",
            Map.of(FitOption.TIMES, "10,30"));
    assertThat(fitted.terms().stream().map(FittedTerm::term))
        .containsExactly("x", "factor(g)1", "factor(g)2");
    assertThat(fitted.tests().stream().map(FittedTest::name))
        .containsExactly(
            "likelihood-ratio",
            "score",
            "wald",
            "proportional-hazards",
            "proportional-hazards:x",
            "proportional-hazards:factor(g)");
    assertThat(fitted.tests().get(5).df()).hasValue(2);
    assertThat(fitted.quantities().get(0).name()).isEqualTo("concordance");
    assertThat(fitted.curves()).hasSize(2);
    assertThat(fitted.curves().get(1).stratum()).isEqualTo("site=1");
    assertThat(fitted.curves().get(0).estimate().size()).isEqualTo(2);
  }

  @Test
  void coxSaysWhatCannotBeEstimated() {
    FittedModel fitted = fit("cox", "Surv(time, status) ~ x + twice", Map.of());
    assertThat(fitted.terms().get(1).estimate()).isEmpty();
    assertThat(fitted.notes()).anyMatch(note -> note.startsWith("twice is not estimable"));
    FittedModel none = fit("cox", "Surv(time, status - status) ~ x", Map.of());
    assertThat(none.terms()).isEmpty();
    assertThat(none.notes()).anyMatch(note -> note.contains("no events"));
  }

  @Test
  void clustersGiveRobustErrors() {
    FittedModel fitted = fit("cox", "Surv(time, status) ~ x + cluster(id)", Map.of());
    assertThat(fitted.terms().get(0).robustSe()).isPresent();
    FittedModel exact =
        fit("cox", "Surv(time, status) ~ x + cluster(id)", Map.of(FitOption.TIES, "exact"));
    assertThat(exact.notes()).anyMatch(note -> note.contains("Exact ties"));
  }

  @Test
  void sumsByDayGiveTheCoefficientsOfTheWhole() {
    FitRequest request =
        request("cox", "Surv(time, status) ~ x + factor(g) + strata(site)", Map.of());
    ModelFrame frame = ModelFrame.of(request.frameSpec(), table());
    LocalParts<ModelFrame> parts = new LocalParts<>(List.of(frame, frame));
    DayCensus census = parts.collect(DayCensus::of).stream().reduce(DayCensus::plus).orElseThrow();
    FittedModel byDay = CoxInParts.byDay(parts, census, TieHandling.EFRON, FitOptions.of(Map.of()));
    FittedModel joined =
        request.model().fit(JoinedFrames.of(List.of(frame, frame)), request.options());
    assertThat(byDay.events()).isEqualTo(joined.events());
    assertThat(byDay.logLikelihood().orElseThrow())
        .isCloseTo(joined.logLikelihood().orElseThrow(), within(1e-9));
    for (int j = 0; j < 3; j++) {
      assertThat(byDay.terms().get(j).estimate().orElseThrow())
          .isCloseTo(joined.terms().get(j).estimate().orElseThrow(), within(1e-9));
      assertThat(byDay.terms().get(j).se().orElseThrow())
          .isCloseTo(joined.terms().get(j).se().orElseThrow(), within(1e-9));
    }
  }

  @Test
  void fineGrayReadsCauseAndConvention() {
    FittedModel first = fit("fine-gray", "Surv(time, cause) ~ x", Map.of(FitOption.CAUSE, "1"));
    FittedModel second =
        fit(
            "fine-gray",
            "Surv(time, cause) ~ x",
            Map.of(FitOption.CAUSE, "2", FitOption.CONVENTION, "crr", FitOption.TIMES, "20,40"));
    assertThat(first.terms().get(0).robustSe()).isPresent();
    assertThat(second.curves().get(0).cause()).isEqualTo("2");
    double early = second.curves().get(0).estimate().get(0).orElseThrow();
    double late = second.curves().get(0).estimate().get(1).orElseThrow();
    assertThat(early).isBetween(0.0, late);
    assertThat(late).isLessThan(1);
    assertThatThrownBy(() -> fit("fine-gray", "Surv(time, cause) ~ x + cluster(id)", Map.of()))
        .isInstanceOf(FormulaException.class);
  }

  @Test
  void visitsAreReadAsRowsOrAsSpells() {
    Map<FitOption, String> given =
        Map.of(FitOption.SUBJECT, "id", FitOption.TIME, "day", FitOption.TAU, "60");
    FittedModel visits = fit("visit-intensity", "~ x", given);
    assertThat(visits.terms().get(0).robustSe()).isPresent();
    assertThat(visits.quantities().get(0).name()).isEqualTo("mean-weight");
    assertThat(visits.notes()).isEmpty();
    FittedModel open =
        fit("visit-intensity", "~ x", Map.of(FitOption.SUBJECT, "id", FitOption.TIME, "day"));
    assertThat(open.notes()).anyMatch(note -> note.contains("silence"));
    FittedModel spells =
        fit("visit-intensity", "Surv(day, day + 5, status) ~ x", Map.of(FitOption.SUBJECT, "id"));
    assertThat(spells.n()).isEqualTo(ROWS);
    assertThatThrownBy(() -> fit("visit-intensity", "Surv(day, day + 5, status) ~ x", Map.of()))
        .isInstanceOf(FormulaException.class);
  }

  @Test
  void curvesEndWithTheFollowUp() {
    for (String model : List.of("cox", "fine-gray")) {
      FittedModel fitted =
          fit(
              model,
              "Surv(time, " + (model.equals("cox") ? "status" : "cause") + ") ~ x",
              Map.of(FitOption.TIMES, "30,1000"));
      assertThat(fitted.curves().get(0).estimate().get(0)).isPresent();
      assertThat(fitted.curves().get(0).estimate().get(1)).isEmpty();
      assertThat(fitted.curves().get(0).lower().get(1)).isEmpty();
      assertThat(fitted.curves().get(0).atRisk().get(1)).hasValue(0);
      assertThat(fitted.notes()).anyMatch(note -> note.contains("is not known after it"));
    }
  }

  @Test
  void rowsOfWeightNothingCountForNothing() {
    FittedModel all =
        fit("cox", "Surv(time, status) ~ x + factor(site)", Map.of(FitOption.WEIGHTS, "g"));
    assertThat(all.notes()).anyMatch(note -> note.startsWith("Rows of weight 0 were left out"));
    assertThat(all.n()).isLessThan(ROWS);
    FitRequest request =
        request("cox", "Surv(time, status) ~ x + factor(site)", Map.of(FitOption.WEIGHTS, "g"));
    ModelFrame frame = ModelFrame.of(request.frameSpec(), table());
    assertThat(all.n()).isEqualTo(ROWS - frame.weightless());
    LocalParts<ModelFrame> parts = new LocalParts<>(List.of(frame));
    DayCensus census = parts.collect(DayCensus::of).get(0);
    FittedModel byDay = CoxInParts.byDay(parts, census, TieHandling.EFRON, request.options());
    assertThat(byDay.n()).isEqualTo(all.n());
    assertThat(byDay.events()).isEqualTo(all.events());
    assertThat(byDay.terms().get(0).estimate().orElseThrow())
        .isCloseTo(all.terms().get(0).estimate().orElseThrow(), within(1e-9));
  }

  @Test
  void separationNamesTheColumn() {
    FittedModel fitted = fit("cox", "Surv(time, status) ~ x + factor(status)", Map.of());
    assertThat(fitted.notes()).anyMatch(note -> note.contains("coefficient of factor(status)1"));
  }
}

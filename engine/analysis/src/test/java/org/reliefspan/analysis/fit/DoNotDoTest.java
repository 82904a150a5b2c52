package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.domain.formula.Formula;

/**
 * Ways of analysing relief that mislead, each on data whose truth is known, with the model that
 * does not. The first mistake is that of Schofferman and Kine 2004, Spine: nine completed of
 * fifteen ablations, six still in relief.
 */
class DoNotDoTest {
  private static final int ROWS = 2000;
  private static final double MEDIAN = 9 * Math.log(2); // of an exponential of mean 9 months

  private final SplittableRandom random = new SplittableRandom(20);

  private double exponential(double mean) {
    return -mean * Math.log1p(-random.nextDouble());
  }

  private static FittedModel fit(
      String model, String formula, Map<String, double[]> columns, String... options) {
    Map<FitOption, String> given = new EnumMap<>(FitOption.class);
    for (int i = 0; i < options.length; i += 2) {
      given.put(FitOption.of(options[i]).orElseThrow(), options[i + 1]);
    }
    Map<String, DataColumn> table = new LinkedHashMap<>();
    columns.forEach((name, cells) -> table.put(name, new DataColumn.Numbers(cells)));
    int rows = columns.values().iterator().next().length;
    return Fitting.of(
        new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.of(given)),
        DataTable.of(rows, table));
  }

  private static FittedQuantity quantity(FittedModel fitted, String name) {
    return fitted.quantities().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static FittedTest test(FittedModel fitted, String name) {
    return fitted.tests().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static FittedTerm term(FittedModel fitted, String name) {
    return fitted.terms().stream()
        .filter(each -> each.term().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assertCovers(FittedQuantity quantity, double truth) {
    assertThat(truth).isBetween(quantity.lower().orElseThrow(), quantity.upper().orElseThrow());
  }

  @Test
  void theMeanOfCompletedDurationsIsTooShort() {
    double[] time = new double[ROWS];
    double[] status = new double[ROWS];
    double completed = 0;
    int events = 0;
    for (int row = 0; row < ROWS; row++) {
      double relief = exponential(9);
      double followUp = 4 + 8 * random.nextDouble();
      time[row] = Math.min(relief, followUp);
      status[row] = relief <= followUp ? 1 : 0;
      completed += status[row] * relief;
      events += (int) status[row];
    }
    assertThat(completed / events).isLessThan(0.5 * 9);
    FittedModel curve =
        fit("km", "Surv(time, status) ~ 1", Map.of("time", time, "status", status), "tau", "10");
    assertCovers(quantity(curve, "rmst"), 9 * (1 - Math.exp(-10 / 9.0)));
    assertCovers(quantity(curve, "median"), MEDIAN);
  }

  /** Losses seen at visits that are a fixed gap apart. */
  private Map<String, double[]> visits(double[] gap) {
    int rows = gap.length;
    double[] left = new double[rows];
    double[] right = new double[rows];
    double[] seen = new double[rows];
    double[] middle = new double[rows];
    double[] status = new double[rows];
    for (int row = 0; row < rows; row++) {
      double relief = exponential(9);
      double visit = gap[row] * random.nextDouble();
      left[row] = 0;
      while (visit < relief && visit < 24) {
        left[row] = visit;
        visit += gap[row];
      }
      boolean lost = visit < 24;
      right[row] = lost ? visit : Double.POSITIVE_INFINITY;
      seen[row] = lost ? visit : left[row];
      middle[row] = lost ? (left[row] + visit) / 2 : left[row];
      status[row] = lost ? 1 : 0;
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("left", left);
    columns.put("right", right);
    columns.put("seen", seen);
    columns.put("middle", middle);
    columns.put("status", status);
    columns.put("gap", gap);
    return columns;
  }

  @Test
  void theVisitDateAsEndOfReliefIsTooLate() {
    double[] gap = new double[ROWS];
    Arrays.fill(gap, 6);
    Map<String, double[]> columns = visits(gap);
    FittedQuantity naive = quantity(fit("km", "Surv(seen, status) ~ 1", columns), "median");
    assertThat(naive.lower().orElseThrow()).isGreaterThan(MEDIAN);
    FittedModel intervals =
        fit("aft", "Surv(left, right, type = interval2) ~ 1", columns, "dist", "weibull");
    assertCovers(quantity(intervals, "median"), MEDIAN);
  }

  @Test
  void midpointsMakeADifferenceBetweenArmsOfDifferentSchedules() {
    double[] gap = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      gap[row] = row % 2 == 0 ? 0.5 : 12; // the same relief in both arms
    }
    Map<String, double[]> columns = visits(gap);
    FittedModel naive = fit("km", "Surv(middle, status) ~ gap", columns);
    assertThat(test(naive, "log-rank").p().orElseThrow()).isLessThan(0.05);
    FittedModel intervals =
        fit("aft", "Surv(left, right, type = interval2) ~ gap", columns, "dist", "weibull");
    assertThat(term(intervals, "gap").p().orElseThrow()).isGreaterThan(0.05);
  }

  @Test
  void respondersAtWeekSixAreImmortalUntilThen() {
    double[] time = new double[ROWS];
    double[] status = new double[ROWS];
    double[] entry = new double[ROWS];
    int kept = 0;
    while (kept < ROWS) {
      double relief = exponential(9);
      if (relief > 6) { // in relief at the assessment
        time[kept] = relief;
        status[kept] = 1;
        entry[kept++] = 6;
      }
    }
    Map<String, double[]> columns = Map.of("time", time, "status", status, "entry", entry);
    FittedQuantity naive = quantity(fit("km", "Surv(time, status) ~ 1", columns), "median");
    assertThat(naive.lower().orElseThrow()).isGreaterThan(MEDIAN + 5);
    FittedModel atRiskFromSix =
        fit("aft", "Surv(entry, time, status) ~ 1", columns, "dist", "exponential");
    assertCovers(quantity(atRiskFromSix, "median"), MEDIAN);
  }

  /** Two visits; who is worse at the first is missed at the second. True mean change: 0. */
  private Map<String, double[]> dropout(double[] changes) {
    int patients = changes.length;
    double[] id = new double[2 * patients];
    double[] visit = new double[2 * patients];
    double[] score = new double[2 * patients];
    for (int patient = 0; patient < patients; patient++) {
      double level = random.nextGaussian();
      double first = level + 0.7 * random.nextGaussian();
      double second = level + 0.7 * random.nextGaussian();
      boolean missed = random.nextDouble() < 1 / (1 + Math.exp(-2 * first));
      for (int v = 0; v < 2; v++) {
        id[2 * patient + v] = patient;
        visit[2 * patient + v] = v;
      }
      score[2 * patient] = first;
      score[2 * patient + 1] = missed ? Double.NaN : second;
      changes[patient] = missed ? Double.NaN : second - first;
    }
    return Map.of("id", id, "visit", visit, "score", score);
  }

  @Test
  void completeCaseChangesFollowTheDropout() {
    double[] changes = new double[ROWS];
    Map<String, double[]> columns = dropout(changes);
    double completers =
        Arrays.stream(changes).filter(change -> !Double.isNaN(change)).average().orElseThrow();
    assertThat(completers).isGreaterThan(0.15);
    FittedTerm change =
        term(
            fit("mmrm", "score ~ factor(visit)", columns, "subject", "id", "time", "visit"),
            "factor(visit)1");
    assertThat(change.lower().orElseThrow()).isLessThan(0);
    assertThat(change.upper().orElseThrow()).isGreaterThan(0);
  }

  @Test
  void theLastObservationCarriedForwardClaimsCertaintyItHasNot() {
    double[] changes = new double[ROWS];
    Map<String, double[]> columns = dropout(changes);
    double carried =
        Arrays.stream(changes).map(change -> Double.isNaN(change) ? 0 : change).average().orElse(0);
    double spread =
        Math.sqrt(
            Arrays.stream(changes)
                    .map(change -> Double.isNaN(change) ? 0 : change - carried)
                    .map(change -> change * change)
                    .sum()
                / ROWS
                / ROWS);
    assertThat(carried - 1.96 * spread).as("excludes the true change of 0").isPositive();
    FittedTerm change =
        term(
            fit("mmrm", "score ~ factor(visit)", columns, "subject", "id", "time", "visit"),
            "factor(visit)1");
    assertThat(change.se().orElseThrow()).isGreaterThan(spread);
  }

  @Test
  void rowsOfOnePatientAreNotIndependent() {
    int perPatient = 10;
    double[] id = new double[ROWS];
    double[] treated = new double[ROWS];
    double[] time = new double[ROWS];
    double[] status = new double[ROWS];
    double own = 0;
    for (int row = 0; row < ROWS; row++) {
      if (row % perPatient == 0) {
        own = Math.exp(random.nextGaussian());
      }
      id[row] = Math.floor(row / (double) perPatient);
      treated[row] = id[row] % 2;
      time[row] = exponential(9 * own);
      status[row] = 1;
    }
    Map<String, double[]> columns =
        Map.of("id", id, "treated", treated, "time", time, "status", status);
    FittedTerm clustered =
        term(fit("cox", "Surv(time, status) ~ treated + cluster(id)", columns), "treated");
    assertThat(clustered.robustSe().orElseThrow())
        .isGreaterThan(1.8 * clustered.se().orElseThrow());
    assertThat(clustered.statistic().orElseThrow())
        .isEqualTo(clustered.estimate().orElseThrow() / clustered.robustSe().orElseThrow());
  }

  @Test
  void aTurnbullCurveHasNoGreenwoodError() {
    double[] gap = new double[200];
    Arrays.fill(gap, 3);
    FittedModel curve =
        fit("turnbull", "Surv(left, right, type = interval2) ~ 1", visits(gap), "times", "3,6,12");
    assertThat(curve.curves().get(0).se().get(0)).isEmpty();
    assertThat(curve.quantities()).allMatch(each -> each.se().isEmpty());
    assertThat(curve.intervals().get(0).mass().size()).isPositive();
  }

  @Test
  void aHazardRatioComesWithTheTestOfItsProportionality() {
    double[] arm = new double[ROWS];
    double[] time = new double[ROWS];
    double[] status = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      arm[row] = row % 2;
      double shape = row % 2 == 0 ? 0.6 : 2.5; // curves cross
      time[row] = 9 * Math.pow(-Math.log1p(-random.nextDouble()), 1 / shape);
      status[row] = 1;
    }
    FittedModel cox =
        fit("cox", "Surv(time, status) ~ arm", Map.of("arm", arm, "time", time, "status", status));
    assertThat(test(cox, "proportional-hazards").p().orElseThrow()).isLessThan(1e-10);
  }
}

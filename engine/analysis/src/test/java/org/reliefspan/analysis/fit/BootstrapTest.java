package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.SubjectKey;
import org.reliefspan.numerics.resample.PatientBootstrapWeights;
import org.reliefspan.numerics.resample.PercentileInterval;

/** Errors and limits from replicates of subjects. */
class BootstrapTest {
  private static final String KM = "Surv(day, status) ~ g";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "km             | Surv(day, status) ~ g | --times 20,60 --tau 80",
        "aalen-johansen | Surv(day, cause) ~ g  | --times 20,60",
        "turnbull       | Surv(left, right, type = interval2) ~ g | --tau 80",
        "lm             | y ~ x + g             | ''",
        "glm            | status ~ x + g        | ''",
        "aft            | Surv(day, status) ~ x | --tau 80",
      })
  void replicatesAreTheSameInOneThreeOrSevenParts(String model, String formula, String options) {
    String all = (options + " --bootstrap 30 --subject id --seed 5").strip();
    FlatResult one = FlatResult.of(inParts(model, formula, all, 1));
    FlatResult.of(inParts(model, formula, all, 3)).assertSameAs(one, 1e-9);
    FlatResult.of(inParts(model, formula, all, 7)).assertSameAs(one, 1e-9);
    FlatResult.of(whole(model, formula, all, 300, 1)).assertSameAs(one, 1e-9);
  }

  @Test
  void countsGiveTheSameBitsInAnyNumberOfParts() {
    String options = "--bootstrap 30 --subject id --times 20,60 --tau 80";
    assertThat(inParts("km", KM, options, 7))
        .usingRecursiveComparison()
        .isEqualTo(inParts("km", KM, options, 3));
  }

  @Test
  void replicatesOfAMeanAreMeansUnderPoissonWeights() {
    int rows = 60;
    FittedTerm term =
        whole("lm", "y ~ 1", "--bootstrap 25 --subject id --seed 8", rows, 2).terms().get(0);
    Philox philox = Philox.keyed(8, "fit.bootstrap");
    PatientBootstrapWeights weights =
        PatientBootstrapWeights.from(
            (subject, replicate) ->
                philox.uniform(subject, Purpose.of("subject.weight"), replicate));
    double[] means = new double[25];
    for (int replicate = 0; replicate < means.length; replicate++) {
      double sum = 0;
      double count = 0;
      for (int row = 0; row < rows; row++) {
        int subject = row / 2;
        int times = weights.weight(SubjectKey.of(subject), replicate);
        sum += times * response(2, row);
        count += times;
      }
      means[replicate] = sum / count;
    }
    assertThat(term.lower().orElseThrow())
        .isCloseTo(PercentileInterval.of(means, 0.95).lower(), within(1e-12));
    assertThat(term.upper().orElseThrow())
        .isCloseTo(PercentileInterval.of(means, 0.95).upper(), within(1e-12));
  }

  /** Each subject has one row, so the model's errors hold; 400 replicates err by 3.5 percent. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lm  | y ~ x",
        "glm | status ~ x",
        "aft | Surv(day, status) ~ x",
      })
  void errorsOfTermsAreThoseOfTheModel(String model, String formula) {
    FittedModel analytic = whole(model, formula, "", 600, 3);
    FittedModel drawn = whole(model, formula, "--bootstrap 400 --subject row", 600, 3);
    for (int i = 0; i < analytic.terms().size(); i++) {
      double ratio =
          drawn.terms().get(i).se().orElseThrow() / analytic.terms().get(i).se().orElseThrow();
      assertThat(ratio).as(analytic.terms().get(i).term()).isBetween(0.83, 1.19);
    }
  }

  @Test
  void errorsOfCurvesAndMeansAreThoseOfGreenwood() {
    String options = "--times 20,60 --tau 80";
    FittedModel analytic = whole("km", "Surv(day, status) ~ 1", options, 600, 4);
    FittedModel drawn =
        whole("km", "Surv(day, status) ~ 1", options + " --bootstrap 400 --subject row", 600, 4);
    for (int i = 0; i < 2; i++) {
      double ratio =
          drawn.curves().get(0).se().get(i).orElseThrow()
              / analytic.curves().get(0).se().get(i).orElseThrow();
      assertThat(ratio).isBetween(0.83, 1.19);
    }
    assertThat(rmst(drawn) / rmst(analytic)).isBetween(0.83, 1.19);
  }

  private static double rmst(FittedModel fitted) {
    return fitted.quantities().stream()
        .filter(quantity -> quantity.name().equals("rmst"))
        .findFirst()
        .orElseThrow()
        .se()
        .orElseThrow();
  }

  /** S(40) = exp(-40/50); 95 percent limits of 200 tables hold it 190 +- 3 times. */
  @Test
  void limitsHoldTheTruthAtTheirLevel() {
    int held = 0;
    for (int table = 0; table < 200; table++) {
      FittedModel fitted =
          whole(
              "km",
              "Surv(day, status) ~ 1",
              "--times 40 --bootstrap 199 --subject row",
              120,
              100 + table);
      double lower = fitted.curves().get(0).lower().get(0).orElseThrow();
      double upper = fitted.curves().get(0).upper().get(0).orElseThrow();
      held += lower <= Math.exp(-0.8) && Math.exp(-0.8) <= upper ? 1 : 0;
    }
    assertThat(held).isBetween(178, 198);
  }

  @Test
  void aMedianBeyondFollowUpHasAnOpenUpperLimit() {
    FittedModel fitted =
        whole(
            "km",
            "Surv(pmin(day, 33), ifelse(day > 33, 0, status)) ~ 1",
            "--times 20 --bootstrap 99 --subject row",
            60,
            5);
    assertThat(fitted.quantities().get(1).name()).isEqualTo("median");
    assertThat(fitted.quantities().get(1).upper()).hasValue(Double.POSITIVE_INFINITY);
    assertThat(fitted.quantities().get(1).se()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lm   | y ~ x       | --bootstrap 30                          | needs --subject",
        "km   | Surv(day, status) ~ 1 | --bootstrap 30 --subject id   | needs --times",
        "lm   | y ~ x       | --bootstrap 3 --subject id              | between 20 and",
        "glm  | status ~ x  | --bootstrap 30 --subject id --family negative-binomial | has no",
        "aft  | Surv(day, status) ~ 1 | --bootstrap 30 --subject id --mixture cured | has no",
        "cox  | Surv(day, status) ~ 1 | --bootstrap 30 | not an option",
      })
  void whatCannotBeResampledIsRefused(String model, String formula, String options, String words) {
    assertThatThrownBy(() -> whole(model, formula, options, 300, 1))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining(words);
  }

  private static FittedModel whole(
      String model, String formula, String options, int rows, int seed) {
    return Fitting.of(request(model, formula, options), table(seed, rows, row -> true));
  }

  /** Rows of a subject lie in several parts, in the order of the table within each. */
  private static FittedModel inParts(String model, String formula, String options, int parts) {
    List<DataTable> tables = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int wanted = part;
      tables.add(table(1, 300, row -> row % parts == wanted));
    }
    return Fitting.of(request(model, formula, options), new TravellingParts<>(tables));
  }

  private static FitRequest request(String model, String formula, String options) {
    Map<FitOption, String> given = new EnumMap<>(FitOption.class);
    String[] words = options.isEmpty() ? new String[0] : options.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      given.put(FitOption.of(words[i].substring(2)).orElseThrow(), words[i + 1]);
    }
    return new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.of(given));
  }

  /** Durations with mean 50 days, followed for up to 100; two rows for each id. */
  private static DataTable table(int seed, int count, IntPredicate passes) {
    int[] rows = IntStream.range(0, count).filter(passes).toArray();
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("row", numbers(rows, row -> row));
    columns.put("id", numbers(rows, row -> Math.floor(row / 2.0)));
    columns.put("g", numbers(rows, row -> row % 2));
    columns.put("x", numbers(rows, row -> draw(seed, row, 1).nextDouble() * 2 - 1));
    columns.put("y", numbers(rows, row -> response(seed, row)));
    columns.put("day", numbers(rows, row -> Math.min(event(seed, row), censored(seed, row))));
    columns.put("left", numbers(rows, row -> 10 * Math.floor(event(seed, row) / 10)));
    columns.put("right", numbers(rows, row -> 10 * Math.floor(event(seed, row) / 10) + 10));
    columns.put("status", numbers(rows, row -> event(seed, row) <= censored(seed, row) ? 1 : 0));
    columns.put(
        "cause",
        numbers(rows, row -> event(seed, row) <= censored(seed, row) ? 1 + row / 3 % 2 : 0));
    return DataTable.of(rows.length, columns);
  }

  private static double response(int seed, int row) {
    return draw(seed, row, 2).nextGaussian() + row % 2;
  }

  private static double event(int seed, int row) {
    return -50 * Math.log(draw(seed, row, 3).nextDouble(1e-9, 1));
  }

  private static double censored(int seed, int row) {
    return 100 * draw(seed, row, 4).nextDouble(0.01, 1);
  }

  private static SplittableRandom draw(int seed, int row, int purpose) {
    return new SplittableRandom(
        new SplittableRandom(1_000_003L * row + 7_919L * seed + purpose).nextLong());
  }

  private static DataColumn numbers(int[] rows, IntToDoubleFunction cell) {
    return new DataColumn.Numbers(IntStream.of(rows).mapToDouble(cell).toArray());
  }
}

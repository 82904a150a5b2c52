package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.analysis.design.ColumnReader;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.formula.Formula;

/** A table in parts gives the numbers of the whole table, for every model whose rows add up. */
class PartsEqualWholeTest {
  private static final int ROWS = 600;
  private static final String BOOTSTRAP = "--bootstrap 40 --subject id";

  private static final String JOINT =
      "--subject id --time to --state seen --initiator who --end last";

  record Case(String model, String formula, String options) {}

  static List<Case> cases() {
    return List.of(
        new Case("km", "Surv(day, status) ~ g", "--tau 300 --rho 1"),
        new Case("km", "Surv(day, status) ~ g + strata(site)", ""),
        new Case("km", "Surv(entry, late, status) ~ 1", "--weights w"),
        new Case("cox", "Surv(day, status) ~ x + g + strata(site)", ""),
        new Case("cox", "Surv(day, status) ~ x * g", "--ties breslow --weights w"),
        new Case("cox", "Surv(day, status) ~ x + cluster(id)", ""),
        new Case("lm", "y ~ x + g + offset(z)", ""),
        new Case("lm", "y ~ x * g + cluster(id)", "--weights w"),
        new Case("glm", "yes ~ x + g + I(1000 * x)", "--family binomial --robust hc1"),
        new Case("glm", "count ~ x + g + cluster(id) + offset(log(w))", "--family poisson"),
        new Case("glm", "word ~ x + z", "--family binomial"),
        new Case("glm", "cbind(count, z) ~ x + truth", "--weights w"),
        new Case(
            "glm", "count ~ bs(x, df = 5) + scale(z) + cut(x, c(-1, 0, 1))", "--family poisson"),
        new Case("lm", "y ~ poly(x, 3):g + truth + I(z %in% c(1, 2))", ""),
        new Case("glm", "y ~ ns(x, df = 3)", "--family gaussian --robust hc0"),
        new Case("turnbull", "Surv(left, right, type = interval2) ~ g", "--tau 200 --times 100"),
        new Case(
            "cox", "Surv(entry, late, status) ~ x + cluster(id)", "--weights w --times 50,200"),
        new Case("aft", "Surv(left, right, type=interval2) ~ x + g", "--weights w --tau 300"),
        new Case("aft", "Surv(day, status) ~ x + z + cluster(id)", "--dist gengamma"),
        new Case("aft", "Surv(entry, late, status) ~ g + strata(site)", "--dist loglogistic"),
        new Case("aalen-johansen", "Surv(day, cause) ~ g", "--times 50,100,200"),
        new Case("fine-gray", "Surv(day, cause) ~ x + g", "--cause 2 --times 50,100"),
        new Case("mean-cumulative", "Surv(from, to, event) ~ g2 + cluster(id)", "--tau 60"),
        new Case("mean-cumulative", "Surv(from, to, ended) ~ 1", "--subject id --weights w"),
        new Case("spline-survival", "Surv(day, status) ~ x + g", "--knots 2 --tau 300"),
        new Case(
            "spline-survival",
            "Surv(left, right, type = interval2) ~ g + cluster(id)",
            "--knots 1 --scale odds --times 50,100 --weights w"),
        new Case("spline-survival", "Surv(entry, late, status) ~ x", "--scale normal"),
        new Case(
            "panel", "~ x2", "--subject id --time to --state state --transitions 1-2,2-1 --tau 90"),
        new Case(
            "panel",
            "~ x2 + cluster(id)",
            "--subject id --time to --state state --transitions 1-2,2-1 --weights w2"),
        new Case(
            "panel", "~ 1", "--subject id --time to --state state --transitions 1-2,2-1 --cuts 30"),
        new Case("joint-visit", "~ 1", JOINT + " --tau 90 --times 30,60"),
        new Case("joint-visit", "~ x2", JOINT + " --dist lognormal --weights w2"),
        new Case("joint-visit", "~ x2 + cluster(id)", JOINT + " --mixture none --tau 60"),
        new Case("gee", "y ~ x + g", "--subject id --time to --family gaussian --corr ar1"),
        new Case("gee", "yes ~ x + z + cluster(id)", "--corr exchangeable --weights w"),
        new Case("gee", "count ~ x + I(2 * x)", "--subject id --family poisson"),
        new Case("km", "Surv(day, status) ~ g", BOOTSTRAP + " --tau 300 --times 100,200"),
        new Case("aalen-johansen", "Surv(day, cause) ~ g", BOOTSTRAP + " --times 100 --tau 90"),
        new Case("turnbull", "Surv(left, right, type = interval2) ~ g", BOOTSTRAP + " --tau 200"),
        new Case("lm", "y ~ x + g + cluster(id)", BOOTSTRAP + " --weights w"),
        new Case("glm", "yes ~ x + g + I(2 * x)", BOOTSTRAP + " --seed 9"),
        new Case("aft", "Surv(left, right, type=interval2) ~ x + g", BOOTSTRAP + " --tau 300"),
        new Case("aft", "Surv(day, status) ~ x + strata(site)", BOOTSTRAP + " --dist gengamma"),
        new Case("visit-intensity", "~ x + z", "--subject id --time to --end last"),
        new Case("visit-intensity", "Surv(from, to, event) ~ x", "--subject id --ties breslow"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void partsGiveTheNumbersOfTheWhole(Case one) {
    FitRequest request = request(one);
    FittedModel whole = Fitting.of(request, table(row -> true));
    List<DataTable> parts = new ArrayList<>();
    for (int part = 0; part < 4; part++) { // one of them empty
      int wanted = part;
      parts.add(table(row -> (row / 3) % 3 == wanted));
    }
    FittedModel inParts = Fitting.of(request, new TravellingParts<>(parts));
    FlatResult.of(inParts).assertSameAs(FlatResult.of(whole), 1e-9);
    assertThat(FlatResult.of(whole).size()).isGreaterThan(10);
  }

  @Test
  void everyScalableModelHasACase() {
    TreeSet<String> tried = new TreeSet<>(cases().stream().map(Case::model).toList());
    List<String> scalable =
        FitModels.all().stream()
            .filter(ScalableModel.class::isInstance)
            .map(FitModel::name)
            .sorted()
            .toList();
    assertThat(tried).containsExactlyElementsOf(scalable);
  }

  private static FitRequest request(Case one) {
    Map<FitOption, String> given = new EnumMap<>(FitOption.class);
    String[] words = one.options().isEmpty() ? new String[0] : one.options().split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      given.put(FitOption.of(words[i].substring(2)).orElseThrow(), words[i + 1]);
    }
    return new FitRequest(
        FitModels.named(one.model()), Formula.parse(one.formula()), FitOptions.of(given));
  }

  /** Rows that pass; rows 3k to 3k + 2 belong to one id. */
  private static DataTable table(IntPredicate passes) {
    int[] rows = IntStream.range(0, ROWS).filter(passes).toArray();
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("x", numbers(rows, row -> draw(row, 1).nextDouble() * 2 - 1));
    columns.put("z", numbers(rows, row -> draw(row, 2).nextInt(5)));
    columns.put("g", words(rows, row -> "abc".substring(row % 3, row % 3 + 1)));
    columns.put(
        "truth", new DataColumn.Truths(IntStream.of(rows).mapToDouble(r -> r % 2).toArray()));
    columns.put("word", words(rows, row -> (row / 3) % 3 == 1 || row % 7 < 4 ? "yes" : "no"));
    columns.put("site", words(rows, row -> row % 7 < 4 ? "north" : "south"));
    columns.put("id", numbers(rows, row -> Math.floor(row / 3.0)));
    columns.put("w", numbers(rows, row -> 1 + row % 2));
    columns.put("day", numbers(rows, PartsEqualWholeTest::day));
    columns.put("entry", numbers(rows, row -> row % 20));
    columns.put("late", numbers(rows, row -> row % 20 + day(row)));
    columns.put("status", numbers(rows, row -> draw(row, 4).nextInt(4) > 0 ? 1 : 0));
    columns.put("cause", numbers(rows, row -> draw(row, 4).nextInt(3)));
    columns.put("left", numbers(rows, row -> 30 * Math.floor(day(row) / 30)));
    columns.put("right", numbers(rows, row -> 30 * Math.floor(day(row) / 30) + 30));
    columns.put("from", numbers(rows, row -> visit(row, row % 3 - 1)));
    columns.put("to", numbers(rows, row -> visit(row, row % 3)));
    columns.put("last", numbers(rows, row -> visit(row, 2) + 7));
    columns.put("event", numbers(rows, row -> draw(row, 8).nextInt(3) > 0 ? 1 : 0));
    columns.put("ended", numbers(rows, row -> row % 3 < 2 ? 1 : 2 * draw(row, 8).nextInt(2)));
    columns.put("state", numbers(rows, PartsEqualWholeTest::state));
    columns.put("x2", numbers(rows, row -> (row / 3) % 2));
    columns.put("w2", numbers(rows, row -> 1 + (row / 3) % 4));
    columns.put("seen", numbers(rows, PartsEqualWholeTest::seen));
    columns.put(
        "who",
        words(rows, row -> seen(row) + draw(row, 9).nextInt(3) > 2 ? "patient" : "scheduled"));
    columns.put("g2", words(rows, row -> row / 3 % 2 == 0 ? "a" : "b"));
    columns.put("y", numbers(rows, row -> draw(row, 5).nextGaussian() + row % 3));
    columns.put("yes", numbers(rows, row -> draw(row, 6).nextInt(3) > row % 2 ? 1 : 0));
    columns.put("count", numbers(rows, row -> draw(row, 7).nextInt(6)));
    return DataTable.of(rows.length, columns);
  }

  private static double day(int row) {
    return Math.ceil(
        200 * Math.exp(0.3 * (row % 3)) * -Math.log(draw(row, 3).nextDouble(0.01, 1)) + 1);
  }

  /** Day of the visits of the row's subject; 0 before the first. */
  private static double visit(int row, int number) {
    double day = 0;
    for (int i = 0; i <= number; i++) {
      day += 5 + draw(row / 3, 20 + i).nextInt(30);
    }
    return day;
  }

  /** State 1 or 2 of the row's subject, which changes at two visits in five. */
  private static double state(int row) {
    int moves = draw(row / 3, 30).nextInt(2);
    for (int i = 1; i <= row % 3; i++) {
      moves += draw(row / 3, 30 + i).nextInt(5) < 2 ? 1 : 0;
    }
    return 1 + moves % 2;
  }

  /** Relief that ends once, at 40 days on average; every sixth subject never has it. */
  private static double seen(int row) {
    double loss = -40 * Math.log(draw(row / 3, 40).nextDouble(0.01, 1));
    return row / 3 % 6 > 0 && visit(row, row % 3) < loss ? 1 : 2;
  }

  private static SplittableRandom draw(int row, int purpose) {
    return new SplittableRandom(1_000_003L * row + purpose);
  }

  private static DataColumn numbers(int[] rows, IntToDoubleFunction cell) {
    return new DataColumn.Numbers(IntStream.of(rows).mapToDouble(cell).toArray());
  }

  private static DataColumn words(int[] rows, IntFunction<String> cell) {
    ColumnReader reader = ColumnReader.ofWords();
    IntStream.of(rows).mapToObj(cell).forEach(reader::add);
    return reader.column();
  }
}

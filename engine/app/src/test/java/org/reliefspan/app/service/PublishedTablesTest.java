package org.reliefspan.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.SyntheticStudy;
import org.reliefspan.app.fixture.TableFile;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.Population;
import org.reliefspan.domain.study.ReliefDefinition;
import org.reliefspan.report.table.Decimal;

/** The tables of a results folder are a contract with the scripts of users. */
class PublishedTablesTest {
  private static final Set<String> NUMBERS =
      Set.of(
          "value",
          "value_left",
          "value_right",
          "lower",
          "upper",
          "band_lower",
          "band_upper",
          "level",
          "episodes",
          "patients",
          "day",
          "at_risk",
          "share",
          "rows",
          "truth",
          "truth_mc_error");

  private static TableFile table(String name) {
    return TableFile.read(SyntheticStudy.shared().tables().resolve(name + ".csv"));
  }

  private static Set<String> valuesOf(String column) {
    return table("relief").rows().stream()
        .map(row -> row.get(column))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** 400 patients say little; what they do not say has a reason. */
  @Test
  void ratiosHaveAValueWithLimitsOrAReason() {
    List<CSVRecord> rows =
        table("relief").rows().stream()
            .filter(row -> row.get("estimator").endsWith("_covariates"))
            .toList();
    assertThat(rows.stream().map(row -> row.get("quantity")))
        .contains(
            "time_ratio:age",
            "time_ratio:sex=M",
            "time_ratio:baseline_nrs",
            "response_odds_ratio:age");
    assertThat(rows)
        .allSatisfy(
            row -> {
              if (row.get("value").isEmpty()) {
                assertThat(row.get("note")).isNotEmpty();
              } else {
                double value = Double.parseDouble(row.get("value"));
                assertThat(value)
                    .isBetween(
                        Double.parseDouble(row.get("lower")), Double.parseDouble(row.get("upper")));
                assertThat(value).isPositive();
              }
            });
  }

  @Test
  void theColumnsOfReliefAreThoseOfTheContract() {
    assertThat(table("relief").columns())
        .containsExactly(
            "procedure",
            "stratum",
            "definition",
            "strategy",
            "population",
            "estimator",
            "quantity",
            "value",
            "value_left",
            "value_right",
            "lower",
            "upper",
            "level",
            "unit",
            "episodes",
            "patients",
            "note");
  }

  @Test
  void theColumnsOfTheOtherTablesAreThoseOfTheContract() {
    assertThat(table("curves").columns())
        .containsExactly(
            "procedure",
            "stratum",
            "definition",
            "strategy",
            "population",
            "estimator",
            "curve",
            "day",
            "value",
            "lower",
            "upper",
            "band_lower",
            "band_upper",
            "at_risk");
    assertThat(table("function").columns())
        .containsExactly(
            "procedure",
            "stratum",
            "measure",
            "horizon",
            "quantity",
            "value",
            "lower",
            "upper",
            "level",
            "unit",
            "episodes",
            "patients",
            "note");
    assertThat(table("attrition").columns())
        .containsExactly("step", "reason", "patients", "episodes");
    assertThat(table("data_quality").columns())
        .containsExactly("rule", "source", "rows", "share", "action");
  }

  @Test
  void everyRowNamesAKnownDefinitionStrategyAndPopulation() {
    assertThat(ReliefDefinition.IDS).containsAll(valuesOf("definition"));
    assertThat(Arrays.stream(IntercurrentStrategy.values()).map(IntercurrentStrategy::id).toList())
        .containsAll(valuesOf("strategy"));
    assertThat(Arrays.stream(Population.values()).map(Population::id).toList())
        .containsAll(valuesOf("population"));
  }

  @Test
  void theMainDefinitionIsToldForAllThreePopulations() {
    Set<String> populations =
        table("relief").rows().stream()
            .filter(row -> row.get("definition").equals("pain_50"))
            .filter(row -> row.get("stratum").equals("all"))
            .map(row -> row.get("population"))
            .collect(Collectors.toUnmodifiableSet());
    assertThat(populations)
        .containsExactlyInAnyOrder("all_treated", "responders", "observed_responders");
  }

  @Test
  void noQuantityIsToldTwice() {
    List<List<String>> keys =
        table("relief").rows().stream().map(row -> row.toList().subList(0, 7)).toList();
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void aValueThatIsMissingSaysWhy() {
    assertThat(table("relief").rows())
        .filteredOn(row -> row.get("value").isEmpty())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("note")).isNotEmpty());
    assertThat(table("function").rows())
        .filteredOn(row -> row.get("value").isEmpty())
        .allSatisfy(row -> assertThat(row.get("note")).isNotEmpty());
  }

  @Test
  void limitsEncloseTheirValueInEveryRow() {
    assertThat(table("relief").rows())
        .filteredOn(row -> !row.get("lower").isEmpty())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(number(row.get("lower"))).isLessThanOrEqualTo(number(row.get("upper")));
              assertThat(row.get("level")).isEqualTo("0.95");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relief",
        "curves",
        "function",
        "attrition",
        "data_quality",
        "sensitivity",
        "truth"
      })
  void numbersReadBackAsTheSameDouble(String name) {
    TableFile table = table(name);
    List<String> columns = table.columns().stream().filter(NUMBERS::contains).toList();
    assertThat(columns).isNotEmpty();
    for (CSVRecord row : table.rows()) {
      for (String column : columns) {
        String text = row.get(column);
        assertThat(text).matches("|-?Inf|-?\\d+(\\.\\d+)?(E-?\\d+)?");
        assertThat(text.isEmpty() ? "" : Decimal.shortest(number(text))).isEqualTo(text);
      }
    }
  }

  private static double number(String text) {
    return switch (text) {
      case "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  @Test
  void noCellSpellsOutInfinityOrNotANumber() {
    Path tables = SyntheticStudy.shared().tables();
    assertThat(Folders.content(tables))
        .allSatisfy((file, text) -> assertThat(text).doesNotContain("NaN", "Infinity", "null"));
  }

  @Test
  void tablesCarryNoTimeAndNoMachine() {
    Path tables = SyntheticStudy.shared().tables();
    assertThat(Folders.content(tables))
        .allSatisfy(
            (file, text) ->
                assertThat(text)
                    .doesNotContain(System.getProperty("java.version"))
                    .doesNotContain(System.getProperty("user.dir"))
                    .doesNotContain(tables.toString()));
  }

  @Test
  void smallCountsAreNeverPublished() {
    for (String name : List.of("relief", "function", "sensitivity")) {
      assertThat(table(name).rows())
          .allSatisfy(row -> assertThat(row.get("patients")).doesNotMatch("[1-9]|10"));
    }
  }
}

package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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

/** As R: a comparison that is always true has no estimate; a factor of one level is refused. */
class ConstantColumnTest {
  private static final int ROWS = 80;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lm                | y                   |",
        "glm               | status              |",
        "gee               | y                   | --family gaussian --subject id",
        "mmrm              | y                   | --subject id --time visit --cov cs",
        "lmm               | y                   | --subject id",
        "cox               | Surv(time, status)  |",
        "fine-gray         | Surv(time, status)  |",
        "aft               | Surv(time, status)  |",
        "spline-survival   | Surv(time, status)  |",
      })
  void whatNeverVariesIsNamed(String model, String left, String options) {
    FittedModel fit = fit(model, left + " ~ x + (x > -1)", options == null ? "" : options);
    FittedTerm constant =
        fit.terms().stream().filter(t -> t.term().equals("x > -1TRUE")).findFirst().orElseThrow();
    assertThat(constant.estimate()).isEmpty();
    assertThat(fit.notes()).anyMatch(note -> note.contains("x > -1TRUE"));
    assertThat(fit.terms().stream().filter(t -> t.term().equals("x")).findFirst().orElseThrow())
        .extracting(FittedTerm::estimate)
        .satisfies(estimate -> assertThat(estimate.toString()).contains("OptionalDouble["));
    assertThatThrownBy(() -> fit(model, left + " ~ x + g", options == null ? "" : options))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("g has one level only");
  }

  private static FittedModel fit(String model, String formula, String options) {
    Map<FitOption, String> given = new EnumMap<>(FitOption.class);
    String[] words = options.isBlank() ? new String[0] : options.strip().split("\\s+");
    for (int i = 0; i < words.length; i += 2) {
      given.put(FitOption.of(words[i].substring(2)).orElseThrow(), words[i + 1]);
    }
    FitRequest request =
        new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.of(given));
    return Fitting.of(request, table());
  }

  private static DataTable table() {
    SplittableRandom random = new SplittableRandom(11);
    double[][] cells = new double[6][ROWS];
    for (int row = 0; row < ROWS; row++) {
      cells[0][row] = random.nextDouble();
      cells[1][row] = random.nextGaussian();
      cells[2][row] = 1 + random.nextInt(50);
      cells[3][row] = random.nextInt(2);
      cells[4][row] = Math.floor(row / 4.0);
      cells[5][row] = row % 4;
    }
    List<String> names = List.of("x", "y", "time", "status", "id", "visit");
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), new DataColumn.Numbers(cells[i]));
    }
    columns.put("g", new DataColumn.Words(new int[ROWS], List.of("only")));
    return DataTable.of(ROWS, columns);
  }
}

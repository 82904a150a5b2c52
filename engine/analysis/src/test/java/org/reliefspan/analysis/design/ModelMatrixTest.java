package org.reliefspan.analysis.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.domain.formula.Formula;

/** Every formula of {@code model-matrix.R} gives the columns of R 4.2.2, in whole or in parts. */
class ModelMatrixTest {
  record Golden(String formula, List<String> columns, List<double[]> rows) {
    @Override
    public String toString() {
      return formula;
    }
  }

  static List<Golden> goldens() {
    List<Golden> goldens = new ArrayList<>();
    String formula = "";
    for (String line : lines("model-matrix.txt")) {
      List<String> cells = Arrays.asList(line.split("\t", -1));
      List<String> rest = cells.subList(1, cells.size());
      switch (cells.get(0)) {
        case "formula" -> formula = rest.get(0);
        case "columns" -> goldens.add(new Golden(formula, rest, new ArrayList<>()));
        default ->
            goldens
                .get(goldens.size() - 1)
                .rows()
                .add(rest.stream().mapToDouble(Double::parseDouble).toArray());
      }
    }
    return goldens;
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void columnsAreThoseOfR(Golden golden) {
    FrameSpec spec = spec(golden.formula());
    assertRows(golden, ModelFrame.of(spec, table(0, 8)), 0);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void partsAreCodedAsTheWhole(Golden golden) {
    FrameSpec spec = spec(golden.formula());
    DesignScan scan = DesignScan.of(spec, table(5, 8));
    scan.merge(DesignScan.of(spec, table(0, 5)));
    DesignPlan plan = new DesignPlan(spec, scan);
    assertRows(golden, plan.frame(table(0, 5)), 0);
    assertRows(golden, plan.frame(table(5, 8)), 5);
  }

  private static FrameSpec spec(String formula) {
    return new FrameSpec(
        Formula.parse(formula).over(table(0, 8).names()),
        FrameSpec.Role.DESIGN,
        FrameSpec.ResponseKind.NONE,
        new LinkedHashMap<>());
  }

  private static void assertRows(Golden golden, ModelFrame frame, int first) {
    assertThat(frame.design().columns()).isEqualTo(golden.columns());
    int width = golden.columns().size();
    for (int row = 0; row < frame.rows(); row++) {
      for (int column = 0; column < width; column++) {
        assertThat(frame.design().values()[row * width + column])
            .as("%s in row %d", golden.columns().get(column), first + row)
            .isCloseTo(golden.rows().get(first + row)[column], within(1e-13));
      }
    }
  }

  static DataTable table(int from, int to) {
    List<String> lines = lines("model-matrix.csv");
    String[] names = lines.get(0).split(",", -1);
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    for (int column = 0; column < names.length; column++) {
      ColumnReader reader = ColumnReader.of(kind(column));
      for (int row = from; row < to; row++) {
        reader.add(lines.get(row + 1).split(",", -1)[column]);
      }
      columns.put(names[column], reader.column());
    }
    return DataTable.of(to - from, columns);
  }

  private static ColumnKind kind(int column) {
    return column < 3 ? ColumnKind.NUMBERS : column < 5 ? ColumnKind.WORDS : ColumnKind.TRUTH;
  }

  private static List<String> lines(String name) {
    try (InputStream file =
        Objects.requireNonNull(ModelMatrixTest.class.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

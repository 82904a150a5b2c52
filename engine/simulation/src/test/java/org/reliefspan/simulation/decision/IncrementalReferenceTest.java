package org.reliefspan.simulation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Eleven strategies against C. difficile, as dampack's vignette has them. */
@Tag("reference")
class IncrementalReferenceTest {
  private static final String FILE = "simulation/icer_tables.json";
  private static final String CASE = "C. difficile 11 strategies";
  private static final Pattern ROW =
      Pattern.compile(
          "\\[\\s*\"(s\\d+)\",\\s*([^,]+),\\s*([^,]+),\\s*([^,]+),\\s*([^,]+),\\s*([^,]+),\\s*\"(ND|ED|D)\"\\s*\\]");

  private record Row(
      double cost,
      double effect,
      String addedCost,
      String addedEffect,
      String icer,
      String status) {}

  @Test
  void theWholeTableIsTheSame() throws IOException {
    List<Row> rows = rows();
    assertThat(rows).hasSize(11);
    // handed over backwards, so that the order of the table is found and not kept
    int last = rows.size() - 1;
    double[] cost = new double[rows.size()];
    double[] effect = new double[rows.size()];
    for (int i = 0; i <= last; i++) {
      cost[i] = rows.get(last - i).cost();
      effect[i] = rows.get(last - i).effect();
    }
    List<Increment> table = IncrementalAnalysis.of(cost, effect);
    for (int i = 0; i <= last; i++) {
      Row expected = rows.get(i);
      Increment row = table.get(i);
      assertThat(row.strategy()).isEqualTo(last - i);
      assertThat(status(row.standing())).isEqualTo(expected.status());
      assertThat(row.step().isPresent()).isEqualTo(!expected.icer().equals("null"));
      row.step()
          .ifPresent(
              step -> {
                assertThat(step.cost())
                    .isCloseTo(number(expected.addedCost()), withinPercentage(1e-7));
                assertThat(step.effect())
                    .isCloseTo(number(expected.addedEffect()), withinPercentage(1e-7));
                assertThat(step.icer()).isCloseTo(number(expected.icer()), withinPercentage(1e-7));
              });
    }
  }

  private static String status(Standing standing) {
    return switch (standing) {
      case FRONTIER -> "ND";
      case EXTENDED_DOMINATED -> "ED";
      case DOMINATED -> "D";
    };
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  private static List<Row> rows() throws IOException {
    String folder = System.getenv("RELIEFSPAN_REFERENCE");
    Assumptions.assumeTrue(folder != null, "RELIEFSPAN_REFERENCE is not set");
    Path file = Path.of(String.valueOf(folder)).resolve(FILE);
    Assumptions.assumeTrue(Files.isRegularFile(file), "no reference data");
    String text = Files.readString(file);
    Matcher matcher = ROW.matcher(text.substring(text.indexOf(CASE)));
    List<Row> rows = new ArrayList<>();
    while (matcher.find()) {
      rows.add(
          new Row(
              number(matcher.group(2)),
              number(matcher.group(3)),
              matcher.group(4).strip(),
              matcher.group(5).strip(),
              matcher.group(6).strip(),
              matcher.group(7)));
    }
    return rows;
  }
}

package org.reliefspan.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.report.chart.IntervalChart;
import org.reliefspan.report.chart.MarkedInterval;

/**
 * The figure of {@code docs/methods/relief-duration.md}, drawn from the numbers beside it. To draw
 * it anew: {@code benchmarks/visit-regimes.sh}.
 */
class VisitRegimesFigureTest {
  private static final Path FOLDER = Folders.repository().resolve("docs/methods/figures");
  private static final double TRUE_MEDIAN = 9;
  private static final Map<String, String> VISITS =
      Map.of(
          "scheduled", "slots, 30% missed",
          "prompt_after_loss", "and one after loss",
          "relieved_stay_away", "relieved skip 65%",
          "rates_equal", "rates .30 and .30",
          "rates_low", "rates .12 and .60",
          "rates_high", "rates .30 and 1.50");
  private static final Map<String, String> METHODS =
      Map.of(
          "first_failure", "first failing",
          "interval_weibull", "interval",
          "joint_weibull", "joint");

  @Test
  void figureShowsTheNumbersBesideIt() throws IOException {
    String drawn = IntervalChart.svg(content());
    Path figure = FOLDER.resolve("visit-regimes.svg");
    if ("write".equals(System.getProperty("reliefspan.figures"))) {
      Files.writeString(figure, drawn);
    }
    assertThat(Files.readString(figure)).isEqualTo(drawn);
  }

  private static IntervalChart.Content content() throws IOException {
    List<MarkedInterval> marks = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("visit-regimes.csv"))) {
      String[] cells = line.split(",", -1);
      if (VISITS.containsKey(cells[0])) {
        marks.add(mark(cells));
      }
    }
    assertThat(marks).hasSize(VISITS.size() * METHODS.size());
    return new IntervalChart.Content(
        "Median relief found under six regimes of visits",
        "median found, months: mean and range of 95% of data sets; line: true",
        OptionalDouble.of(TRUE_MEDIAN),
        marks);
  }

  private static MarkedInterval mark(String[] cells) {
    Interval range = new Interval(Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), 0.95);
    return new MarkedInterval(
        VISITS.get(cells[0]) + ": " + METHODS.get(cells[1]),
        Double.parseDouble(cells[2]),
        Optional.of(range));
  }
}

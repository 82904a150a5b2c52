package org.reliefspan.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.quantity.Interval;

class ForestChartTest {
  private static Optional<MarkedInterval> mark(double value, double lower, double upper) {
    return Optional.of(
        new MarkedInterval("", value, Optional.of(new Interval(lower, upper, 0.95))));
  }

  private static String ratios(ForestChart.Line... lines) {
    return ForestChart.svg(
        new ForestChart.Content(
            "Who",
            "Ratio of durations",
            ForestChart.Axis.RATIO,
            List.of("ratio"),
            OptionalDouble.of(1),
            List.of(lines)));
  }

  @Test
  void everyLineIsSaidInWordsToo() {
    String svg =
        ratios(
            new ForestChart.Line("Age + 10", List.of(mark(0.97, 0.9, 1.04))),
            new ForestChart.Line("Sex M", List.of(mark(1.128, 1.01, 1.27))));
    assertThat(svg)
        .contains("<desc>Ratio of durations. Age + 10, ratio: 0.97 (0.90 to 1.04).")
        .contains(">1.13 (1.01 to 1.27)<")
        .contains("Sex M");
  }

  /** A limit at a thousand would press everything else into one point. */
  @Test
  void aLimitFarBeyondIsCutAtTheEdgeAndWrittenInFull() {
    String svg =
        ratios(
            new ForestChart.Line("a", List.of(mark(1.1, 0.9, 1.3))),
            new ForestChart.Line("b", List.of(mark(1.2, 0.002, 1000))));
    assertThat(svg).contains("1.20 (0.00 to 1000)").contains(">0.5<").contains(">2<");
    assertThat(svg).doesNotContain(">10<");
  }

  @Test
  void twoWaysStandUnderEachOtherWithALegend() {
    String svg =
        ForestChart.svg(
            new ForestChart.Content(
                "Sites",
                "Median, days",
                ForestChart.Axis.PLAIN,
                List.of("by itself", "drawn towards the others"),
                OptionalDouble.of(240),
                List.of(
                    new ForestChart.Line(
                        "site a", List.of(mark(200, 150, 260), mark(228, 200, 260))),
                    new ForestChart.Line(
                        "site b", List.of(Optional.empty(), mark(241, 210, 275))))));
    assertThat(svg)
        .contains("by itself", "drawn towards the others")
        .contains(">228 (200 to 260)<", ">241 (210 to 275)<")
        .doesNotContain("site b, by itself");
  }
}

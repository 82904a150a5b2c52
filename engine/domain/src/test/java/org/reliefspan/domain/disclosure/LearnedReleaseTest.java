package org.reliefspan.domain.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.eventlog.ArrivalModel;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.LogFigure;
import org.reliefspan.domain.eventlog.RouteRow;
import org.reliefspan.domain.eventlog.TraceRow;

/** What leaves of a learned clinic. */
class LearnedReleaseTest {
  private static LearnedClinic clinic(List<RouteRow> routes, List<TraceRow> traces) {
    long cases = traces.stream().mapToLong(TraceRow::cases).sum();
    TreeMap<Integer, Double> together = new TreeMap<>(Map.of(1, 0.5, 2, 0.49, 9, 0.01));
    return new LearnedClinic(
        "clinic",
        "log.csv",
        cases,
        10,
        LocalDate.of(2026, 1, 5),
        List.of(),
        routes,
        traces,
        new ArrivalModel(1, Optional.empty(), List.of(), List.of(), together, Map.of()),
        List.of(),
        List.of(),
        List.of(),
        List.of(new LogFigure("throughput_days_max", "", 9), new LogFigure("busy_hours", "a", 1)),
        List.of(),
        List.of());
  }

  private static RouteRow route(String to, long count, double probability) {
    return new RouteRow("a", to, OptionalLong.of(count), probability);
  }

  private static LearnedClinic shown(LearnedClinic clinic) {
    return LearnedRelease.publish(clinic, DisclosurePolicy.standard()).content();
  }

  /** 180 = 3 + 177: alone, the 3 would follow. */
  @Test
  void tooFewRareTracesTakeTheRarestOtherWithThem() {
    List<TraceRow> traces =
        shown(
                clinic(
                    List.of(),
                    List.of(
                        new TraceRow("a>b", 177, 177 / 240.0),
                        new TraceRow("a", 60, 60 / 240.0),
                        new TraceRow("b", 3, 3 / 240.0))))
            .traces();
    assertThat(traces)
        .containsExactly(
            new TraceRow("a>b", 177, 177 / 240.0), new TraceRow(TraceRow.OTHER, 63, 63 / 240.0));
  }

  @Test
  void enoughRareTracesStandAsOther() {
    List<TraceRow> traces =
        shown(
                clinic(
                    List.of(),
                    List.of(
                        new TraceRow("a>b", 88, 0.88),
                        new TraceRow("a", 6, 0.06),
                        new TraceRow("b", 6, 0.06))))
            .traces();
    assertThat(traces).extracting(TraceRow::cases).containsExactly(88L, 12L);
  }

  @Test
  void rareWaysAreLeftOutAndOthersAreCoarse() {
    LearnedClinic shown =
        shown(
            clinic(
                List.of(route("b", 261, 0.522), route("c", 237, 0.474), route("end", 2, 0.004)),
                List.of(new TraceRow("a", 500, 1))));
    assertThat(shown.routes()).containsExactly(route("b", 253, 0.52), route("c", 231, 0.48));
    assertThat(shown.figures()).extracting(LogFigure::quantity).containsExactly("busy_hours");
  }

  @Test
  void withThresholdOneEverythingLeaves() {
    LearnedClinic clinic = clinic(List.of(route("end", 2, 1)), List.of(new TraceRow("a", 2, 1)));
    Publishable<LearnedClinic> published =
        LearnedRelease.publish(clinic, new DisclosurePolicy(1, Optional.of("public data")));
    assertThat(published.content()).isEqualTo(clinic);
    assertThat(published.suppressions()).isEmpty();
  }

  @Test
  void sizesOfGroupsInWhichFewComeAreLeftOut() {
    LearnedClinic shown = shown(clinic(List.of(), List.of(new TraceRow("a", 120, 1))));
    // 120 / 1.57 groups, of which 0.76 would have nine patients
    assertThat(shown.arrivals().together().keySet()).containsExactly(1, 2);
    assertThat(shown.arrivals().together().values().stream().mapToDouble(each -> each).sum())
        .isEqualTo(1);
  }
}

package org.reliefspan.simulation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.domain.simulation.Histories;
import org.reliefspan.simulation.run.PathwayText;
import org.reliefspan.simulation.run.PathwayText.Event;

class HistoryRowsTest {
  private static ResolvedPathway pathway() {
    return PathwayText.continuous("story", TimeUnit.MONTH, "12")
        .parameter("lasts", "2")
        .state("relief")
        .state("pain")
        .start("relief", "1")
        .event(
            Event.after("wane_away", Law.Family.FIXED, "value", "lasts")
                .in("relief")
                .go("pain", "1")
                .add("cost", "50")
                .spec())
        .outcome("cost", "")
        .outcome("time_in_relief", "state == 'relief'")
        .strategy("usual")
        .strategy("longer", "lasts", "7.5")
        .resolved();
  }

  @Test
  void theCourseIsToldInPlainSentences() {
    List<CourseRow> rows = HistoryRows.course(pathway(), 1, 3);
    assertThat(rows.stream().map(row -> row.patient() + row.strategy() + ": " + row.sentence()))
        .containsExactly(
            "3usual: Begins in relief.",
            "3usual: At 2 months: wane away, from relief to pain. Adds cost 50.",
            "3usual: Ends at 12 months in pain; in all, discounted where the file says so: cost 50,"
                + " time in relief 2.",
            "3longer: Begins in relief.",
            "3longer: At 7.500 months: wane away, from relief to pain. Adds cost 50.",
            "3longer: Ends at 12 months in pain; in all, discounted where the file says so: cost"
                + " 50, time in relief 7.500.",
            "3: usual and longer are the same until 2 months. Then, usual: wane away, from relief"
                + " to pain at 2 months; longer: wane away, from relief to pain at 7.500 months.");
  }

  @Test
  void flowsBeginWithEverybodyAndLoseNobody() {
    Histories histories =
        HistoryRows.of(pathway(), 1, 50, new HistoryRows.Wanted(0, OptionalLong.empty()));
    Map<String, Double> sums = new LinkedHashMap<>();
    histories
        .flows()
        .forEach(row -> sums.merge(row.strategy() + row.fromTime(), row.value(), Double::sum));
    assertThat(sums).hasSize(8);
    assertThat(sums.values()).allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(1e-12)));
    assertThat(histories.events()).isEmpty();
  }

  @Test
  void theLogIsInTheOrderOfPatients() {
    Histories histories =
        HistoryRows.of(pathway(), 1, 50, new HistoryRows.Wanted(2, OptionalLong.of(7)));
    assertThat(
            histories.events().stream()
                .map(row -> row.patient() + row.strategy() + row.event() + row.time()))
        .containsExactly(
            "0usualstart0.0",
            "0usualwane_away2.0",
            "0longerstart0.0",
            "0longerwane_away7.5",
            "1usualstart0.0",
            "1usualwane_away2.0",
            "1longerstart0.0",
            "1longerwane_away7.5");
    assertThat(histories.courses().get(0).patient()).isEqualTo(7);
  }
}

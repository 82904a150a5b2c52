package org.reliefspan.analysis.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.eventlog.LogColumns.Column;
import org.reliefspan.domain.eventlog.SessionLog;

/** From rows to sessions. */
class LogReaderTest {
  private static final String DAY = "2026-01-05 ";

  private static Column column(String name, String... cells) {
    return new Column(name, Arrays.asList(cells));
  }

  private static Column clock(String... times) {
    return new Column("time", Arrays.stream(times).map(time -> DAY + time).toList());
  }

  private static LogReader.Read read(LogColumns.Rows rows, Column cases, Column activities) {
    return LogReader.read(
        new LogColumns(cases, activities, rows, Optional.empty()), ZoneOffset.UTC);
  }

  private static long minutes(SessionLog log, int session) {
    return (log.end(session) - log.start(session)) / 60_000;
  }

  @Test
  void theFirstStartGoesWithTheFirstEnd() {
    LogReader.Read read =
        read(
            new LogColumns.Events(
                clock("10:00", "08:00", "08:30", "09:00"),
                Optional.of(column("lifecycle", "COMPLETE", "start", "Start", "complete")),
                Optional.empty()),
            column("case", "a", "a", "a", "a"),
            column("activity", "x", "x", "x", "x"));
    assertThat(read.log().sessions()).isEqualTo(2);
    assertThat(minutes(read.log(), 0)).isEqualTo(60);
    assertThat(minutes(read.log(), 1)).isEqualTo(90);
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void anInstanceSaysWhatGoesTogether() {
    LogReader.Read read =
        read(
            new LogColumns.Events(
                clock("10:00", "08:00", "08:30", "09:00"),
                Optional.of(column("lifecycle", "complete", "start", "start", "complete")),
                Optional.of(column("id", "1", "1", "2", "2"))),
            column("case", "a", "a", "a", "a"),
            column("activity", "x", "x", "x", "x"));
    assertThat(minutes(read.log(), 0)).isEqualTo(120);
    assertThat(minutes(read.log(), 1)).isEqualTo(30);
  }

  @Test
  void rowsWithoutAPairOrAnotherWordAreCountedAndLeftOut() {
    LogReader.Read read =
        read(
            new LogColumns.Events(
                clock("08:00", "09:00", "09:30", "10:00", "11:00"),
                Optional.of(
                    column("lifecycle", "start", "complete", "suspend", "start", "complete")),
                Optional.empty()),
            column("case", "a", "a", "a", "a", "b"),
            column("activity", "x", "x", "x", "y", "x"));
    assertThat(read.log().sessions()).isEqualTo(1);
    assertThat(read.log().cases()).isEqualTo(1);
    assertThat(read.notes())
        .containsExactly(
            "1 rows are neither a start nor an end and were left out.",
            "2 rows are a start without an end or the reverse and were left out.");
  }

  @Test
  void sessionsThatEndBeforeTheyStartAreLeftOut() {
    LogReader.Read read =
        read(
            new LogColumns.Intervals(
                clock("08:00", "09:00", "11:00"), clock("09:00", "08:00", "12:00")),
            column("case", "a", "a", "NA"),
            column("activity", "x", "y", "x"));
    assertThat(read.log().sessions()).isEqualTo(1);
    assertThat(read.notes()).hasSize(2);
  }

  @Test
  void eventsWithoutALifecycleTakeNoTime() {
    LogReader.Read read =
        read(
            new LogColumns.Events(clock("08:00", "09:00"), Optional.empty(), Optional.empty()),
            column("case", "a", "a"),
            column("activity", "y", "x"));
    assertThat(minutes(read.log(), 0)).isZero();
    assertThat(read.log().activities()).containsExactly("y", "x"); // as cases meet them
  }

  @Test
  void timesWithAnOffsetAreReadByTheClockOfTheZone() {
    long[] times =
        new LogTimes(ZoneId.of("America/New_York"))
            .of(
                List.of(
                    "2026-01-05T14:30:00Z",
                    "2026-01-05 15:30:00.000+01",
                    "2026-01-05T16:30+0200",
                    "2026-01-05 09:30",
                    "2026/01/05  09:30:00"),
                "time");
    assertThat(Arrays.stream(times).distinct().toArray())
        .containsExactly(LogTimesOf.millis("2026-01-05T09:30:00"));
    assertThat(new LogTimes(ZoneOffset.UTC).of(List.of("2026-01-05"), "time"))
        .containsExactly(LogTimesOf.millis("2026-01-05T00:00:00"));
  }

  @Test
  void noCellStandsInTheMessageAboutTimes() {
    assertThatThrownBy(
            () -> new LogTimes(ZoneOffset.UTC).of(List.of("2026-01-05", "Miller"), "when"))
        .isInstanceOf(EventLogException.class)
        .hasMessageContaining("has 1 of 2 cells in the column \"when\" that are no time")
        .hasMessageNotContaining("Miller");
  }

  @Test
  void casesStandInTheOrderOfTheirFirstSessionWhateverTheyAreCalled() {
    for (String[] names : new String[][] {{"a", "b", "c"}, {"Zed", "m1", "77"}, {"c", "a", "b"}}) {
      LogReader.Read read =
          read(
              new LogColumns.Events(
                  clock("08:00", "08:10", "08:20", "08:30", "08:40", "08:50"),
                  Optional.of(column("step", "start", "start", "start", "stop", "stop", "stop")),
                  Optional.empty()),
              column("case", names[0], names[1], names[2], names[2], names[0], names[1]),
              column("activity", "x", "x", "x", "x", "x", "x"));
      SessionLog log = read.log();
      assertThat(minutes(log, 0)).isEqualTo(40);
      assertThat(minutes(log, 1)).isEqualTo(40);
      assertThat(minutes(log, 2)).isEqualTo(10);
    }
  }
}

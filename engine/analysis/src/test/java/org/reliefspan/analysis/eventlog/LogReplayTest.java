package org.reliefspan.analysis.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.eventlog.LogColumns.Column;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.ReplayedFigure;
import org.reliefspan.domain.eventlog.SessionLog;

/** An observed log beside simulated ones. */
class LogReplayTest {
  /** Rows of case, activity, start and end. */
  private static SessionLog log(String... rows) {
    List<List<String>> columns =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String row : rows) {
      String[] cells = row.split(" ", -1);
      columns.get(0).add(cells[0]);
      columns.get(1).add(cells[1]);
      columns.get(2).add("2026-01-05 " + cells[2]);
      columns.get(3).add("2026-01-05 " + cells[3]);
    }
    return LogReader.read(
            new LogColumns(
                new Column("case", columns.get(0)),
                new Column("activity", columns.get(1)),
                new LogColumns.Intervals(
                    new Column("start", columns.get(2)), new Column("end", columns.get(3))),
                Optional.empty()),
            ZoneOffset.UTC)
        .log();
  }

  @Test
  void aWaitThatAReplicationDoesNotHaveIsInNoMean() {
    SessionLog observed =
        log("a x 08:00 08:10", "a y 08:40 08:50", "b x 09:00 09:10", "b z 09:20 09:30");
    LearnedClinic clinic =
        Learning.of(observed, new Learning.Settings("clinic", "log.csv", 1, List.of()));
    SessionLog withY = log("a x 08:00 08:10", "a y 08:22 08:30", "b x 09:00 09:10");
    SessionLog withoutY = log("a x 08:00 08:10", "b x 09:00 09:10");
    Map<String, String> teams = Map.of();
    List<ReplayedFigure> rows = LogReplay.of(clinic, teams, List.of(withY, withoutY));
    ReplayedFigure y =
        rows.stream()
            .filter(row -> row.observed().quantity().equals("wait_hours_mean"))
            .filter(row -> row.observed().of().equals("y"))
            .findFirst()
            .orElseThrow();
    assertThat(y.observed().value()).isCloseTo(0.5, within(1e-12));
    assertThat(y.simulated()).isCloseTo(0.2, within(1e-12));
    assertThat(y.lower()).isEqualTo(y.upper());
    assertThat(rows)
        .as("nobody came to z in any replication")
        .noneMatch(row -> row.observed().of().equals("z"));
    assertThat(rows)
        .filteredOn(row -> row.observed().quantity().equals("trace_share"))
        .extracting(ReplayedFigure::simulated)
        .contains(0.25, 0.75);
  }
}

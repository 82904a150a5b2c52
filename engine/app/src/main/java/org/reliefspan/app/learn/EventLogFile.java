package org.reliefspan.app.learn;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.reliefspan.analysis.eventlog.EventLogException;
import org.reliefspan.analysis.eventlog.LogColumns;
import org.reliefspan.analysis.eventlog.LogColumns.Column;
import org.reliefspan.analysis.eventlog.LogReader;
import org.reliefspan.app.studyfile.CsvTable;

/** Reads an event log from a CSV file with a header. */
public final class EventLogFile {
  private EventLogFile() {}

  /**
   * Names of columns.
   *
   * @param caseId whose
   * @param activity what
   * @param time of an event; or
   * @param start of a session, with its end
   * @param end of a session
   * @param lifecycle what happened at the time
   * @param instance same of events of one session
   * @param resource who
   */
  public record Columns(
      String caseId,
      String activity,
      Optional<String> time,
      Optional<String> start,
      Optional<String> end,
      Optional<String> lifecycle,
      Optional<String> instance,
      Optional<String> resource) {
    /** Checks that there is one kind of times. */
    public Columns {
      if (time.isPresent() == (start.isPresent() || end.isPresent())
          || start.isPresent() != end.isPresent()) {
        throw new IllegalArgumentException(
            "time (a row for each event) or both start and end (a row for each session) must be"
                + " given.");
      }
      if (time.isEmpty() && (lifecycle.isPresent() || instance.isPresent())) {
        throw new IllegalArgumentException(
            "lifecycle and instance go with time, not with start and end.");
      }
    }
  }

  /**
   * Reads.
   *
   * @throws EventLogException in words that continue a sentence about the file
   */
  public static LogReader.Read read(Path file, Columns columns, ZoneId zone) {
    try {
      CsvTable table = CsvTable.read(file, "Maybe another folder?");
      return LogReader.read(
          new LogColumns(
              column(table, columns.caseId()),
              column(table, columns.activity()),
              rows(table, columns),
              optional(table, columns.resource())),
          zone);
    } catch (CsvTable.Unreadable problem) {
      throw new EventLogException(problem.words());
    }
  }

  private static LogColumns.Rows rows(CsvTable table, Columns columns) throws CsvTable.Unreadable {
    return columns.time().isPresent()
        ? new LogColumns.Events(
            column(table, columns.time().get()),
            optional(table, columns.lifecycle()),
            optional(table, columns.instance()))
        : new LogColumns.Intervals(
            column(table, columns.start().orElseThrow()),
            column(table, columns.end().orElseThrow()));
  }

  private static Optional<Column> optional(CsvTable table, Optional<String> name)
      throws CsvTable.Unreadable {
    return name.isPresent() ? Optional.of(column(table, name.get())) : Optional.empty();
  }

  private static Column column(CsvTable table, String name) throws CsvTable.Unreadable {
    return new Column(name, table.cellsAsTheyAre(name));
  }
}

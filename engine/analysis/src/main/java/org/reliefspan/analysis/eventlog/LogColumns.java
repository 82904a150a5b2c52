package org.reliefspan.analysis.eventlog;

import java.util.List;
import java.util.Optional;

/**
 * Columns of a log as text, a cell for each row. Either there is a row for each event, with a time
 * and perhaps what happened then, or a row for each session, with its start and end.
 *
 * @param cases whose
 * @param activities what
 * @param rows when
 * @param resources who, if known
 */
public record LogColumns(Column cases, Column activities, Rows rows, Optional<Column> resources) {

  /**
   * A column.
   *
   * @param name in the header
   * @param cells of all rows
   */
  public record Column(String name, List<String> cells) {
    /** Copies. */
    public Column {
      cells = List.copyOf(cells);
    }
  }

  /** What a row is. */
  public sealed interface Rows {}

  /**
   * An event.
   *
   * @param time of the event
   * @param lifecycle {@code start} or {@code complete}; without it every event is a session that
   *     takes no time
   * @param instance same of events of one session; without it the first start goes with the first
   *     end
   */
  public record Events(Column time, Optional<Column> lifecycle, Optional<Column> instance)
      implements Rows {}

  /** A session. */
  public record Intervals(Column start, Column end) implements Rows {}
}

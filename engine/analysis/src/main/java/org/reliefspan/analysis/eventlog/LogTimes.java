package org.reliefspan.analysis.eventlog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** Times as logs write them: ISO dates and times, with a blank for the T or without a time. */
final class LogTimes {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d{2}(:?\\d{2})?)");
  private static final Pattern SHORT_OFFSET = Pattern.compile("(.*[+-]\\d{2})");
  private static final Pattern JOINED_OFFSET = Pattern.compile("(.*[+-]\\d{2})(\\d{2})");

  private final ZoneId zone;

  /** Times with an offset are taken to the clock of a zone; others are of its clock already. */
  LogTimes(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Local milliseconds since 1970 of every cell.
   *
   * @throws EventLogException if some are no time; no cell stands in the message
   */
  long[] of(List<String> cells, String column) {
    long[] times = new long[cells.size()];
    int wrong = 0;
    for (int row = 0; row < times.length; row++) {
      try {
        times[row] = time(cells.get(row));
      } catch (DateTimeException noTime) {
        wrong++;
      }
    }
    if (wrong > 0) {
      throw new EventLogException(
          ("has %d of %d cells in the column \"%s\" that are no time. Maybe write them as"
                  + " 2026-01-05 14:30:00?")
              .formatted(wrong, times.length, column));
    }
    return times;
  }

  private long time(String cell) {
    String text = cell.trim().replace('/', '-').replaceFirst(" +", "T");
    if (DATE.matcher(text).matches()) {
      return millis(LocalDate.parse(text).atStartOfDay());
    }
    int clock = text.indexOf('T');
    if (clock > 0 && OFFSET.matcher(text.substring(clock)).matches()) {
      return millis(
          OffsetDateTime.parse(withWholeOffset(text)).atZoneSameInstant(zone).toLocalDateTime());
    }
    return millis(LocalDateTime.parse(text));
  }

  private static String withWholeOffset(String text) {
    String joined = JOINED_OFFSET.matcher(text).replaceFirst("$1:$2");
    return SHORT_OFFSET.matcher(joined).matches() ? joined + ":00" : joined;
  }

  private static long millis(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}

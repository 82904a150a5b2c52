package org.reliefspan.analysis.eventlog;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Local times as logs hold them. */
final class LogTimesOf {
  private LogTimesOf() {}

  static long millis(String time) {
    return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}

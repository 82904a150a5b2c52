package org.reliefspan.domain.facility.check;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times in messages. */
final class Clock {
  private static final int HOUR = 60;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private Clock() {}

  static String time(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / HOUR, minute % HOUR);
  }

  static String day(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
  }

  static String moment(ZonedDateTime moment) {
    return day(moment.getDayOfWeek()) + " " + MOMENT.format(moment);
  }
}

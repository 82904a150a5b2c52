package org.reliefspan.analysis.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.reliefspan.analysis.timeline.TimelineBlock;

/** Reads the text of cells: numbers, coded words, ids, days and hours. */
final class CellText {
  private static final int LONGEST_WORD = 40;
  private static final int DATE_LENGTH = 10;

  /** Hours and minutes; seconds and the offset from Greenwich are not kept. */
  private static final Pattern CLOCK =
      Pattern.compile(
          "[0-9]{1,2}:[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?");

  private static final int LARGEST_DAY = 1_000_000;
  private static final int MINUTES_A_DAY = 24 * 60;

  private CellText() {}

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isLower(char letter) {
    return letter >= 'a' && letter <= 'z';
  }

  private static boolean isUpper(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  static double number(String text) {
    return parse(text, ValidationRule.NOT_A_NUMBER);
  }

  /** Java's own forms such as {@code 10d}, {@code 0x1p3} and {@code NaN} are no numbers. */
  private static double parse(String text, ValidationRule rule) {
    boolean plain = text.chars().allMatch(CellText::isOfNumber);
    try {
      double number = plain ? Double.parseDouble(text) : Double.NaN;
      if (Double.isFinite(number)) {
        return number == 0 ? 0.0 : number; // no negative zero
      }
    } catch (NumberFormatException notNumber) {
      // falls through to the rejection, which must not carry the text
    }
    throw new RejectedRecord(rule);
  }

  private static boolean isOfNumber(int letter) {
    return isDigit((char) letter) || ".+-eE".indexOf(letter) >= 0;
  }

  static double notNegative(String text) {
    double number = text.isEmpty() ? 0 : number(text);
    if (number < 0) {
      throw new RejectedRecord(ValidationRule.NEGATIVE_NUMBER);
    }
    return number;
  }

  static String required(String text) {
    if (text.isEmpty()) {
      throw new RejectedRecord(ValidationRule.MISSING_REQUIRED);
    }
    return text;
  }

  /** A coded word, {@code [a-z0-9_]{1,40}} after lower-casing; empty stays empty. */
  static String word(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    for (int at = 0; at < word.length(); at++) {
      char letter = word.charAt(at);
      if (!isLower(letter) && !isDigit(letter) && letter != '_') {
        throw new RejectedRecord(ValidationRule.BAD_CODED_TEXT);
      }
    }
    return shortEnough(word);
  }

  /** An id, {@code [A-Za-z0-9_.-]{1,40}}; empty stays empty. */
  static String id(String text) {
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean fits =
          isLower(letter) || isUpper(letter) || isDigit(letter) || "_.-".indexOf(letter) >= 0;
      if (!fits) {
        throw new RejectedRecord(ValidationRule.BAD_CODED_TEXT);
      }
    }
    return shortEnough(text);
  }

  private static String shortEnough(String text) {
    if (text.length() > LONGEST_WORD) {
      throw new RejectedRecord(ValidationRule.BAD_CODED_TEXT);
    }
    return text;
  }

  /** Whether a flag is set; blank is not set. */
  static boolean isYes(String text) {
    return flag(text).equals("yes");
  }

  /** Whether a flag is given as not set; blank is not given. */
  static boolean isNo(String text) {
    return flag(text).equals("no");
  }

  private static String flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "" -> "";
      case "1", "1.0", "true", "yes", "y", "t" -> "yes";
      case "0", "0.0", "false", "no", "n", "f" -> "no";
      default -> throw new RejectedRecord(ValidationRule.BAD_CODED_TEXT);
    };
  }

  static boolean isDate(String text) {
    return text.length() >= DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
  }

  /** Day number of an integer or of an ISO date, with or without a time of day. */
  static int day(String text) {
    return isDate(text) ? dateDay(text) : integerDay(text);
  }

  private static int dateDay(String text) {
    checkTime(text);
    try {
      LocalDate date = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
      return Math.toIntExact(date.toEpochDay());
    } catch (DateTimeException noSuchDay) {
      throw rejection(ValidationRule.BAD_DATE);
    }
  }

  /** After the day comes nothing, or T or a space and a time. */
  private static void checkTime(String date) {
    if (date.length() == DATE_LENGTH) {
      return;
    }
    if (date.charAt(DATE_LENGTH) != 'T' && date.charAt(DATE_LENGTH) != ' ') {
      throw new RejectedRecord(ValidationRule.BAD_DATE);
    }
    clock(date.substring(DATE_LENGTH + 1));
  }

  private static int integerDay(String text) {
    double day = parse(text, ValidationRule.BAD_DATE);
    if (day != Math.rint(day) || Math.abs(day) > LARGEST_DAY) {
      throw new RejectedRecord(ValidationRule.BAD_DATE);
    }
    return (int) day;
  }

  /** Not chained to its cause, whose message holds the cell's text. */
  private static RejectedRecord rejection(ValidationRule rule) {
    return new RejectedRecord(rule);
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        throw new RejectedRecord(ValidationRule.BAD_DATE);
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** Minute of decimal hours or of HH:MM; of a date's time part when the hour is blank. */
  static short minute(String hour, String date) {
    if (!hour.isEmpty()) {
      return hour.indexOf(':') >= 0
          ? clock(hour)
          : minuteOf(60 * parse(hour, ValidationRule.BAD_DATE));
    }
    if (!isDate(date) || date.length() == DATE_LENGTH) {
      return TimelineBlock.NO_MINUTE;
    }
    short minute = clock(date.substring(DATE_LENGTH + 1));
    return minute == 0 ? TimelineBlock.NO_MINUTE : minute;
  }

  private static short clock(String text) {
    if (!CLOCK.matcher(text).matches()) {
      throw new RejectedRecord(ValidationRule.BAD_DATE);
    }
    int colon = text.indexOf(':');
    int minutes = digits(text, colon + 1, colon + 3);
    return minuteOf(60.0 * digits(text, 0, colon) + minutes);
  }

  private static short minuteOf(double minutes) {
    long minute = Math.round(minutes);
    if (minute < 0 || minute >= MINUTES_A_DAY) {
      throw new RejectedRecord(ValidationRule.BAD_DATE);
    }
    return (short) minute;
  }
}

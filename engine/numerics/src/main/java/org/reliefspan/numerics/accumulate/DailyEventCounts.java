package org.reliefspan.numerics.accumulate;

/**
 * Counts of follow-up ends by day and cause: all that Kaplan-Meier and Aalen-Johansen need.
 *
 * <p>Days run from 0 to the horizon; cause 0 is censoring, 1 to {@code causes} are events. An end
 * after the horizon counts as censored on the horizon day. On one day events precede censoring (as
 * in R): who is censored on day d was at risk for the events of day d. Follow-up that starts late
 * is at risk on days after its entry day (left truncation, interval (entry, end] as in R). Counts
 * are integers, so merging in any order gives the same state. Not thread-safe; one per partition.
 */
public final class DailyEventCounts {
  private final int horizonDays;
  private final int causes;
  private final long[] ends; // [cause][day]
  private final long[] entries; // [day], late entries only

  private DailyEventCounts(int horizonDays, int causes) {
    this.horizonDays = horizonDays;
    this.causes = causes;
    this.ends = new long[Math.multiplyExact(causes + 1, horizonDays + 1)];
    this.entries = new long[horizonDays + 1];
  }

  /**
   * An empty accumulator.
   *
   * @param horizonDays last day kept, not negative
   * @param causes number of event causes, at least 1
   */
  public static DailyEventCounts withHorizon(int horizonDays, int causes) {
    if (horizonDays < 0) {
      throw new IllegalArgumentException(
          "horizonDays (%d) must not be negative".formatted(horizonDays));
    }
    if (causes < 1) {
      throw new IllegalArgumentException("causes (%d) must be at least 1".formatted(causes));
    }
    return new DailyEventCounts(horizonDays, causes);
  }

  /** Adds one follow-up that starts at day 0 (at risk on day 0 too). */
  public void add(int day, int cause) {
    check(day, cause);
    count(day, cause, 1);
  }

  /** Adds a number of equal follow-ups. */
  public void add(int day, int cause, long number) {
    check(day, cause);
    if (number < 0) {
      throw new IllegalArgumentException("number (%d) must not be negative".formatted(number));
    }
    count(day, cause, number);
  }

  /**
   * Adds one follow-up observed only after its entry day; it is at risk on days entryDay + 1 to
   * day. An entry on or after the horizon leaves the counts as they are.
   */
  public void addEntering(int entryDay, int day, int cause) {
    check(day, cause);
    if (entryDay < 0 || entryDay >= day) {
      throw new IllegalArgumentException(
          "entryDay (%d) must lie between 0 and the day before day (%d)".formatted(entryDay, day));
    }
    if (entryDay < horizonDays) {
      entries[entryDay]++;
      count(day, cause, 1);
    }
  }

  /** Adds all counts of another accumulator of the same shape. */
  public void merge(DailyEventCounts other) {
    if (other.horizonDays != horizonDays || other.causes != causes) {
      throw new IllegalArgumentException(
          "other (horizon %d, causes %d) must have horizon %d and causes %d"
              .formatted(other.horizonDays, other.causes, horizonDays, causes));
    }
    for (int i = 0; i < ends.length; i++) {
      ends[i] += other.ends[i];
    }
    for (int i = 0; i < entries.length; i++) {
      entries[i] += other.entries[i];
    }
  }

  /** Last day kept. */
  public int horizonDays() {
    return horizonDays;
  }

  /** Number of event causes. */
  public int causes() {
    return causes;
  }

  /** Ends on a day by a cause; cause 0 is censoring. */
  public long ends(int day, int cause) {
    check(day, cause);
    return ends[cause * (horizonDays + 1) + day];
  }

  /** Late entries on a day. */
  public long entries(int day) {
    return entries[day];
  }

  /** Events of any cause on a day. */
  public long events(int day) {
    long sum = 0;
    for (int cause = 1; cause <= causes; cause++) {
      sum += ends(day, cause);
    }
    return sum;
  }

  /** Number of follow-ups added. */
  public long total() {
    long sum = 0;
    for (long number : ends) {
      sum += number;
    }
    return sum;
  }

  /** Numbers at risk, index 0 to horizonDays inclusive. */
  public long[] atRisk() {
    long[] atRisk = new long[horizonDays + 1];
    long remaining = 0;
    for (int day = horizonDays; day >= 0; day--) {
      remaining += ends(day, 0) + events(day) - entries[day];
      atRisk[day] = remaining;
    }
    return atRisk;
  }

  private void count(int day, int cause, long number) {
    if (day > horizonDays) {
      ends[horizonDays] += number;
    } else {
      ends[cause * (horizonDays + 1) + day] += number;
    }
  }

  private void check(int day, int cause) {
    if (day < 0) {
      throw new IllegalArgumentException(
          "day (%d) must not be negative. Maybe the end precedes the index day?".formatted(day));
    }
    if (cause < 0 || cause > causes) {
      throw new IllegalArgumentException(
          "cause (%d) must lie between 0 and %d".formatted(cause, causes));
    }
  }
}

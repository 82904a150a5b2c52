package org.reliefspan.numerics.queueing;

import java.util.Arrays;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * A waiting list by days: who was referred when and removed when.
 *
 * <p>Someone waits from the day of referral, counted, to the day of removal, not counted. Removals
 * may come in any order. Source of the convention and of the test values: R package NHSRwaitinglist
 * (commit 0d85b69). Not a law of queues: a bookkeeping of days.
 */
public final class WaitingListDays {
  /** Day of removal of those who still wait. */
  public static final long STILL_WAITING = Long.MAX_VALUE;

  private final long[] referral;
  private final long[] removal;

  private WaitingListDays(long[] referral, long[] removal) {
    this.referral = referral;
    this.removal = removal;
  }

  /**
   * A list.
   *
   * @param referralDays day of referral, any order
   * @param removalDays day of removal or {@link #STILL_WAITING}, same index
   */
  public static WaitingListDays of(long[] referralDays, long[] removalDays) {
    if (referralDays.length != removalDays.length) {
      throw new IllegalArgumentException(
          "%d days of referral and %d of removal do not go together."
              .formatted(referralDays.length, removalDays.length));
    }
    for (int i = 0; i < referralDays.length; i++) {
      if (removalDays[i] < referralDays[i]) {
        throw new IllegalArgumentException(
            "Entry %d of the list is removed before it is referred.".formatted(i + 1));
      }
    }
    return new WaitingListDays(referralDays.clone(), removalDays.clone());
  }

  /**
   * Gives slots to those who wait, first come first served.
   *
   * <p>Each slot in order of days goes to the earliest referral that has none, if it came on an
   * earlier day; otherwise it is lost.
   *
   * @param referralDays day of referral, any order
   * @param slotDays day of a slot, any order, several on one day allowed
   */
  public static WaitingListDays scheduled(long[] referralDays, long[] slotDays) {
    long[] referral = referralDays.clone();
    long[] slots = slotDays.clone();
    Arrays.sort(referral);
    Arrays.sort(slots);
    long[] removal = new long[referral.length];
    Arrays.fill(removal, STILL_WAITING);
    int next = 0;
    for (int slot = 0; slot < slots.length && next < referral.length; slot++) {
      if (slots[slot] > referral[next]) {
        removal[next] = slots[slot];
        next++;
      }
    }
    return new WaitingListDays(referral, removal);
  }

  /** Days of referral; in order if the list was scheduled. */
  public long[] referralDays() {
    return referral.clone();
  }

  /** Days of removal or {@link #STILL_WAITING}, same index. */
  public long[] removalDays() {
    return removal.clone();
  }

  /** How many have a day of removal. */
  public int removed() {
    int count = 0;
    for (long day : removal) {
      count += day == STILL_WAITING ? 0 : 1;
    }
    return count;
  }

  /** How many wait on a day. */
  public int lengthOn(long day) {
    return lengthByDay(day, day)[0];
  }

  /** How many wait on each day, index 0 is the first day; both ends included. */
  public int[] lengthByDay(long firstDay, long lastDay) {
    if (lastDay < firstDay) {
      throw new IllegalArgumentException(
          "The last day (%d) must not come before the first (%d).".formatted(lastDay, firstDay));
    }
    int days = Math.toIntExact(lastDay - firstDay + 1);
    int[] change = new int[days + 1];
    for (int i = 0; i < referral.length; i++) {
      change[index(referral[i], firstDay, days)]++;
      change[index(removal[i], firstDay, days)]--;
    }
    for (int day = 1; day < days; day++) {
      change[day] += change[day - 1];
    }
    return Arrays.copyOf(change, days);
  }

  /** Mean days since referral of those who wait on a day; not estimable when nobody does. */
  public double meanWaitOn(long day) {
    long days = 0;
    int waiting = 0;
    for (int i = 0; i < referral.length; i++) {
      if (referral[i] <= day && day < removal[i]) {
        days += day - referral[i];
        waiting++;
      }
    }
    if (waiting == 0) {
      throw new NotEstimableException("Nobody waits on that day, so there is no mean wait.");
    }
    return (double) days / waiting;
  }

  private static int index(long day, long firstDay, int days) {
    if (day <= firstDay) {
      return 0;
    }
    return day >= firstDay + days ? days : (int) (day - firstDay);
  }
}

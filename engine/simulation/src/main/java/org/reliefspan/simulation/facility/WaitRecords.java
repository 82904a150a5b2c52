package org.reliefspan.simulation.facility;

import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.facility.StepSpec;

/**
 * Waits of one replication, by step: of patients who arrive after the warm-up; how many wait, from
 * its end on, whoever it is. Not thread-safe.
 */
final class WaitRecords {
  private final Facility facility;
  private final long warmup; // who arrives before does not count
  private final long start; // from when time counts
  final Sample[] waits; // ticks from wanted to begun
  final Sample[] sinceAsked; // ticks from asked for to begun
  final long[] met; // who began within the target
  final long[] targeted; // of whom that is known
  final double[] waitingTicks; // of all together
  final int[] censored; // who still waits at the end
  final long[] breaches; // windows that ended before it began
  private final WaitingGrid grid;

  WaitRecords(Facility facility, Replication replication, WaitingTimes times) {
    this.facility = facility;
    this.warmup = replication.countsFrom();
    this.start = Math.max(0, replication.warmup());
    int steps = facility.steps().length;
    this.waits = samples(steps);
    this.sinceAsked = samples(steps);
    this.met = new long[steps];
    this.targeted = new long[steps];
    this.waitingTicks = new double[steps];
    this.censored = new int[steps];
    this.breaches = new long[steps];
    this.grid = new WaitingGrid(times, steps);
  }

  private static Sample[] samples(int count) {
    Sample[] samples = new Sample[count];
    for (int i = 0; i < count; i++) {
      samples[i] = new Sample();
    }
    return samples;
  }

  /** How many wait, by step and time. */
  int[] waiting() {
    return grid.counts();
  }

  /** A first session has begun. */
  void began(int step, long arrived, long now, Visits visits, int visit) {
    long wanted = visits.wanted[visit];
    waited(step, wanted, now);
    if (arrived < warmup) {
      return;
    }
    waits[step].add(Math.max(0, now - wanted)); // an appointment may come before it is wanted
    sinceAsked[step].add(now - visits.asked[visit]);
    StepSpec.@Nullable Since since = facility.since(step);
    if (since != null) {
      targeted[step]++;
      if (now - from(since, arrived, visits, visit) <= facility.within(step)) {
        met[step]++;
      }
    }
  }

  private static long from(StepSpec.Since since, long arrived, Visits visits, int visit) {
    return switch (since) {
      case REQUEST -> visits.asked[visit];
      case WANTED -> visits.wanted[visit];
      case ARRIVAL -> arrived;
    };
  }

  private void waited(int step, long from, long to) {
    waitingTicks[step] += Math.max(0, to - Math.max(from, start));
    grid.waited(step, from, to);
  }

  /** What was asked for is not wanted any more and has not begun. */
  void closed(int step, long arrived, long now, Visits visits, int visit) {
    if (now > visits.wanted[visit]) {
      waited(step, visits.wanted[visit], now);
    }
    if (arrived < warmup) {
      return;
    }
    StepSpec.@Nullable Since since = facility.since(step);
    if (since != null && now - from(since, arrived, visits, visit) >= facility.within(step)) {
      targeted[step]++; // who goes without it did not get it in time, unless there was still time
    }
    if (now >= visits.latest[visit]) {
      breaches[step]++;
    }
  }

  /** What was asked for has not begun at the end. */
  void still(Visits visits, int visit, long arrived, long end) {
    int step = visits.step[visit];
    boolean isWanted = visits.wanted[visit] <= end;
    if (isWanted) {
      waited(step, visits.wanted[visit], end);
    }
    if (arrived < warmup) {
      return;
    }
    censored[step] += isWanted ? 1 : 0;
    StepSpec.@Nullable Since since = facility.since(step);
    if (since != null && end - from(since, arrived, visits, visit) > facility.within(step)) {
      targeted[step]++;
    }
  }
}

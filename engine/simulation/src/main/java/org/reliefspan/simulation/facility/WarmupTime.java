package org.reliefspan.simulation.facility;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.output.MserWarmUp;
import org.reliefspan.numerics.output.WelchCurve;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.Blocks;

/**
 * The end of the warm-up. Where nobody states it, it is the latest of those that MSER-5 finds for
 * the scenarios, in how many wait over time, by the calendar once a week. Welch's curve of the same
 * is looked at beside it, and where it settles clearly later that is said.
 *
 * @param tick before which nothing counts
 * @param by {@code none}, {@code stated} or {@code MSER-5}
 * @param notes cautions
 */
record WarmupTime(long tick, String by, List<String> notes) {
  private static final WarmupTime NONE = new WarmupTime(0, "none", List.of());
  private static final int TIMES = 1000;
  private static final int MOST_PILOTS = 20;
  private static final int FEWEST_WEEKS = 2;
  private static final int WINDOWS = 20; // of Welch's curve in a run

  static WarmupTime of(FacilityRequest request, List<Facility> facilities, long until) {
    OptionalDouble time = request.warmup().time();
    if (time.isPresent()) {
      long tick = facilities.get(0).ticks(time.getAsDouble());
      return tick > 0 ? new WarmupTime(tick, "stated", List.of()) : NONE;
    }
    return until == Appointments.NEVER ? NONE : found(request, facilities, until);
  }

  private static WarmupTime found(FacilityRequest request, List<Facility> all, long until) {
    double tick = 0;
    Set<String> notes = new LinkedHashSet<>();
    for (Facility facility : all) {
      WaitingTimes times = WaitingTimes.of(facility, until, TIMES, FEWEST_WEEKS);
      double[][] pilots = pilots(request, facility, until, times);
      try {
        int settled = MserWarmUp.ofReplications(pilots).length();
        tick = Math.max(tick, settled * times.every());
        if (welch(pilots) > settled + times.count() / WINDOWS) {
          notes.add(
              "Welch's curve of how many wait settles clearly later than the warm-up that MSER-5"
                  + " found. Maybe look at the waiting list over time, and state a --warmup?");
        }
      } catch (NotEstimableException tooShort) {
        notes.add(
            "The run is too short to tell when its beginning is forgotten. Maybe a later --until,"
                + " or a stated --warmup?");
      }
    }
    return new WarmupTime(Math.round(tick), "MSER-5", List.copyOf(notes));
  }

  /** The time at which Welch's curve settles; the last where it does not. */
  private static int welch(double[][] pilots) {
    int times = pilots[0].length;
    try {
      return WelchCurve.of(pilots, times / WINDOWS).warmUp();
    } catch (NotEstimableException unsettled) {
      return times;
    }
  }

  /** How many wait over time in some replications. */
  private static double[][] pilots(
      FacilityRequest request, Facility facility, long until, WaitingTimes times) {
    double[][] pilots = new double[Math.min(MOST_PILOTS, request.replications())][];
    ArmRuns.Settings settings =
        new ArmRuns.Settings(request.seed(), until, 0, request.threads(), 0, times);
    Blocks.run(
        pilots.length,
        request.threads(),
        () -> number -> pilots[(int) number] = waiting(facility, settings, number));
    return pilots;
  }

  /** How many wait for any step, by time. */
  private static double[] waiting(Facility facility, ArmRuns.Settings settings, long number) {
    int[] counts =
        ArmRuns.one(facility, settings, number, new Ledger.Wanted(0, settings.times()))
            .waits()
            .waiting();
    double[] sums = new double[settings.times().count()];
    for (int step = 0; step < facility.steps().length; step++) {
      for (int time = 0; time < sums.length; time++) {
        sums[time] += counts[step * (sums.length + 1) + time];
      }
    }
    return sums;
  }
}

package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.output.MserWarmUp;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.Blocks;

/**
 * The end of the warm-up. Where nobody states it, it is the latest of those that MSER-5 finds for
 * the scenarios, in how many wait over time, by the calendar once a week.
 *
 * @param tick before which nothing counts
 * @param by {@code none}, {@code stated} or {@code MSER-5}
 * @param isRunLongEnough whether the test could tell
 */
record WarmupTime(long tick, String by, boolean isRunLongEnough) {
  private static final WarmupTime NONE = new WarmupTime(0, "none", true);
  private static final int TIMES = 1000;
  private static final int MOST_PILOTS = 20;
  private static final int DAYS_OF_WEEK = 7;

  static WarmupTime of(FacilityRequest request, List<Facility> facilities, long until) {
    OptionalDouble time = request.warmup().time();
    if (time.isPresent()) {
      long tick = facilities.get(0).ticks(time.getAsDouble());
      return tick > 0 ? new WarmupTime(tick, "stated", true) : NONE;
    }
    return until == Appointments.NEVER ? NONE : found(request, facilities, until);
  }

  private static WarmupTime found(FacilityRequest request, List<Facility> all, long until) {
    long tick = 0;
    boolean isLongEnough = true;
    for (Facility facility : all) {
      int times = times(facility, until);
      double[][] pilots = new double[Math.min(MOST_PILOTS, request.replications())][];
      ArmRuns.Settings settings =
          new ArmRuns.Settings(request.seed(), until, 0, request.threads(), 0, times);
      Blocks.run(
          pilots.length,
          request.threads(),
          () -> number -> pilots[(int) number] = waiting(facility, settings, number));
      try {
        int length = MserWarmUp.ofReplications(pilots).length();
        tick = Math.max(tick, Math.round((double) until * length / times));
      } catch (NotEstimableException tooShort) {
        isLongEnough = false;
      }
    }
    return new WarmupTime(tick, "MSER-5", isLongEnough);
  }

  private static int times(Facility facility, long until) {
    long week = DAYS_OF_WEEK * facility.ticksPerDay();
    return facility.calendar().isEmpty() || until / week < 2 ? TIMES : (int) (until / week);
  }

  /** How many wait for any step, by time. */
  private static double[] waiting(Facility facility, ArmRuns.Settings settings, long number) {
    int[] counts =
        ArmRuns.one(facility, settings, number, new Ledger.Wanted(0, settings.times()))
            .waits()
            .waiting();
    double[] sums = new double[settings.times()];
    for (int step = 0; step < facility.steps().length; step++) {
      for (int time = 0; time < sums.length; time++) {
        sums[time] += counts[step * (sums.length + 1) + time];
      }
    }
    return sums;
  }

  /** Cautions. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!isRunLongEnough) {
      notes.add(
          "The run is too short to tell when its beginning is forgotten. Maybe a later --until, or"
              + " a stated --warmup?");
    }
    return notes;
  }
}

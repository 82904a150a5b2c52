package org.reliefspan.simulation.clinic;

import java.util.List;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.simulation.clinic.Episode.Kind;

/**
 * A third epidural after two that never gave relief. Some are simply done; others wait for a visit
 * that shows a high ODI, so that their baseline is selected and later scores fall back by
 * themselves.
 */
final class ThirdEpidural {

  private static final int LOOK_EVERY_DAYS = 14;
  private static final int LOOKS = 12;

  private final ClinicSpec spec;
  private final Traits traits;
  private final NaturalHistory history;
  private final PatientDraws draws;

  ThirdEpidural(ClinicSpec spec, Traits traits, NaturalHistory history, PatientDraws draws) {
    this.spec = spec;
    this.traits = traits;
    this.history = history;
    this.draws = draws;
  }

  RepeatPolicy.Plan after(List<Episode> failures, int earliest) {
    EpiduralCare care = spec.epidurals();
    if (!draws.happens(care.thirdAfterFailures(), Uses.THIRD, 0)) {
      return RepeatPolicy.Plan.NONE;
    }
    if (!flare(spec, draws)) {
      return new RepeatPolicy.Plan(Kind.THIRD, rested(failures, earliest));
    }
    Course sofar =
        new Course(
            traits, history, List.of(), failures, List.of(), TherapyPlan.NONE, Double.MAX_VALUE);
    Scores scores = new Scores(spec.noise(), sofar, draws);
    int before = ObservationDraw.daysBefore(failures.size(), draws);
    int day = rested(failures, earliest);
    for (int look = 0; look < LOOKS; look++, day += LOOK_EVERY_DAYS) {
      if (scores.value(ClinicMeasure.ODI, day) > care.flareThreshold()) {
        return new RepeatPolicy.Plan(Kind.THIRD, day + before);
      }
    }
    return RepeatPolicy.Plan.NONE;
  }

  /** Whether this patient's third epidural waits for a bad visit. */
  static boolean flare(ClinicSpec spec, PatientDraws draws) {
    return draws.happens(spec.epidurals().flareShare(), Uses.FLARE, 0);
  }

  /** A patient who counts as failed may have had a short or small effect; it must be over. */
  private static int rested(List<Episode> failures, int earliest) {
    double end = 0;
    for (Episode episode : failures) {
      end = Math.max(end, episode.effectEnd());
    }
    return Math.max(earliest, (int) Math.ceil(end) + 7);
  }
}

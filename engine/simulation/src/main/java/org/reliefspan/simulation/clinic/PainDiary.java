package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.simulation.clinic.Observation.Score;

/** The daily pain diary of the first three weeks after each index procedure. */
final class PainDiary {

  private static final int DAYS = 21;

  private PainDiary() {}

  /**
   * The scores of the visits and of the diary, by day; a diary day comes after a visit's scores.
   */
  static List<Score> merged(
      Release release,
      Course course,
      Scores scores,
      List<Score> visits,
      int endDay,
      PatientDraws draws) {
    if (release.diary() == 0) {
      return visits;
    }
    List<Score> merged = new ArrayList<>(visits);
    for (Episode episode : course.episodes()) {
      for (int number = 1; episode.isIndex() && number <= DAYS; number++) {
        int day = episode.day() + number;
        if (day <= endDay && draws.happens(release.diary(), Uses.DIARY_FILLED, day)) {
          merged.add(new Score(day, ClinicMeasure.DIARY, scores.value(ClinicMeasure.DIARY, day)));
        }
      }
    }
    merged.sort(Comparator.comparingInt(Score::day));
    return merged;
  }
}

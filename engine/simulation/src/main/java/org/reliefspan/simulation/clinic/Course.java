package org.reliefspan.simulation.clinic;

import java.util.List;

/**
 * The noise-free course of one patient, whether observed or not. Days count from entry.
 *
 * @param traits what the patient brings
 * @param history what happens without procedures
 * @param blocks diagnostic procedures, in order
 * @param episodes therapeutic procedures and surgery, in order
 * @param therapyDays visits to physical therapy, in order
 * @param therapy physical therapy after the first epidural
 * @param deathDay day of death, infinite beyond ten years
 */
record Course(
    Traits traits,
    NaturalHistory history,
    List<Block> blocks,
    List<Episode> episodes,
    List<Integer> therapyDays,
    TherapyPlan therapy,
    double deathDay) {

  /**
   * A diagnostic procedure.
   *
   * @param procedure which
   * @param day from entry
   * @param reliefPercent relief in its window, percent
   */
  record Block(ClinicProcedure procedure, int day, int reliefPercent) {}

  Course {
    blocks = List.copyOf(blocks);
    episodes = List.copyOf(episodes);
    therapyDays = List.copyOf(therapyDays);
  }

  /** NRS*(day), points. Of overlapping effects the largest counts. */
  double pain(double day) {
    double drop = 0;
    for (int i = 0; i < episodes.size(); i++) {
      Episode episode = episodes.get(i);
      drop = Math.max(drop, episode.painDrop(day - episode.day()));
    }
    return traits.painAtEntry() - history.pain(day) - drop;
  }

  /** ODI*(day), points. Of overlapping effects the largest counts. */
  double function(double day) {
    double drop = 0;
    for (int i = 0; i < episodes.size(); i++) {
      Episode episode = episodes.get(i);
      drop = Math.max(drop, episode.functionDrop(day - episode.day()));
    }
    return traits.functionAtEntry() - history.function(day) - drop;
  }

  /** Whether pain is at most half of what it was at the latest procedure. */
  boolean inRelief(double day) {
    double baseline = 0;
    for (int i = 0; i < episodes.size(); i++) {
      Episode episode = episodes.get(i);
      baseline = episode.day() < day ? episode.baselinePain() : baseline;
    }
    return baseline > 0 && pain(day) <= 0.5 * baseline;
  }

  /** The day from which follow-up counts: the first procedure, else the last block. */
  int firstTreatmentDay() {
    return episodes.isEmpty() ? blocks.get(blocks.size() - 1).day() : episodes.get(0).day();
  }
}

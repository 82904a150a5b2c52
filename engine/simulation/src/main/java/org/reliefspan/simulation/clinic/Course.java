package org.reliefspan.simulation.clinic;

import java.util.List;

/**
 * The noise-free course of one patient, whether observed or not. Days count from entry.
 *
 * @param traits what the patient brings
 * @param history improvement without treatment
 * @param blocks diagnostic blocks, in order
 * @param episodes therapeutic procedures and surgery, in order
 * @param deathDay day of death, infinite beyond ten years
 */
record Course(
    Traits traits,
    NaturalHistory history,
    List<Block> blocks,
    List<Episode> episodes,
    double deathDay) {

  /**
   * A diagnostic block.
   *
   * @param day from entry
   * @param reliefPercent relief in the agent window, percent; 80 or more is positive
   */
  record Block(int day, int reliefPercent) {
    boolean positive() {
      return reliefPercent >= 80;
    }
  }

  Course {
    blocks = List.copyOf(blocks);
    episodes = List.copyOf(episodes);
  }

  /** NRS*(day), points. Of overlapping effects the largest counts. */
  double pain(double day) {
    double drop = 0;
    for (Episode episode : episodes) {
      drop = Math.max(drop, episode.painDrop(day - episode.day()));
    }
    return traits.painAtEntry() - history.pain(day) - drop;
  }

  /** ODI*(day), points. Of overlapping effects the largest counts. */
  double function(double day) {
    double drop = 0;
    for (Episode episode : episodes) {
      drop = Math.max(drop, episode.functionDrop(day - episode.day()));
    }
    return traits.functionAtEntry() - history.function(day) - drop;
  }

  /** Whether pain is at most half of what it was at the latest procedure. */
  boolean inRelief(double day) {
    double baseline = 0;
    for (Episode episode : episodes) {
      baseline = episode.day() < day ? episode.baselinePain() : baseline;
    }
    return baseline > 0 && pain(day) <= 0.5 * baseline;
  }

  /** The day from which follow-up counts: the first procedure, else the last block. */
  int firstTreatmentDay() {
    return episodes.isEmpty() ? blocks.get(blocks.size() - 1).day() : episodes.get(0).day();
  }
}

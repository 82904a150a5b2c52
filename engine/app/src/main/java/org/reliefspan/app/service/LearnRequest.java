package org.reliefspan.app.service;

import java.nio.file.Path;
import java.time.ZoneId;
import org.reliefspan.app.learn.EventLogFile;

/**
 * Which event log to learn a clinic from, and how.
 *
 * @param log CSV file with a header
 * @param columns names of its columns
 * @param zone whose clock counts for times with an offset
 * @param out results folder
 * @param threshold smallest count of cases that is published
 * @param replications of the replay; 0 for none
 * @param seed of all luck
 */
public record LearnRequest(
    Path log,
    EventLogFile.Columns columns,
    ZoneId zone,
    Path out,
    int threshold,
    int replications,
    long seed) {
  /** Checks. */
  public LearnRequest {
    if (threshold < 1) {
      throw new IllegalArgumentException(
          "threshold (%d) must be at least 1. Maybe 1, which withholds nothing?"
              .formatted(threshold));
    }
    if (replications < 0) {
      throw new IllegalArgumentException(
          "replay (%d) must not be below 0. Maybe 20?".formatted(replications));
    }
  }
}

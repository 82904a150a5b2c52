package org.reliefspan.app.service;

import java.nio.file.Path;

/**
 * Which pathway to calibrate, and how.
 *
 * @param pathway the pathway file, with targets
 * @param out results folder
 * @param waves of points
 * @param points of each wave
 * @param draws that come out
 * @param patients of each point, where the cohort is not possible
 * @param seed of all luck
 */
public record CalibrateRequest(
    Path pathway, Path out, int waves, int points, int draws, long patients, long seed) {
  /** Waves unless another number is asked for. */
  public static final int WAVES = 3;

  /** Points of a wave unless another number is asked for. */
  public static final int POINTS = 300;

  /** Draws unless another number is asked for. */
  public static final int DRAWS = 1000;

  public CalibrateRequest {
    requireAtLeast("waves", waves, 1, WAVES);
    requireAtLeast("points", points, 10, POINTS);
    requireAtLeast("draws", draws, 2, DRAWS);
    requireAtLeast("patients", patients, 100, SimulateRequest.PATIENTS);
  }

  private static void requireAtLeast(String what, long value, long least, long maybe) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s (%d) must be at least %d. Maybe %d?".formatted(what, value, least, maybe));
    }
  }
}

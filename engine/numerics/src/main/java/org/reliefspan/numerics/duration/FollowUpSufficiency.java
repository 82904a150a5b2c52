package org.reliefspan.numerics.duration;

/**
 * Whether the curve had time to level off before a cured share is read from it.
 *
 * <p>Formula (Maller and Zhou 1996, Survival analysis with long-term survivors, chapter 4): with t*
 * the latest end and t the latest known time, N the number of ends in (2 t* - t, t*], n rows, the
 * statistic is (1 - N / n)^n. Small values (below 0.05) say that follow-up was sufficient; 1 says
 * that the last row ended, so no plateau was seen. An end known to an interval counts at its right
 * end, as it was detected.
 *
 * @param latestEnd t*
 * @param latestTime t
 * @param endsNearLatest N, not weighted
 * @param rows n
 * @param statistic as above, between 0 and 1
 */
public record FollowUpSufficiency(
    double latestEnd, double latestTime, int endsNearLatest, int rows, double statistic) {
  private static final double LEVEL = 0.05;

  static FollowUpSufficiency of(DurationSample sample) {
    double latestEnd = 0;
    double latestTime = 0;
    int rows = 0;
    for (int row = 0; row < sample.rows(); row++) {
      if (sample.weight(row) > 0 && !sample.isZero(row)) {
        rows++;
        double end = sample.hasEnd(row) ? Math.exp(sample.logRight(row)) : 0;
        latestEnd = Math.max(latestEnd, end);
        latestTime = Math.max(latestTime, Math.max(end, Math.exp(sample.logLeft(row))));
      }
    }
    int near = 0;
    for (int row = 0; row < sample.rows(); row++) {
      if (sample.weight(row) > 0 && !sample.isZero(row) && sample.hasEnd(row)) {
        double end = Math.exp(sample.logRight(row));
        near += end > 2 * latestEnd - latestTime && end <= latestEnd ? 1 : 0;
      }
    }
    double statistic = rows == 0 ? 1 : Math.pow(1 - near / (double) rows, rows);
    return new FollowUpSufficiency(latestEnd, latestTime, near, rows, statistic);
  }

  /** Whether the statistic is below 0.05. */
  public boolean isSufficient() {
    return statistic < LEVEL;
  }
}

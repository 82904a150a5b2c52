package org.reliefspan.analysis.estimate;

import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.domain.catalog.Measure;

/**
 * What was known of an episode's scores at a time: baseline, last score and mean of the scores so
 * far, in standard deviations of the baseline. The baseline counts as the first score.
 */
final class ScoreHistory {
  private final FollowUps followUps;
  private final Measure measure;
  private final double centre;
  private final double unit;

  ScoreHistory(FollowUps followUps, Measure measure) {
    this.followUps = followUps;
    this.measure = measure;
    double sum = 0;
    for (int row = 0; row < followUps.size(); row++) {
      sum += followUps.baseline(row);
    }
    double mean = sum / Math.max(1, followUps.size());
    double squares = 0;
    for (int row = 0; row < followUps.size(); row++) {
      double away = followUps.baseline(row) - mean;
      squares += away * away;
    }
    double deviation = Math.sqrt(squares / Math.max(1, followUps.size()));
    this.centre = mean;
    this.unit = deviation > 0 ? deviation : 1;
  }

  /** A score as the models see it. */
  double scaled(double score) {
    return (score - centre) / unit;
  }

  /** Change since the baseline, positive when better, in the same unit. */
  double gain(int row, double score) {
    return measure.gain(followUps.baseline(row), score) / unit;
  }
}

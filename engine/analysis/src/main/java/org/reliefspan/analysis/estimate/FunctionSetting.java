package org.reliefspan.analysis.estimate;

import java.util.List;
import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.study.Horizon;

/**
 * What the answers about one measure share.
 *
 * @param horizons in time order
 */
record FunctionSetting(Measure measure, List<Horizon> horizons, double level, long seed) {
  /** Fewest episodes with a score in a horizon's window for a model to take the horizon up. */
  static final int FEWEST_EPISODES = 10;

  static final String TOO_FEW =
      "too few episodes have a score in the window before further treatment";

  FunctionSetting {
    horizons = horizons.stream().sorted().toList();
  }

  /** Last day that any horizon looks at. */
  int lastDay() {
    return horizons.get(horizons.size() - 1).lastDay();
  }

  /** Horizons whose windows hold enough scores. */
  List<Horizon> seenHorizons(FollowUps followUps) {
    return horizons.stream()
        .filter(horizon -> episodesSeen(followUps, horizon) >= FEWEST_EPISODES)
        .toList();
  }

  static int episodesSeen(FollowUps followUps, Horizon horizon) {
    int seen = 0;
    for (int row = 0; row < followUps.size(); row++) {
      seen += scoreIn(followUps, row, horizon) >= 0 ? 1 : 0;
    }
    return seen;
  }

  /** The score nearest the centre, the earlier of two equally near; -1 when there is none. */
  static int scoreIn(FollowUps followUps, int row, Horizon horizon) {
    int nearest = -1;
    int least = Integer.MAX_VALUE;
    for (int score = followUps.firstScore(row); score < followUps.endScore(row); score++) {
      int distance = Math.abs(followUps.day(score) - horizon.centreDay());
      if (horizon.contains(followUps.day(score)) && distance < least) {
        nearest = score;
        least = distance;
      }
    }
    return nearest;
  }

  static MeasureRows.People people(FollowUps followUps) {
    return new MeasureRows.People(followUps.size(), followUps.patients());
  }
}

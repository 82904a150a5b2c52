package org.reliefspan.numerics.hidden;

import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.survival.KaplanMeier;

/**
 * What the scores say about durations without any assumption on visits between them.
 *
 * <p>Formula: at worst relief ends right after the last score in relief (with the procedure where
 * none was seen), at best right before the first score that fails, and not before the end of
 * observation where none does; the truth lies between the two Kaplan-Meier curves as far as scores
 * are right and the end of observation is not informative. Source: Manski 2003, Partial
 * identification of probability distributions, chapter 1.
 *
 * @param worst curve of the shortest durations that the scores allow
 * @param best curve of the longest
 */
public record ReliefBounds(KaplanMeier worst, KaplanMeier best) {

  private static final int MOST_TIMES = 1 << 20;

  /** Bounds of the durations of all episodes, never-responders included. */
  public static ReliefBounds of(ReliefHistories data) {
    return of(ReliefParts.of(data)).orElseThrow();
  }

  /**
   * The same of histories wherever they lie; empty where there are none, or too many different
   * times.
   */
  public static Optional<ReliefBounds> of(ReliefParts parts) {
    List<EndCounts[]> counts = parts.collect(ReliefBounds::counts);
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    EndCounts worst = EndCounts.joined(counts.stream().map(own -> own[0]).toList());
    EndCounts best = EndCounts.joined(counts.stream().map(own -> own[1]).toList());
    boolean together = counts.size() == 1 || worst.size() + best.size() <= MOST_TIMES;
    return together ? Optional.of(new ReliefBounds(worst.curve(), best.curve())) : Optional.empty();
  }

  /** Counts of the shortest durations, then of the longest. */
  private static EndCounts[] counts(ReliefHistories data) {
    int size = data.episodes();
    double[] shortest = new double[size];
    double[] longest = new double[size];
    int[] lost = new int[size];
    int[] failed = new int[size];
    for (int episode = 0; episode < size; episode++) {
      lost[episode] = 1;
      longest[episode] = data.end(episode);
      for (int i = data.firstSighting(episode); i < data.firstSighting(episode + 1); i++) {
        Score score = data.score(i);
        if (score == Score.RELIEF) {
          shortest[episode] = data.time(i);
        } else if (score != Score.NONE || data.kind(i) == VisitKind.EVENT) {
          longest[episode] = data.time(i);
          failed[episode] = 1;
          break;
        }
      }
    }
    return new EndCounts[] {
      EndCounts.of(shortest, lost, data.weight), EndCounts.of(longest, failed, data.weight)
    };
  }
}

package org.reliefspan.benchmarks;

import org.reliefspan.numerics.hidden.ReliefHistories;
import org.reliefspan.numerics.hidden.Score;
import org.reliefspan.numerics.hidden.VisitKind;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * Episodes of relief with the visits that depend on it, in whole days: seven in ten respond, with
 * Weibull durations of shape 1.5 and median 270; slots every 150 days, kept by 8 in 10 when not in
 * relief and by 5 in 10 in relief; further visits every 90 days when not in relief and every 400 in
 * relief; observation for 720 days at most. Some seven sightings each.
 */
final class SyntheticRelief {
  /** Median duration of responders. */
  static final double MEDIAN = 270;

  private static final double SHAPE = 1.5;
  private static final int SLOT = 150;
  private static final int END = 720;
  private static final Purpose PATIENT = Purpose.of("patient");
  private static final Purpose VISIT = Purpose.of("visit");
  private static final Purpose MISTAKE = Purpose.of("mistake");

  private final Philox philox = Philox.keyed(11, "benchmark.relief");
  private final double mistakes;

  /**
   * A world.
   *
   * @param mistakes chance of a mistaken score
   */
  SyntheticRelief(double mistakes) {
    this.mistakes = mistakes;
  }

  /** Receives what is seen of an episode. */
  interface Watcher {
    /** Begins an episode. */
    void episode(int end);

    /** Its next sighting. */
    void sighting(int day, VisitKind kind, Score score);
  }

  /** Draws one episode. */
  void draw(long episode, Watcher watcher) {
    double dropout = -Math.log(uniform(episode, PATIENT, 0)) * 1500;
    int end = (int) Math.max(1, Math.min(END, Math.ceil(dropout)));
    boolean responds = uniform(episode, PATIENT, 1) < 0.7;
    double scale = MEDIAN / Math.pow(Math.log(2), 1 / SHAPE);
    double loss =
        responds ? scale * Math.pow(-Math.log(uniform(episode, PATIENT, 2)), 1 / SHAPE) : 0;
    watcher.episode(end);
    double time = 0;
    int slot = SLOT;
    int before = 0;
    for (int draw = 0; ; draw++) {
      boolean relieved = time < loss;
      double rate = relieved ? 1 / 400.0 : 1 / 90.0;
      double visit = time - Math.log(uniform(episode, VISIT, 2 * draw)) / rate;
      double next = Math.min(visit, slot);
      if (relieved && next > loss) {
        time = loss;
        continue;
      }
      time = next;
      int day = (int) Math.ceil(time);
      if (day > end) {
        return;
      }
      if (day == before) {
        slot += next == slot ? SLOT : 0;
        continue; // one sighting a day
      }
      before = day;
      boolean scheduled = next == slot;
      slot += scheduled ? SLOT : 0;
      double attendance = relieved ? 0.5 : 0.8;
      boolean missed = scheduled && uniform(episode, VISIT, 2 * draw + 1) > attendance;
      watcher.sighting(
          day, kind(scheduled, missed), missed ? Score.NONE : score(episode, draw, relieved));
    }
  }

  private static VisitKind kind(boolean scheduled, boolean missed) {
    return missed ? VisitKind.MISSED : scheduled ? VisitKind.ATTENDED : VisitKind.UNSCHEDULED;
  }

  private Score score(long episode, int draw, boolean relieved) {
    boolean right = mistakes == 0 || uniform(episode, MISTAKE, draw) >= mistakes;
    return relieved == right ? Score.RELIEF : Score.FAILING;
  }

  private double uniform(long episode, Purpose purpose, int occurrence) {
    return philox.uniform(episode, purpose, occurrence);
  }

  /** Many episodes in one memory. */
  ReliefHistories histories(int episodes) {
    ReliefHistories.Builder builder = ReliefHistories.builder();
    Watcher watcher =
        new Watcher() {
          @Override
          public void episode(int end) {
            builder.episode(end);
          }

          @Override
          public void sighting(int day, VisitKind kind, Score score) {
            builder.sighting(day, kind, score);
          }
        };
    for (int episode = 0; episode < episodes; episode++) {
      draw(episode, watcher);
    }
    return builder.build();
  }
}

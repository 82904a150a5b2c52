package org.reliefspan.numerics.hidden;

import java.util.SplittableRandom;

/**
 * The same relief, scored more or less often. Durations are Weibull with shape 2.2 and scale 355
 * days (median 300.5), they and the end of observation depend on the seed alone; slots are shifted
 * by up to 30% of their gap and missed with chance 0.3; scores are wrong with chance 0.06 in relief
 * and 0.15 after it; at most 730 days, fewer for 2% a month.
 */
final class ScoringSchedule {
  static final double TRUE_MEDIAN_DAYS = 355 * Math.pow(Math.log(2), 1 / 2.2);
  private static final double WRONG_IN_RELIEF = 0.06;
  private static final double WRONG_AFTER_LOSS = 0.15;
  private static final double JITTER = 0.3;
  private static final double KEPT = 0.7;
  private static final double END_DAYS = 730;
  private static final double LEAVING_PER_DAY = 0.02 / 30.4375;

  private final int gapDays;

  ScoringSchedule(int gapDays) {
    this.gapDays = gapDays;
  }

  ReliefHistories draw(int episodes, long seed) {
    SplittableRandom latent = new SplittableRandom(seed);
    SplittableRandom scoring = new SplittableRandom(1_000_003 * seed + gapDays);
    ReliefHistories.Builder builder = ReliefHistories.builder();
    for (int i = 0; i < episodes; i++) {
      double loss = 355 * Math.pow(latent.nextExponential(), 1 / 2.2);
      double end = Math.min(END_DAYS, latent.nextExponential() / LEAVING_PER_DAY);
      score(builder.episode(end), loss, end, scoring);
    }
    return builder.build();
  }

  private void score(
      ReliefHistories.Builder builder, double loss, double end, SplittableRandom random) {
    for (int slot = 1; ; slot++) {
      double time = gapDays * (slot + JITTER * (2 * random.nextDouble() - 1));
      boolean kept = random.nextDouble() < KEPT;
      boolean relief = time < loss;
      boolean wrong = random.nextDouble() < (relief ? WRONG_IN_RELIEF : WRONG_AFTER_LOSS);
      if (time > end) {
        return;
      }
      if (kept) {
        Score score = relief == wrong ? Score.FAILING : Score.RELIEF;
        builder.sighting(time, VisitKind.ATTENDED, score);
      } else {
        builder.sighting(time, VisitKind.MISSED, Score.NONE);
      }
    }
  }
}

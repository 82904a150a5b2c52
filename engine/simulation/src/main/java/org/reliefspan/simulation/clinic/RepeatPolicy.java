package org.reliefspan.simulation.clinic;

import java.util.List;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.simulation.clinic.Episode.Kind;

/**
 * When the procedure is done again.
 *
 * <p>A repeat that opens a new episode comes at least a week after every earlier effect has ended,
 * so that its baseline is free of them; one done while in relief is preemptive.
 */
final class RepeatPolicy {

  private static final int REST_DAYS = 7;

  private final Repeats repeats;
  private final RepeatRule rule;
  private final PatientDraws draws;
  private final NaturalHistory history;
  private final ThirdEpidural third;

  RepeatPolicy(
      Repeats repeats,
      RepeatRule rule,
      PatientDraws draws,
      NaturalHistory history,
      ThirdEpidural third) {
    this.repeats = repeats;
    this.rule = rule;
    this.draws = draws;
    this.history = history;
    this.third = third;
  }

  /**
   * The next procedure.
   *
   * @param kind {@link Kind#SURGERY} when there is no further one
   * @param day from entry
   */
  record Plan(Kind kind, int day) {
    static final Plan NONE = new Plan(Kind.SURGERY, Integer.MAX_VALUE);
  }

  Plan next(List<Episode> episodes) {
    if (episodes.size() >= rule.most()) {
      return Plan.NONE;
    }
    Episode last = episodes.get(episodes.size() - 1);
    int earliest = last.day() + rule.gapDays();
    double lossDay = lossDay(episodes);
    boolean failed = lossDay <= last.day();
    if (failed && episodes.size() > 1) {
      boolean allFailed = lossDay == 0 && last.procedure().epidural() && episodes.size() == 2;
      return allFailed ? third.after(episodes, earliest + accessDelay(episodes.size())) : Plan.NONE;
    }
    return failed ? afterFailure(episodes, earliest) : afterRelief(episodes, earliest, lossDay);
  }

  /** Only the first epidural is tried again after failure. */
  private Plan afterFailure(List<Episode> episodes, int earliest) {
    double probability = episodes.get(0).procedure().epidural() ? repeats.afterFailure() : 0;
    if (!draws.happens(probability, Uses.REPEAT, 1)) {
      return Plan.NONE;
    }
    return new Plan(Kind.REPEAT, (int) Math.max(earliest + accessDelay(1), restDay(episodes)));
  }

  private Plan afterRelief(List<Episode> episodes, int earliest, double lossDay) {
    int occurrence = episodes.size();
    Episode last = episodes.get(occurrence - 1);
    if (draws.happens(rule.preemptive(), Uses.PREEMPTIVE, occurrence)) {
      double share = 0.5 + 0.45 * draws.uniform(Uses.PREEMPTIVE_TIME, occurrence);
      int day = Math.max(earliest, (int) (last.day() + share * (lossDay - last.day())));
      if (day < lossDay - 1) {
        return new Plan(Kind.PREEMPTIVE, day);
      }
    }
    if (!draws.happens(rule.afterLoss(), Uses.REPEAT, occurrence)) {
      return Plan.NONE;
    }
    double wish = Math.max(earliest, Math.ceil(lossDay)) + accessDelay(occurrence);
    return new Plan(Kind.REPEAT, (int) Math.max(wish, restDay(episodes)));
  }

  private int accessDelay(int occurrence) {
    double delay =
        repeats.accessDelayMean()
            + repeats.accessDelayDeviation() * draws.normal(Uses.ACCESS_DELAY, occurrence);
    return (int) Math.max(0, Math.rint(delay));
  }

  /** The day relief from all procedures so far is lost; 0 if there was none. */
  private double lossDay(List<Episode> episodes) {
    double day = 0;
    for (Episode episode : episodes) {
      ReliefSpan span = ReliefFinder.find(TruthDefinition.PAIN_50, episode, history);
      day = span.reached() ? Math.max(day, episode.day() + span.lossDays()) : day;
    }
    return day;
  }

  private static double restDay(List<Episode> episodes) {
    double end = 0;
    for (Episode episode : episodes) {
      end = Math.max(end, episode.effectEnd());
    }
    return Math.ceil(end) + REST_DAYS;
  }
}

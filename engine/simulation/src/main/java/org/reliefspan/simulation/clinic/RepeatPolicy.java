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

  private final ClinicSpec.Repeats repeats;
  private final PatientDraws draws;
  private final NaturalHistory history;

  RepeatPolicy(ClinicSpec.Repeats repeats, PatientDraws draws, NaturalHistory history) {
    this.repeats = repeats;
    this.draws = draws;
    this.history = history;
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
    Episode last = episodes.get(episodes.size() - 1);
    boolean epidural = last.procedure().epidural();
    if (episodes.size() >= (epidural ? repeats.epiduralMost() : repeats.ablationMost())) {
      return Plan.NONE;
    }
    int occurrence = episodes.size();
    int earliest = last.day() + (epidural ? repeats.epiduralGapDays() : repeats.ablationGapDays());
    double lossDay = lossDay(episodes);
    if (draws.happens(repeats.preemptive(), Uses.PREEMPTIVE, occurrence)) {
      double share = 0.5 + 0.45 * draws.uniform(Uses.PREEMPTIVE_TIME, occurrence);
      int day = Math.max(earliest, (int) (last.day() + share * (lossDay - last.day())));
      if (day < lossDay - 1) {
        return new Plan(Kind.PREEMPTIVE, day);
      }
    }
    boolean failed = lossDay <= last.day();
    double probability = failed ? afterFailure(episodes) : repeats.afterLoss();
    if (!draws.happens(probability, Uses.REPEAT, occurrence)) {
      return Plan.NONE;
    }
    double wish = Math.max(earliest, Math.ceil(lossDay)) + accessDelay(occurrence);
    return new Plan(Kind.REPEAT, (int) Math.max(wish, restDay(episodes)));
  }

  /** Only the first epidural is tried again after failure. */
  private double afterFailure(List<Episode> episodes) {
    return episodes.size() == 1 && episodes.get(0).procedure().epidural()
        ? repeats.afterFailure()
        : 0;
  }

  private double accessDelay(int occurrence) {
    double delay =
        repeats.accessDelayMean()
            + repeats.accessDelayDeviation() * draws.normal(Uses.ACCESS_DELAY, occurrence);
    return Math.max(0, Math.rint(delay));
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

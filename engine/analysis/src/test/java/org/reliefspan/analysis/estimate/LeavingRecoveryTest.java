package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.CaseMix;
import org.reliefspan.domain.study.DropoutPlan;
import org.reliefspan.domain.study.FunctionAnalyses;
import org.reliefspan.domain.study.FunctionMethod;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.domain.study.IntercurrentStrategy;

/**
 * Worlds in which visits and leaving depend on the last score. Few replicates by default; as many
 * as {@code -Dreliefspan.recovery} says on request.
 */
class LeavingRecoveryTest {
  private static final int REPLICATES = Integer.getInteger("reliefspan.recovery", 24);
  private static final int PATIENTS = 300;
  private static final double SHIFT = 9;
  private static final String EVERY_SCORE = "every score";

  /** Sum of errors and number of intervals that hold the truth. */
  private static final class Score {
    private double bias;
    private int held;
    private int seen;

    void add(Estimate estimate, double truth, double ofSample) {
      Estimate.Point point = (Estimate.Point) estimate;
      Optional<Interval> limits = point.limits();
      seen++;
      bias += point.value() - ofSample;
      held +=
          limits.filter(both -> both.lower() <= truth && truth <= both.upper()).isPresent() ? 1 : 0;
    }

    double bias() {
      return bias / seen;
    }

    double coverage() {
      return (double) held / seen;
    }
  }

  private static Protocol protocol() {
    Protocol standard = Protocol.standard();
    FunctionAnalyses analyses =
        new FunctionAnalyses(
            List.of(IntercurrentStrategy.COMPOSITE),
            List.of(FunctionMethod.MMRM, FunctionMethod.WEIGHTS, FunctionMethod.DROPOUT),
            new DropoutPlan(20, List.of(-SHIFT), Optional.empty()));
    return standard.with(
        new FunctionPlan(
            standard.function().procedures(),
            standard.function().measures().subList(0, 1),
            List.of(Horizon.TWO_WEEKS, Horizon.SIX_WEEKS, Horizon.THREE_MONTHS, Horizon.SIX_MONTHS),
            new CaseMix.None(),
            analyses,
            0.95,
            List.of()));
  }

  private static Map<String, Score> scores(double shift) {
    Map<String, Score> scores = new LinkedHashMap<>();
    Protocol protocol = protocol();
    for (int seed = 0; seed < REPLICATES; seed++) {
      LeavingWorld world = new LeavingWorld(seed, shift);
      EpisodeTable table = protocol.episodes(world.patients(PATIENTS));
      FunctionEstimates estimates = FunctionEstimates.of(table, protocol.function(), seed);
      scores
          .computeIfAbsent(EVERY_SCORE, name -> new Score())
          .add(
              everyScore(table, protocol), world.truthAtSixMonths(), world.sampleGainAtSixMonths());
      for (FunctionRow row : estimates.rows()) {
        boolean gain = row.quantity().startsWith("mean_gain") && row.horizon().equals("6m");
        if (gain) {
          scores
              .computeIfAbsent(row.quantity(), name -> new Score())
              .add(row.estimate(), world.truthAtSixMonths(), world.sampleGainAtSixMonths());
        }
      }
    }
    if (REPLICATES >= 200) {
      scores.forEach(
          (name, score) ->
              System.out.printf(
                  Locale.ROOT,
                  "%s: bias %.3f, coverage %.4f of %d%n",
                  name,
                  score.bias(),
                  score.coverage(),
                  score.seen));
    }
    return scores;
  }

  private static Score of(Map<String, Score> scores, String quantity) {
    return Objects.requireNonNull(scores.get(quantity), quantity);
  }

  /** Bias that remains costs a little; limits by imputation are wide. */
  private static void assertCovers(Score score) {
    assertThat(score.coverage()).isBetween(REPLICATES >= 1000 ? 0.90 : 0.83, 1.0);
  }

  /** Gain of all scores in the window of six months, nothing weighted. */
  private static Estimate everyScore(EpisodeTable table, Protocol protocol) {
    int rule = table.plan().ruleOf(Protocol.EPIDURAL.id());
    int measure = protocol.position(Protocol.ODI);
    FollowUps followUps = FollowUps.of(table, rule, measure, 240, episode -> true);
    double sum = 0;
    int count = 0;
    for (int row = 0; row < followUps.size(); row++) {
      for (int score = followUps.firstScore(row); score < followUps.endScore(row); score++) {
        if (Horizon.SIX_MONTHS.contains(followUps.day(score))) {
          sum += followUps.baseline(row) - followUps.value(score);
          count++;
        }
      }
    }
    return Estimate.of(sum / count);
  }

  @Test
  void leavingThatDependsOnWhatWasSeenIsCorrected() {
    Map<String, Score> scores = scores(0);
    double plain = of(scores, EVERY_SCORE).bias();
    assertThat(plain).as("plain mean of all scores").isLessThan(-4);
    assertThat(Math.abs(of(scores, "mean_gain_weighted").bias())).isLessThan(1.3);
    assertThat(Math.abs(of(scores, "mean_gain_mmrm").bias())).isLessThan(0.9);
    assertThat(Math.abs(of(scores, "mean_gain_delta:0").bias())).isLessThan(0.8);
    assertCovers(of(scores, "mean_gain_mmrm"));
    assertCovers(of(scores, "mean_gain_weighted"));
    assertCovers(of(scores, "mean_gain_delta:0"));
  }

  @Test
  void leavingThatDependsOnWhatWasNotSeenIsShownByItsShift() {
    Map<String, Score> scores = scores(SHIFT);
    assertThat(of(scores, "mean_gain_delta:0").bias()).isGreaterThan(3);
    assertThat(Math.abs(of(scores, "mean_gain_delta:-9").bias())).isLessThan(1);
    assertThat(of(scores, "mean_gain_delta:0").coverage()).isLessThan(0.5);
    assertCovers(of(scores, "mean_gain_delta:-9"));
  }
}

package org.reliefspan.app.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.pathways.Shipped.Happened;
import org.reliefspan.simulation.run.SimulationResult;

/** Ladders of procedures keep their rules, and what is exact in them comes out. */
class LaddersTest {
  private static final Shipped FACET = Shipped.named("facet_ladder");
  private static final Shipped EPIDURAL = Shipped.named("epidural_ladder");

  /** Until a first ablation at most 1% are operated on instead. */
  @ParameterizedTest
  @CsvSource({"two_blocks, 0.415", "one_block, 0.56", "no_block, 1"})
  void thoseWithPositiveBlocksAreAblated(String strategy, double exact) {
    SimulationResult result = FACET.run(20_000);
    int index = FACET.strategy(strategy);
    int ablated = FACET.outcome("ablated");
    double error = 4 * result.error(index, ablated);
    assertThat(result.value(index, ablated)).isBetween(exact * 0.99 - error, exact + error);
  }

  @Test
  void nobodyIsAblatedAgainAfterAFailure() {
    assertThat(FACET.stories("two_blocks", 2000)).allMatch(story -> afterFailure(story) == 0);
    assertThat(FACET.stories("regardless", 2000).stream().mapToInt(LaddersTest::afterFailure).sum())
        .isPositive();
  }

  /** A first ablation that is followed by no relief within 90 days failed. */
  private static int afterFailure(List<Happened> story) {
    int count = 0;
    boolean failed = false;
    for (int i = 0; i < story.size(); i++) {
      if (story.get(i).name().equals("ablation")) {
        count += failed ? 1 : 0;
        failed = !reliefFollows(story, i);
      }
    }
    return count;
  }

  private static boolean reliefFollows(List<Happened> story, int ablation) {
    double day = story.get(ablation).day();
    return day > 640
        || story.stream()
            .anyMatch(
                each ->
                    (each.name().equals("succeed") || each.name().equals("operate"))
                        && each.day() > day
                        && each.day() <= day + 90);
  }

  @Test
  void firstReliefLastsAsLongAsItsLawSays() {
    List<Double> lasting = new ArrayList<>();
    for (List<Happened> story : FACET.stories("no_block", 6000)) {
      first(story, "succeed").ifPresent(day -> lasting.add(first(story, "wane").orElse(999) - day));
    }
    double exact = Math.exp(-Math.pow(180 / 355.0, 2.2));
    double share = lasting.stream().filter(days -> days > 180).count() / (double) lasting.size();
    assertThat(share).isCloseTo(exact, within(4 * Math.sqrt(exact * (1 - exact) / lasting.size())));
    assertThat(lasting.size() / 6000.0)
        .isCloseTo(0.35, within(0.01 + 4 * Math.sqrt(0.35 * 0.65 / 6000)));
  }

  private static OptionalDouble first(List<Happened> story, String name) {
    return story.stream()
        .filter(each -> each.name().equals(name))
        .mapToDouble(Happened::day)
        .findFirst();
  }

  @Test
  void nobodyGetsAnEpiduralAfterTwoFailuresUnlessAtANewLevel() {
    assertThat(EPIDURAL.stories("rule", 1500)).allMatch(story -> afterTwoFailures(story) == 0);
    assertThat(
            EPIDURAL.stories("no_rule", 1500).stream()
                .mapToInt(LaddersTest::afterTwoFailures)
                .sum())
        .isGreaterThan(500);
  }

  @Test
  void someGetAThirdEpiduralAfterGain() {
    assertThat(EPIDURAL.stories("rule", 1500))
        .anyMatch(story -> story.stream().filter(is("epidural")).count() >= 3);
  }

  private static Predicate<Happened> is(String name) {
    return each -> each.name().equals(name);
  }

  private static int afterTwoFailures(List<Happened> story) {
    int running = 0;
    int before = 0;
    int count = 0;
    for (Happened each : story) {
      switch (each.name()) {
        case "review" -> {
          before = running;
          running = 0;
        }
        case "failure" -> running = before + 1;
        case "new_level" -> running = 0;
        case "epidural" -> count += running >= 2 ? 1 : 0;
        default -> {}
      }
    }
    return count;
  }

  @Test
  void withoutTheRuleThereAreMoreEpiduralsAndNoMoreGain() {
    SimulationResult result = EPIDURAL.run(4000);
    int rule = EPIDURAL.strategy("rule");
    int without = EPIDURAL.strategy("no_rule");
    int procedures = EPIDURAL.outcome("procedures");
    int disability = EPIDURAL.outcome("odi_auc");
    assertThat(result.difference(without, rule, procedures)).isGreaterThan(0.5);
    assertThat(Math.abs(result.difference(without, rule, disability))).isLessThan(0.2);
  }

  @Test
  void twoThirdsOfTrialsBecomePermanentAndNoneBelowHalfRelief() {
    Shipped stimulator = Shipped.named("stimulator_trial");
    SimulationResult result = stimulator.run(20_000);
    int trial = stimulator.strategy("trial");
    int implants = stimulator.outcome("implants");
    double share =
        result.value(trial, implants) / result.value(trial, stimulator.outcome("trials"));
    assertThat(share).isCloseTo(0.67, within(0.005 + 4 * result.error(trial, implants)));
    int below = stimulator.outcome("below_cut");
    assertThat(result.value(trial, below)).isZero();
    assertThat(result.value(stimulator.strategy("everybody"), below)).isGreaterThan(0.3);
  }

  @Test
  void reliefOfTriggerPointsHalvesWithoutRehabilitation() {
    Shipped trigger = Shipped.named("trigger_points");
    List<List<Happened>> with = trigger.stories("both", 3000);
    List<List<Happened>> without = trigger.stories("alone", 3000);
    List<Double> lasting = new ArrayList<>();
    for (int i = 0; i < with.size(); i++) {
      OptionalDouble one = firstRelief(with.get(i));
      OptionalDouble other = firstRelief(without.get(i));
      assertThat(one.isPresent()).isEqualTo(other.isPresent());
      if (one.isPresent()) {
        lasting.add(one.getAsDouble());
        assertThat(other.getAsDouble()).isCloseTo(one.getAsDouble() / 2, within(1e-4));
      }
    }
    double share = lasting.stream().filter(days -> days <= 14).count() / (double) lasting.size();
    assertThat(share).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(lasting.size())));
  }

  private static OptionalDouble firstRelief(List<Happened> story) {
    OptionalDouble begins = first(story, "relieved");
    OptionalDouble ends = first(story, "wane");
    return begins.isPresent() && ends.isPresent()
        ? OptionalDouble.of(ends.getAsDouble() - begins.getAsDouble())
        : OptionalDouble.empty();
  }

  @Test
  void toxinIsNeverGivenBefore77Days() {
    Shipped toxin = Shipped.named("botulinum_cycles");
    for (List<Happened> story : toxin.stories("cycles", 500)) {
      double[] days = story.stream().filter(is("toxin")).mapToDouble(Happened::day).toArray();
      for (int i = 1; i < days.length; i++) {
        assertThat(days[i] - days[i - 1]).isBetween(77.0 - 1e-5, 98.0 + 1e-5);
      }
    }
  }
}

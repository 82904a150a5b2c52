package org.reliefspan.simulation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.Observed;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ProfileColumn;
import org.reliefspan.domain.pathway.Profiles;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.simulation.ReplayRow;
import org.reliefspan.simulation.run.FirstEvents;
import org.reliefspan.simulation.run.PathwayText;

/** A cohort that is simulated again. */
class ReplayRowsTest {
  private static final int PATIENTS = 300;
  private static final Pattern CHI_SQUARE = Pattern.compile("chi-square = ([0-9.]+)");
  private static final Pattern Z = Pattern.compile("z = (-?[0-9.]+)");

  private static double age(int row) {
    return 30 + row % 50;
  }

  /** Older patients lose relief sooner; some leave to a final state. */
  private static ResolvedPathway pathway(double scale) {
    double[] ages = new double[PATIENTS];
    Arrays.setAll(ages, ReplayRowsTest::age);
    return ResolvedPathway.of(
        PathwayText.continuous("replay", TimeUnit.MONTH, "24")
            .parameter("scale", String.valueOf(scale))
            .profiles(
                Profiles.equallyLikely(PATIENTS), Map.of("age", ProfileColumn.ofNumbers(ages)))
            .state("relief", "value", "1")
            .state("pain", "value", "0")
            .finalState("away", "value", "0")
            .start("relief", "1")
            .event(
                PathwayText.Event.after(
                        "wane",
                        Law.Family.WEIBULL,
                        "shape",
                        "1.5",
                        "scale",
                        "scale * exp(-0.03 * (age - 55))")
                    .in("relief")
                    .go("pain", "1")
                    .spec())
            .event(
                PathwayText.Event.after("leave", Law.Family.EXPONENTIAL, "rate", "0.02")
                    .go("away", "1")
                    .spec())
            .outcome("months", "value")
            .spec()
            .withRowsInTurn());
  }

  /** What the pathway gives with another seed; the old are followed up for a shorter time. */
  private static Observed observed(double scale, long seed) {
    FirstEvents found = FirstEvents.of(pathway(scale), 0, "wane", PATIENTS, seed, 1);
    double[] times = new double[PATIENTS];
    int[] status = new int[PATIENTS];
    for (int row = 0; row < PATIENTS; row++) {
      double end = age(row) > 55 ? 6 : 40;
      times[row] = Math.min(found.times()[row], end);
      status[row] = found.times()[row] <= end ? found.status()[row] : 0;
    }
    return new Observed(
        List.of(new Observed.Curve("wane", "base", times, status, Place.NONE)), List.of());
  }

  private static double z(ReplayRows.Replay replay) {
    return number(replay, Z);
  }

  private static double number(ReplayRows.Replay replay, Pattern pattern) {
    Matcher found = pattern.matcher(replay.notes().get(0));
    assertThat(found.find()).isTrue();
    return Double.parseDouble(found.group(1));
  }

  /**
   * z has mean 0 and variance 1, chi-square mean 4 and variance 8; 8 of 60 refused or fewer (99%).
   */
  @Test
  void aCohortOfThePathwayIsInKeepingWithIt() {
    int cohorts = 60;
    int refused = 0;
    double sum = 0;
    double squares = 0;
    double chiSquares = 0;
    for (int seed = 1; seed <= cohorts; seed++) {
      ReplayRows.Replay replay = ReplayRows.of(pathway(10), observed(10, seed), 1000, 1_000_000, 2);
      double z = z(replay);
      sum += z;
      chiSquares += number(replay, CHI_SQUARE);
      squares += z * z;
      refused += replay.notes().get(0).contains("does not give what was observed") ? 1 : 0;
      if (seed == 1) {
        assertThat(replay.rows()).hasSizeBetween(5, 24);
        for (ReplayRow row : replay.rows()) {
          assertThat(row.simulated()).isCloseTo(row.observed(), within(0.12)).isBetween(0.0, 1.0);
          assertThat(row.monteCarloError()).isBetween(0.0, 0.01);
          assertThat(row.atRisk().orElseThrow()).isGreaterThanOrEqualTo(11);
        }
      }
    }
    assertThat(sum / cohorts).isCloseTo(0, within(3 / Math.sqrt(cohorts)));
    assertThat(squares / cohorts).isBetween(0.5, 1.7);
    assertThat(chiSquares / cohorts).isCloseTo(4, within(3 * Math.sqrt(8.0 / cohorts)));
    assertThat(refused).isLessThanOrEqualTo(8);
  }

  @Test
  void aCohortWithAnotherScaleIsNotAndItIsSaid() {
    for (int seed = 1; seed <= 5; seed++) {
      ReplayRows.Replay replay = ReplayRows.of(pathway(10), observed(6, seed), 1000, 99, 2);
      assertThat(z(replay)).isGreaterThan(3);
      assertThat(replay.notes().get(0))
          .contains("does not give what was observed", "furthest apart");
    }
  }

  @Test
  void fewPatientsAreNotShown() {
    Observed few =
        new Observed(
            List.of(
                new Observed.Curve(
                    "wane", "base", new double[PATIENTS], new int[PATIENTS], Place.NONE)),
            List.of());
    ReplayRows.Replay replay = ReplayRows.of(pathway(10), few, 1000, 99, 1);
    assertThat(replay.rows()).isEmpty();
    assertThat(replay.notes().get(0)).contains("fewer than 11 patients or events");
  }
}

package org.reliefspan.simulation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.Observed;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ProfileColumn;
import org.reliefspan.domain.pathway.Profiles;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.simulation.ReplayRow;
import org.reliefspan.numerics.survival.KaplanMeier;
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
  private static PathwaySpec pathway(double scale) {
    return pathway(scale, Profiles.equallyLikely(PATIENTS));
  }

  private static PathwaySpec pathway(double scale, Profiles profiles) {
    double[] ages = new double[PATIENTS];
    Arrays.setAll(ages, ReplayRowsTest::age);
    return PathwayText.continuous("replay", TimeUnit.MONTH, "24")
        .parameter("scale", String.valueOf(scale))
        .profiles(profiles, Map.of("age", ProfileColumn.ofNumbers(ages)))
        .measure("years", "age")
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
        .spec();
  }

  /** What the pathway gives with another seed; the old are followed up for a shorter time. */
  private static Observed observed(double scale, long seed) {
    ResolvedPathway inTurn = ResolvedPathway.of(pathway(scale).withRowsInTurn());
    FirstEvents found = FirstEvents.of(inTurn, 0, "wane", PATIENTS, seed, 1);
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

  /** The old count more, every seventh patient not at all. */
  private static double[] weights() {
    double[] weights = new double[PATIENTS];
    Arrays.setAll(weights, row -> row % 7 == 0 ? 0 : age(row) > 65 ? 5 : 0.5);
    return weights;
  }

  /** z has mean 0 and variance 1, chi-square mean 4, whatever the weights. */
  @Test
  void aWeightedCohortOfThePathwayIsInKeepingWithIt() {
    int cohorts = 40;
    PathwaySpec weighted = pathway(10, Profiles.weighted(weights()));
    double sum = 0;
    double squares = 0;
    double chiSquares = 0;
    for (int seed = 1; seed <= cohorts; seed++) {
      ReplayRows.Replay replay = ReplayRows.of(weighted, observed(10, seed), 1000, 1_000_000, 2);
      assertThat(replay.notes().get(0)).contains("both weighted as the profiles are");
      double z = z(replay);
      sum += z;
      squares += z * z;
      chiSquares += number(replay, CHI_SQUARE);
    }
    assertThat(sum / cohorts).isCloseTo(0, within(3 / Math.sqrt(cohorts)));
    assertThat(squares / cohorts).isBetween(0.45, 1.8);
    assertThat(chiSquares / cohorts).isCloseTo(4, within(3 * Math.sqrt(8.0 / cohorts)));
  }

  /** The old lose relief sooner, so weights move both curves, and alike. */
  @Test
  void weightsMoveTheObservedAndTheSimulatedCurveAlike() {
    Observed observed = observed(10, 1);
    Observed.Curve curve = observed.curves().get(0);
    double[] weights = weights();
    List<ReplayRow> plain = ReplayRows.of(pathway(10), observed, 1000, 99, 2).rows();
    List<ReplayRow> weighted =
        ReplayRows.of(pathway(10, Profiles.weighted(weights)), observed, 1000, 99, 2).rows();
    KaplanMeier byHand = KaplanMeier.of(curve.times(), curve.status(), weights);
    int compared = 0;
    for (ReplayRow row : weighted) {
      assertThat(row.observed()).isCloseTo(byHand.survivalAt(row.time()), within(1e-12));
      assertThat(row.simulated()).isCloseTo(row.observed(), within(0.17));
      for (ReplayRow other : plain) {
        if (other.time() == row.time() && row.time() > 3 && row.time() <= 6) {
          assertThat(row.simulated()).isLessThan(other.simulated() - 0.03);
          assertThat(row.observed()).isLessThan(other.observed() - 0.03);
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
    assertThat(weighted.get(0).atRisk().orElseThrow()).isLessThanOrEqualTo(257); // 43 weigh nothing
  }

  /** Ones by the way of weights: only the limits are others, robust ones. */
  @Test
  void equalWeightsChangeNothingButTheLimits() {
    double[] equal = new double[PATIENTS];
    Arrays.fill(equal, 0.7);
    List<ReplayRow> plain = ReplayRows.of(pathway(10), observed(10, 2), 1000, 99, 2).rows();
    List<ReplayRow> weighted =
        ReplayRows.of(pathway(10, Profiles.weighted(equal)), observed(10, 2), 1000, 99, 2).rows();
    assertThat(weighted).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      ReplayRow one = plain.get(i);
      ReplayRow other = weighted.get(i);
      assertThat(other.observed()).isCloseTo(one.observed(), within(1e-9));
      assertThat(other.simulated()).isCloseTo(one.simulated(), within(1e-9));
      assertThat(other.atRisk()).isEqualTo(one.atRisk());
      double width = one.limits().orElseThrow().upper() - one.limits().orElseThrow().lower();
      assertThat(other.limits().orElseThrow().lower())
          .isCloseTo(one.limits().orElseThrow().lower(), within(0.1 * width));
    }
  }

  @Test
  void meansAreThoseOfPatientsDrawnByWeight() {
    double[] weights = weights();
    double mean = 0;
    double sum = 0;
    for (int row = 0; row < PATIENTS; row++) {
      mean += weights[row] * age(row);
      sum += weights[row];
    }
    Observed observed =
        new Observed(
            List.of(),
            List.of(
                new Observed.Mean("years", "base", 0, mean / sum, Optional.empty(), Place.NONE)));
    PathwaySpec spec = pathway(10, Profiles.weighted(weights));
    ReplayRow row = ReplayRows.of(spec, observed, 40_000, 5, 2).rows().get(0);
    assertThat(row.simulated()).isCloseTo(mean / sum, within(4 * row.monteCarloError()));
    assertThat(row.monteCarloError()).isBetween(0.01, 0.1);
  }

  /** Between two times that are shown at least 11 have had the event or left, or nobody. */
  @Test
  void shownTimesAreApartByEnoughPatients() {
    List<ReplayRow> rows = ReplayRows.of(pathway(10), observed(10, 3), 1000, 99, 2).rows();
    long before = PATIENTS;
    for (ReplayRow row : rows) {
      long now = row.atRisk().orElseThrow();
      assertThat(before == now || before - now >= 11).isTrue();
      before = now;
    }
    assertThat(rows).hasSizeGreaterThan(4);
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

  @Test
  void anEventThatIsNeverSimulatedIsSaidInWords() {
    ReplayRows.Replay replay = ReplayRows.of(pathway(1e9), observed(10, 1), 1000, 1_000_000, 1);
    assertThat(replay.notes())
        .containsExactly(
            "Replay of wane under base: it was observed, and not simulated in as long a time."
                + " Maybe calibrate the pathway.");
    assertThat(replay.rows()).isNotEmpty();
  }
}

package org.reliefspan.app.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.app.pathways.Shipped.Happened;
import org.reliefspan.simulation.run.SimulationResult;

/** A taper goes down by small steps, slower at the end, and arrives; the cliffs are there. */
class TaperTest {
  private static final Shipped TAPER = Shipped.named("opioid_taper");
  private static final List<String> LEFT = List.of("goes_back", "relapse", "overdose");

  private static List<List<Happened>> notLeft() {
    return TAPER.stories("taper", 1000).stream()
        .filter(story -> story.stream().noneMatch(each -> LEFT.contains(each.name())))
        .toList();
  }

  private static List<Happened> cuts(List<Happened> story) {
    return story.stream().filter(each -> each.name().equals("cut")).toList();
  }

  private static double[] doses(List<Happened> story) {
    int dose = TAPER.outcome("dose_after");
    return cuts(story).stream().mapToDouble(each -> each.added().get(dose)).toArray();
  }

  @Test
  void theDoseFallsBy5To10PercentAndByHalfOfThatInTheLastThird() {
    for (List<Happened> story : notLeft()) {
      double[] doses = doses(story);
      for (int i = 1; i < doses.length; i++) {
        double step = 1 - doses[i] / doses[i - 1];
        assertThat(step).isBetween(0.025 - 1e-9, 0.10 + 1e-9);
        if (doses[i - 1] < 50 * 0.9 / 3) { // nobody began below 50
          assertThat(step).isLessThanOrEqualTo(0.05 + 1e-9);
        }
        if (doses[i - 1] > 150 / 3.0) { // nobody began above 150
          assertThat(step).isGreaterThanOrEqualTo(0.05 - 1e-9);
        }
      }
    }
  }

  @Test
  void oneToFourWeeksLieBetweenCuts() {
    for (List<Happened> story : notLeft()) {
      List<Happened> cuts = cuts(story);
      for (int i = 1; i < cuts.size(); i++) {
        assertThat(cuts.get(i).day() - cuts.get(i - 1).day()).isBetween(7 - 1e-5, 28 + 1e-5);
      }
    }
  }

  @Test
  void aTaperThatIsNotLeftReachesItsTarget() {
    assertThat(notLeft())
        .hasSizeGreaterThan(500)
        .allMatch(story -> story.stream().anyMatch(each -> each.name().equals("reach")))
        .allMatch(story -> last(doses(story)) <= 10);
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }

  @Test
  void fasterCutsBringMoreWithdrawalAndMoreReturns() {
    SimulationResult result = TAPER.run(4000);
    int slow = TAPER.strategy("taper");
    for (String other : List.of("fast", "stop")) {
      int strategy = TAPER.strategy(other);
      int cuts = TAPER.outcome("cuts");
      int withdrawals = TAPER.outcome("withdrawals");
      assertThat(result.value(strategy, withdrawals) / result.value(strategy, cuts))
          .isGreaterThan(5 * result.value(slow, withdrawals) / result.value(slow, cuts));
      assertThat(result.difference(strategy, slow, TAPER.outcome("returns"))).isGreaterThan(0.3);
      assertThat(result.difference(strategy, slow, TAPER.outcome("overdoses"))).isPositive();
    }
  }

  /**
   * Hazards of C35 with the doses of the file: of 150 at most, exp of a normal of mean 4.4 and
   * standard deviation 0.3, R 4.2.2 1 - pnorm((log(100) - 4.4) / 0.3) = 0.2470190 are at 100 or
   * more and nobody is below 50. One in five has twice the hazard. Fewer than 0.5% die first.
   */
  @Test
  void overdosesWithoutATaperAreThoseOfTheirHazards() {
    SimulationResult result = TAPER.run(40_000);
    int overdoses = TAPER.outcome("overdoses");
    double rate = 0.2470190 * 0.0000493 + (1 - 0.2470190) * 0.0000192;
    int strategy = TAPER.strategy("continue");
    assertThat(result.value(strategy, overdoses))
        .isCloseTo(rate * 1.2 * 1095, within(0.0002 + 4 * result.error(strategy, overdoses)));
  }
}

package org.reliefspan.numerics.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KimNelsonTest {
  private static final SelectionPlan PLAN = new SelectionPlan(0.95, 10, 100_000);

  /** Five systems: error 0.0125 each, h2 = 9 (0.025^(-2/9) - 1). */
  @Test
  void theTriangleNarrowsAndEnds() {
    Triangle triangle = PLAN.triangle(0.05 / 4);
    double factor = 9 * (Math.pow(0.025, -2 / 9.0) - 1);
    assertThat(triangle.factor()).isCloseTo(factor, within(1e-12));
    assertThat(triangle.reach(10, 4, 0.5)).isCloseTo(4 * factor - 2.5, within(1e-12));
    assertThat(triangle.reach(1000, 4, 0.5)).isZero();
  }

  /** All others exactly at the indifference zone: the least favourable case. */
  @ParameterizedTest
  @CsvSource({"2, 0, 0.5", "2, 0.8, 0.5", "5, 0, 0.5", "10, 0, 0.7", "10, 0.8, 0.5"})
  void theBestIsChosenWithItsConfidence(int systems, double shared, double zone) {
    RightChoices choices = new RightChoices();
    for (int number = 0; number < RightChoices.experiments(); number++) {
      int best = number % systems;
      double[][] means = new double[systems][1];
      for (int i = 0; i < systems; i++) {
        means[i][0] = i == best ? 3 : 3 + zone;
      }
      Selection selection =
          new KimNelson(PLAN, zone)
              .select(NormalSystems.experiment(means, shared, number), systems, 0, Goal.SMALLEST);
      assertThat(selection.isDecided()).isTrue();
      choices.add(selection.best() == best, selection.replications());
    }
    choices.check("best of %d, shared %s".formatted(systems, shared));
  }

  @Test
  void sharedLuckSavesReplications() {
    double[][] means = {{0}, {0.5}, {0.5}, {0.5}};
    RightChoices alone = new RightChoices();
    RightChoices together = new RightChoices();
    for (int number = 0; number < 100; number++) {
      KimNelson procedure = new KimNelson(PLAN, 0.5);
      Selection apart =
          procedure.select(NormalSystems.experiment(means, 0, number), 4, 0, Goal.SMALLEST);
      Selection shared =
          procedure.select(NormalSystems.experiment(means, 0.8, number), 4, 0, Goal.SMALLEST);
      alone.add(apart.best() == 0, apart.replications());
      together.add(shared.best() == 0, shared.replications());
    }
    assertThat(together.meanReplications()).isLessThan(0.5 * alone.meanReplications());
  }

  @Test
  void theLargestIsTheSmallestOfTheNegatives() {
    SystemSampler fixed = (system, replication) -> new double[] {0, new double[] {4, 9, 7}[system]};
    KimNelson procedure = new KimNelson(PLAN, 0.5);
    Selection largest = procedure.select(fixed, 3, 1, Goal.LARGEST);
    assertThat(largest.best()).isEqualTo(1);
    assertThat(largest.isDecided()).isTrue();
    assertThat(largest.replications()).containsExactly(10, 10, 10);
    assertThat(procedure.select(fixed, 3, 1, Goal.SMALLEST).best()).isZero();
    assertThat(procedure.select(fixed, 1, 1, Goal.SMALLEST).replications()).containsExactly(0);
  }

  @Test
  void withoutEnoughReplicationsTheContendersAreNamed() {
    double[][] means = {{1}, {1.01}, {9}};
    Selection selection =
        new KimNelson(new SelectionPlan(0.95, 10, 20), 0.01)
            .select(NormalSystems.experiment(means, 0, 1), 3, 0, Goal.SMALLEST);
    assertThat(selection.isDecided()).isFalse();
    assertThat(selection.contenders()).contains(0, 1);
    assertThat(selection.replications().get(0)).isEqualTo(20);
  }

  @Test
  void plansThatDecideNothingAreRefused() {
    assertThatThrownBy(() -> new KimNelson(PLAN, 0)).hasMessageContaining("indifference zone");
    assertThatThrownBy(() -> new SelectionPlan(0.95, 2, 10)).hasMessageContaining("(2)");
    assertThatThrownBy(() -> new SelectionPlan(95, 10, 20)).hasMessageContaining("(95.0)");
    assertThatThrownBy(
            () ->
                new KimNelson(PLAN, 1)
                    .select((system, r) -> new double[] {Double.NaN}, 2, 0, Goal.SMALLEST))
        .hasMessageContaining("must be finite");
    assertThatThrownBy(
            () -> new KimNelson(PLAN, 1).select((system, r) -> new double[1], 2, 3, Goal.SMALLEST))
        .hasMessageContaining("no measure 3");
  }
}

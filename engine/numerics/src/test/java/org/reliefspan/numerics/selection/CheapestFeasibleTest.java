package org.reliefspan.numerics.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.selection.Constraint.Side;

class CheapestFeasibleTest {
  private static final SelectionPlan PLAN = new SelectionPlan(0.95, 10, 100_000);
  private static final List<Constraint> LIMITS =
      List.of(new Constraint(0, Side.AT_MOST, 10, 0.4), new Constraint(1, Side.AT_LEAST, 2, 0.4));

  /**
   * Cheaper systems break one limit by the tolerance; the cheapest desirable one keeps both by it.
   */
  private static final double[][] MEANS = {
    {10.4, 2.4, 1.0},
    {9.6, 1.6, 1.2},
    {10.4, 2.4, 1.4},
    {9.6, 1.6, 1.6},
    {9.6, 2.4, 2.5},
    {9.6, 2.4, 3.0},
    {8.0, 4.0, 3.5}
  };

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7})
  void withKnownCostsTheCheapestDesirableIsFound(double shared) {
    double[] costs = {1, 1.2, 1.4, 1.6, 2.5, 3, 3.5};
    RightChoices choices = new RightChoices();
    for (int number = 0; number < RightChoices.experiments(); number++) {
      FeasibleChoice choice =
          new CheapestFeasible(PLAN, LIMITS)
              .withKnownCosts(NormalSystems.experiment(MEANS, shared, number), costs);
      choices.add(choice.system().orElse(-1) == 4, choice.replications());
      assertThat(choice.isDecided()).isTrue();
    }
    choices.check("cheapest by known costs, shared %s".formatted(shared));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7})
  void withSimulatedCostsItIsFoundToo(double shared) {
    RightChoices choices = new RightChoices();
    for (int number = 0; number < RightChoices.experiments(); number++) {
      FeasibleChoice choice =
          new CheapestFeasible(PLAN, LIMITS)
              .withSimulatedCosts(NormalSystems.experiment(MEANS, shared, number), 7, 2, 0.5);
      choices.add(choice.system().orElse(-1) == 4, choice.replications());
    }
    choices.check("cheapest by simulated costs, shared %s".formatted(shared));
  }

  @Test
  void dearerSystemsAreNotSimulated() {
    SystemSampler fixed = (system, replication) -> new double[] {system == 2 ? 11 : 9, 3, 0};
    FeasibleChoice choice =
        new CheapestFeasible(PLAN, LIMITS).withKnownCosts(fixed, new double[] {5, 3, 1, 4});
    assertThat(choice.system()).hasValue(1);
    assertThat(choice.verdicts())
        .containsExactly(
            Verdict.NOT_EXAMINED, Verdict.FEASIBLE, Verdict.INFEASIBLE, Verdict.NOT_EXAMINED);
    assertThat(choice.replications()).containsExactly(0, 10, 10, 0);
  }

  @Test
  void whatIsKnownToBeUnacceptableIsNotSimulated() {
    SystemSampler good = (system, replication) -> new double[] {9, 3, 0};
    FeasibleChoice choice =
        new CheapestFeasible(PLAN, LIMITS)
            .withKnownCosts(good, new double[] {3, 1, 2, 4}, system -> system == 1);
    assertThat(choice.system()).hasValue(2);
    assertThat(choice.verdicts())
        .containsExactly(
            Verdict.NOT_EXAMINED, Verdict.INFEASIBLE, Verdict.FEASIBLE, Verdict.NOT_EXAMINED);
    assertThat(choice.replications()).containsExactly(0, 0, 10, 0);
  }

  @Test
  void sometimesNoneKeepsTheLimits() {
    SystemSampler bad = (system, replication) -> new double[] {12, 3, system};
    CheapestFeasible search = new CheapestFeasible(PLAN, LIMITS);
    FeasibleChoice known = search.withKnownCosts(bad, new double[] {1, 2});
    assertThat(known.system()).isEmpty();
    assertThat(known.isDecided()).isTrue();
    assertThat(search.withSimulatedCosts(bad, 2, 2, 0.1).system()).isEmpty();
  }

  @Test
  void anOpenVerdictLeavesTheChoiceUndecided() {
    double[][] means = {{10, 3}, {5, 9}};
    FeasibleChoice choice =
        new CheapestFeasible(new SelectionPlan(0.95, 10, 11), LIMITS)
            .withKnownCosts(NormalSystems.experiment(means, 0, 5), new double[] {1, 2});
    assertThat(choice.verdicts()).containsExactly(Verdict.UNDECIDED, Verdict.FEASIBLE);
    assertThat(choice.system()).hasValue(1);
    assertThat(choice.isDecided()).isFalse();
    assertThatThrownBy(
            () ->
                new CheapestFeasible(PLAN, LIMITS)
                    .withKnownCosts((s, r) -> new double[2], new double[] {1, Double.NaN}))
        .hasMessageContaining("System 1 must have a cost");
  }
}

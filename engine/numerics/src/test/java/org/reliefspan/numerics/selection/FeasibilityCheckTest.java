package org.reliefspan.numerics.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.selection.Constraint.Side;

class FeasibilityCheckTest {
  private static final SelectionPlan PLAN = new SelectionPlan(0.95, 10, 100_000);
  private static final List<Constraint> TWO =
      List.of(new Constraint(0, Side.AT_MOST, 10, 0.4), new Constraint(1, Side.AT_LEAST, 0.9, 0.4));

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5})
  void whatKeepsBothLimitsIsFeasible(double shared) {
    RightChoices choices = new RightChoices();
    double[][] means = {{9.6, 1.3}};
    for (int number = 0; number < RightChoices.experiments(); number++) {
      Verdict verdict =
          new FeasibilityCheck(PLAN, TWO)
              .verdict(NormalSystems.experiment(means, shared, number), 0);
      choices.add(verdict == Verdict.FEASIBLE, List.of());
    }
    choices.check("desirable in two limits");
  }

  @Test
  void whatBreaksOneLimitIsInfeasible() {
    RightChoices choices = new RightChoices();
    double[][] means = {{9.6, 0.5}};
    for (int number = 0; number < RightChoices.experiments(); number++) {
      Verdict verdict =
          new FeasibilityCheck(PLAN, TWO).verdict(NormalSystems.experiment(means, 0, number), 0);
      choices.add(verdict == Verdict.INFEASIBLE, List.of());
    }
    choices.check("unacceptable in one of two limits");
  }

  /** With one limit the error is used up: not much more than 95% are right. */
  @Test
  void oneLimitUsesTheErrorThatItMay() {
    List<Constraint> one = List.of(new Constraint(0, Side.AT_MOST, 10, 0.4));
    int experiments = 2000;
    int right = 0;
    for (int number = 0; number < experiments; number++) {
      Verdict verdict =
          new FeasibilityCheck(PLAN, one)
              .verdict(NormalSystems.experiment(new double[][] {{10.4}}, 0, number), 0);
      right += verdict == Verdict.INFEASIBLE ? 1 : 0;
    }
    assertThat(right / (double) experiments).isBetween(0.94, 0.99);
  }

  @Test
  void whatDoesNotVaryIsDecidedByItsSign() {
    FeasibilityCheck check = new FeasibilityCheck(PLAN, TWO);
    assertThat(check.verdict((s, r) -> new double[] {10, 0.9}, 0)).isEqualTo(Verdict.FEASIBLE);
    assertThat(check.verdict((s, r) -> new double[] {10.1, 0.9}, 0)).isEqualTo(Verdict.INFEASIBLE);
  }

  @Test
  void withoutEnoughReplicationsItStaysUndecided() {
    FeasibilityCheck check = new FeasibilityCheck(new SelectionPlan(0.95, 10, 12), TWO);
    assertThat(check.verdict(NormalSystems.experiment(new double[][] {{10, 0.9}}, 0, 3), 0))
        .isEqualTo(Verdict.UNDECIDED);
    assertThatThrownBy(() -> new FeasibilityCheck(PLAN, List.of()))
        .hasMessageContaining("at least one limit");
    assertThatThrownBy(() -> new Constraint(0, Side.AT_MOST, 1, 0))
        .hasMessageContaining("tolerance (0.0)");
  }
}

package org.reliefspan.numerics.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.longitudinal.CovarianceStructure;
import org.reliefspan.numerics.longitudinal.DegreesOfFreedom;
import org.reliefspan.numerics.longitudinal.RepeatedMeasures;
import org.reliefspan.numerics.longitudinal.RepeatedMeasuresModel;
import org.reliefspan.numerics.model.NotEstimableException;

class NormalImputationTest {
  private static final double[] COVARIANCE = {4, 2, 1, 2, 5, 3, 1, 3, 6};
  private static final double[] OWN = {10, 9, 7};
  private static final double[] REFERENCE = {10, 12, 13};

  /**
   * Seen 13 at visit 1, then gone. With the covariance above the regression on visit 1 has slopes
   * 1/2 (visit 2) and 1/4 (visit 3), so by hand: own mean 9 + 3/2 and 7 + 3/4, and so on.
   */
  @ParameterizedTest
  @EnumSource(ReferenceStrategy.class)
  void conditionalMeansMatchHandComputedFractions(ReferenceStrategy strategy) {
    double[] expected =
        switch (strategy) {
          case MISSING_AT_RANDOM -> new double[] {13, 10.5, 7.75};
          case JUMP_TO_REFERENCE, COPY_REFERENCE, COPY_INCREMENTS -> new double[] {13, 13.5, 13.75};
          case LAST_MEAN_CARRIED_FORWARD -> new double[] {13, 11.5, 10.75};
        };
    assertThat(conditional(strategy, new double[] {13, Double.NaN, Double.NaN}))
        .containsExactly(expected, within(1e-13));
  }

  /**
   * Seen 13 and 8. The inverse of (4 2; 2 5) is (5 -2; -2 4) / 16, so the slopes of visit 3 are (1
   * x 5 - 3 x 2) / 16 = -1/16 and (-1 x 2 + 3 x 4) / 16 = 10/16.
   */
  @ParameterizedTest
  @EnumSource(ReferenceStrategy.class)
  void strategiesDifferAfterTheSecondVisit(ReferenceStrategy strategy) {
    double own = -3 / 16.0 + (8 - 9) * 10 / 16.0; // residuals from the own mean
    double expected =
        switch (strategy) {
          case MISSING_AT_RANDOM -> 7 + own;
          case JUMP_TO_REFERENCE -> 13 + own;
          case COPY_REFERENCE -> 13 - 3 / 16.0 + (8 - 12) * 10 / 16.0;
          case COPY_INCREMENTS -> 13 + (9 - 12) + own;
          case LAST_MEAN_CARRIED_FORWARD -> 9 + own;
        };
    assertThat(conditional(strategy, new double[] {13, 8, Double.NaN})[2])
        .isCloseTo(expected, within(1e-13));
  }

  @Test
  void nothingSeenTakesTheMeanOfTheStrategy() {
    double[] nothing = {Double.NaN, Double.NaN, Double.NaN};
    assertThat(conditional(ReferenceStrategy.COPY_INCREMENTS, nothing)).isEqualTo(REFERENCE);
    assertThat(conditional(ReferenceStrategy.JUMP_TO_REFERENCE, nothing)).isEqualTo(REFERENCE);
    assertThat(conditional(ReferenceStrategy.LAST_MEAN_CARRIED_FORWARD, nothing)).isEqualTo(OWN);
  }

  private static double[] conditional(ReferenceStrategy strategy, double[] values) {
    boolean[] seen = new boolean[3];
    int departure = 0;
    for (int visit = 0; visit < 3; visit++) {
      seen[visit] = !Double.isNaN(values[visit]);
      departure = seen[visit] ? visit + 1 : departure;
    }
    double[] mean = new double[3];
    strategy.fill(OWN, REFERENCE, departure, mean);
    ConditionalNormal conditional = new ConditionalNormal(seen);
    conditional.prepare(COVARIANCE);
    double[] completed = values.clone();
    conditional.complete(completed, 0, mean, new double[3]);
    return completed;
  }

  @Test
  void theDrawHasTheConditionalVariance() { // 6 - (1, 3)(4 2; 2 5)^-1 (1, 3)' = 6 - 29/16
    ConditionalNormal conditional = new ConditionalNormal(new boolean[] {true, true, false});
    conditional.prepare(COVARIANCE);
    double[] values = {10, 9, Double.NaN};
    conditional.complete(values, 0, OWN, new double[] {0, 0, 1});
    assertThat(values[2] - 7).isCloseTo(Math.sqrt(6 - 29 / 16.0), within(1e-13));
  }

  @Test
  void orderOfSubjectsDoesNotMatter() {
    SimulatedTrial trial = new SimulatedTrial(60, 5, 0.2, 0.3);
    NormalImputation imputation =
        NormalImputation.of(trial.incomplete(), new ImputationPlan(3, 20, 7));
    int subjects = trial.identity.length;
    double[] outcome = new double[trial.outcome.length];
    double[] covariates = new double[trial.covariates.length];
    double[] reference = new double[trial.reference.length];
    long[] identity = new long[subjects];
    for (int i = 0; i < subjects; i++) {
      int from = subjects - 1 - i;
      System.arraycopy(trial.outcome, from * 3, outcome, i * 3, 3);
      System.arraycopy(trial.covariates, from * 3, covariates, i * 3, 3);
      System.arraycopy(trial.reference, from * 3, reference, i * 3, 3);
      identity[i] = trial.identity[from];
    }
    NormalImputation reversed =
        NormalImputation.of(
            IncompleteOutcomes.of(3, outcome, covariates, identity).withReference(reference),
            new ImputationPlan(3, 20, 7));
    for (int k = 0; k < 3; k++) {
      double[] one = copyReference(imputation, k);
      double[] other = copyReference(reversed, k);
      for (int i = 0; i < subjects; i++) {
        for (int visit = 0; visit < 3; visit++) {
          assertThat(other[(subjects - 1 - i) * 3 + visit]).isEqualTo(one[i * 3 + visit]);
        }
      }
    }
  }

  @Test
  void subjectsWithoutOutcomeChangeNoOneElse() {
    SimulatedTrial trial = new SimulatedTrial(40, 9, 0.2, 0.3);
    double[] outcome = Arrays.copyOf(trial.outcome, trial.outcome.length + 3);
    Arrays.fill(outcome, trial.outcome.length, outcome.length, Double.NaN);
    double[] covariates = Arrays.copyOf(trial.covariates, trial.covariates.length + 3);
    covariates[trial.covariates.length] = 1;
    long[] identity = Arrays.copyOf(trial.identity, 41);
    identity[40] = 7;
    ImputationPlan plan = new ImputationPlan(2, 20, 7);
    double[] few = atRandom(NormalImputation.of(trial.incomplete(), plan), 1);
    double[] more =
        atRandom(
            NormalImputation.of(IncompleteOutcomes.of(3, outcome, covariates, identity), plan), 1);
    assertThat(Arrays.copyOf(more, few.length)).isEqualTo(few);
    assertThat(more[more.length - 1]).isFinite();
  }

  @Test
  void whatWasSeenStaysAndDeltaMovesOnlyWhatFollowsDeparture() {
    SimulatedTrial trial = new SimulatedTrial(50, 3, 0.25, 0.3);
    trial.outcome[0] = Double.NaN; // missing between: subject 0 is seen later
    trial.outcome[1] = 50;
    IncompleteOutcomes outcomes = trial.incomplete();
    NormalImputation imputation = NormalImputation.of(outcomes, new ImputationPlan(2, 30, 1));
    double[] plain = atRandom(imputation, 0);
    double[] shifted =
        imputation.completed(
            0,
            ReferenceStrategy.MISSING_AT_RANDOM,
            DeltaAdjustment.accumulating(new double[] {1, 10, 100}).among(trial.active));
    for (int i = 0; i < 50; i++) {
      int departure = outcomes.departure(i);
      double expected = 0;
      for (int visit = 0; visit < 3; visit++) {
        double added = visit >= departure && trial.active[i] ? Math.pow(10, visit) : 0;
        expected = visit >= departure ? expected + added : 0;
        assertThat(shifted[i * 3 + visit] - plain[i * 3 + visit]).isCloseTo(expected, within(1e-9));
        if (outcomes.isSeen(i, visit)) {
          assertThat(plain[i * 3 + visit]).isEqualTo(outcomes.outcome(i, visit));
        }
      }
    }
    assertThat(shifted[0]).isEqualTo(plain[0]);
  }

  @Test
  void completeOutcomesGiveTheRegressionItself() {
    SimulatedTrial trial = new SimulatedTrial(40, 2, 0, 0);
    NormalImputation imputation =
        NormalImputation.of(trial.incomplete(), new ImputationPlan(2, 5, 1));
    CompletedEstimate direct = trial.analysis().analyse(trial.outcome);
    PooledEstimate pooled =
        imputation.pool(
            ReferenceStrategy.MISSING_AT_RANDOM, DeltaAdjustment.none(), trial.analysis());
    assertThat(pooled.estimate()).isEqualTo(direct.estimate());
    assertThat(pooled.betweenVariance()).isZero();
  }

  /** Multiple imputation and the restricted likelihood answer the same question. */
  @Test
  void manyImputationsApproachTheRepeatedMeasuresModel() {
    SimulatedTrial trial = new SimulatedTrial(300, 12, 0.15, 0.35);
    PooledEstimate pooled =
        NormalImputation.of(trial.incomplete(), new ImputationPlan(200, 50, 4))
            .pool(ReferenceStrategy.MISSING_AT_RANDOM, DeltaAdjustment.none(), trial.analysis());
    int rows = trial.outcome.length;
    double[] design = new double[rows * 9];
    int[] subject = new int[rows];
    double[] visit = new double[rows];
    for (int row = 0; row < rows; row++) {
      subject[row] = row / 3;
      visit[row] = row % 3;
      System.arraycopy(trial.covariates, row / 3 * 3, design, row * 9 + row % 3 * 3, 3);
    }
    var effect =
        RepeatedMeasuresModel.fit(
                RepeatedMeasures.of(design, trial.outcome, subject, visit),
                CovarianceStructure.unstructured(3))
            .coefficient(7, DegreesOfFreedom.KENWARD_ROGER);
    assertThat(pooled.estimate())
        .isCloseTo(effect.estimate(), within(0.1 * effect.standardError()));
    assertThat(pooled.standardError() / effect.standardError()).isBetween(0.95, 1.05);
  }

  /** With leaving independent of outcomes the expected differences are known. */
  @ParameterizedTest
  @EnumSource(ReferenceStrategy.class)
  void referenceStrategiesHaveTheirKnownEffects(ReferenceStrategy strategy) {
    SimulatedTrial trial = new SimulatedTrial(6000, 77, 0.3, 0.3);
    PooledEstimate pooled =
        NormalImputation.of(trial.incomplete(), new ImputationPlan(5, 40, 4))
            .pool(strategy, DeltaAdjustment.none(), trial.analysis());
    double first = 0.3; // left after visit 1
    double second = 0.7 * 0.3; // left after visit 2
    double stayed = 1 - first - second;
    double expected =
        switch (strategy) {
          case MISSING_AT_RANDOM -> -6;
          case JUMP_TO_REFERENCE -> -6 * stayed;
          case COPY_REFERENCE -> -6 * stayed - 4 * second - 2 * first; // a walk keeps its last step
          case COPY_INCREMENTS -> -6 * stayed - 4 * second - 2 * first;
          case LAST_MEAN_CARRIED_FORWARD -> // reference arm: 50 and 49 stay instead of 48
              -6 * stayed + (-4 * second) + (-2 * first);
        };
    assertThat(pooled.estimate()).isCloseTo(expected, within(4 * pooled.standardError()));
    assertThat(pooled.standardError()).isLessThan(0.15);
  }

  @Test
  void theTippingPointIsWhereTheConclusionChanges() {
    SimulatedTrial trial = new SimulatedTrial(120, 31, 0.2, 0.3);
    NormalImputation imputation =
        NormalImputation.of(trial.incomplete(), new ImputationPlan(20, 30, 2));
    Optional<TippingPoint> tipping =
        TippingPoint.between(
            delta ->
                imputation.pool(
                    ReferenceStrategy.MISSING_AT_RANDOM,
                    DeltaAdjustment.constant(delta).among(trial.active),
                    trial.analysis()),
            0,
            40,
            0.05);
    assertThat(tipping).isPresent();
    assertThat(tipping.orElseThrow().pooled().test(0).p()).isCloseTo(0.05, within(1e-4));
    assertThat(tipping.orElseThrow().delta()).isBetween(1.0, 40.0);
    assertThat(TippingPoint.between(delta -> tipping.orElseThrow().pooled(), 0, 1, 0.05)).isEmpty();
  }

  @Test
  void whatTheDataDoNotDetermineIsSaid() {
    SimulatedTrial small = new SimulatedTrial(6, 1, 0, 0);
    assertThatThrownBy(() -> NormalImputation.of(small.incomplete(), ImputationPlan.of(5, 1)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("too few");
    SimulatedTrial trial = new SimulatedTrial(30, 1, 0, 0);
    for (int i = 0; i < 30; i++) {
      trial.outcome[i * 3 + 1] = Double.NaN;
    }
    assertThatThrownBy(() -> NormalImputation.of(trial.incomplete(), ImputationPlan.of(5, 1)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("Visit 2");
    assertThatThrownBy(() -> ImputationPlan.of(1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] atRandom(NormalImputation imputation, int number) {
    return imputation.completed(
        number, ReferenceStrategy.MISSING_AT_RANDOM, DeltaAdjustment.none());
  }

  private static double[] copyReference(NormalImputation imputation, int number) {
    return imputation.completed(number, ReferenceStrategy.COPY_REFERENCE, DeltaAdjustment.none());
  }
}

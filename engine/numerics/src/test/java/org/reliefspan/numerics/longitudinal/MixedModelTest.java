package org.reliefspan.numerics.longitudinal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.StudentEstimate;

/**
 * R 4.2.2, nlme 3.1-162 {@code lme(distance ~ age * Sex, random = ...)} with msTol and tolerance
 * 1e-12; lme4 1.1-31 {@code lmer} with bobyqa and rhoend 1e-13; lmerTest 3.1-3; pbkrtest 0.5.2.
 */
class MixedModelTest {
  @Test
  void randomInterceptMatchesLme() { // random = ~ 1 | Subject
    MixedModelFit fit = new JawDistances().randomIntercept(Criterion.REML);
    assertThat(fit.fixed().deviance()).isCloseTo(433.757249201136, within(1e-8));
    double[] estimates = {16.340625, 0.784375, 1.03210227272727, -0.304829545454545};
    double[] errors = {0.981312236680398, 0.0775011049176894, 1.5374208052977, 0.121420896102432};
    double[] degrees = {103.98636, 79, 103.98636, 79}; // summary(lmer(...)), lmerTest
    for (int j = 0; j < 4; j++) {
      StudentEstimate one = fit.fixed().coefficient(j, DegreesOfFreedom.SATTERTHWAITE);
      assertThat(one.estimate()).isCloseTo(estimates[j], within(1e-9));
      assertThat(one.standardError()).isCloseTo(errors[j], within(1e-7));
      assertThat(one.degreesOfFreedom()).isCloseTo(degrees[j], within(1e-5));
    }
    assertThat(fit.randomCovariance(0, 0)).isCloseTo(3.29863402659819, within(1e-6));
    assertThat(fit.residualVariance()).isCloseTo(1.92205480430806, within(1e-6));
    Limits limits = fit.randomVarianceLimits(0, 0.95).orElseThrow(); // intervals(m), squared
    assertThat(Math.sqrt(limits.lower())).isCloseTo(1.32104888911199, within(3e-4));
    assertThat(Math.sqrt(limits.upper())).isCloseTo(2.49698103816243, within(3e-4));
    assertThat(fit.isSingular()).isFalse();
  }

  @Test
  void randomSlopeMatchesLme() { // random = ~ age | Subject
    MixedModelFit fit = new JawDistances().randomSlope(Criterion.REML);
    assertThat(fit.fixed().deviance()).isCloseTo(432.581661502608, within(1e-8));
    assertThat(fit.randomCovariance(0, 0)).isCloseTo(5.7864348031970, within(2e-5));
    assertThat(fit.randomCovariance(1, 1)).isCloseTo(0.0325244886574, within(1e-7));
    assertThat(fit.randomCorrelation(0, 1).orElseThrow())
        .isCloseTo(-0.667619133279772, within(1e-6));
    assertThat(fit.residualVariance()).isCloseTo(1.71620366188568, within(1e-6));
    StudentEstimate change = fit.fixed().coefficient(3, DegreesOfFreedom.KENWARD_ROGER);
    assertThat(change.standardError()).isCloseTo(0.1347353408264458, within(1e-7));
    assertThat(change.degreesOfFreedom()).isCloseTo(25, within(1e-6)); // balanced: exact
    double[] effects = fit.randomEffects(); // ranef(lmer(...)), F11 and M01
    assertThat(effects[20]).isCloseTo(2.19630270166444, within(2e-5));
    assertThat(effects[21]).isCloseTo(0.1014800752408610, within(1e-6));
    assertThat(effects[22]).isCloseTo(1.58201984125656, within(2e-5));
    assertThat(effects[23]).isCloseTo(0.0810091151463532, within(1e-6));
    assertThat(new JawDistances().randomSlope(Criterion.ML).fixed().deviance())
        .isCloseTo(427.805950799756, within(1e-8));
  }

  @Test
  void unbalancedAgesMatchLmer() { // d <- Orthodont[-seq(7, 108, by = 7), ]
    MixedModelFit fit = new JawDistances().thinned().randomSlope(Criterion.REML);
    assertThat(fit.fixed().deviance()).isCloseTo(383.613250751974, within(1e-8));
    assertThat(fit.randomCovariance(0, 0)).isCloseTo(8.2344230125116660, within(1e-4));
    assertThat(fit.randomCovariance(0, 1)).isCloseTo(-0.4880939321678179, within(1e-5));
    assertThat(fit.randomCovariance(1, 1)).isCloseTo(0.0489357784670666, within(1e-6));
    assertThat(fit.residualVariance()).isCloseTo(1.8276702644364546, within(1e-5));
    double[][] golden = { // estimate, error, Satterthwaite df, sqrt diag vcovAdj, get_Lb_ddf
      {16.0741608377398, 1.203741493038599, 26.4075284824682, 1.213390871169969, 24.3891699510818},
      {0.80754572766635, 0.102012708318590, 27.4427787780944, 0.102881099455768, 24.3197573654649},
      {1.45196089609707, 1.850701013964182, 25.3119574108138, 1.861951344628828, 23.3211714852847},
      {-0.3458304827401, 0.156830873625534, 26.2463140543180, 0.157867414638030, 23.1879969419449},
    };
    for (int j = 0; j < 4; j++) {
      StudentEstimate plain = fit.fixed().coefficient(j, DegreesOfFreedom.SATTERTHWAITE);
      assertThat(plain.estimate()).isCloseTo(golden[j][0], within(1e-6));
      assertThat(plain.standardError()).isCloseTo(golden[j][1], within(1e-6));
      assertThat(plain.degreesOfFreedom()).isCloseTo(golden[j][2], within(1e-3));
      double[] weights = new double[4];
      weights[j] = 1;
      StudentEstimate adjusted =
          fit.fixed().contrast(weights, DegreesOfFreedom.KENWARD_ROGER, InformationType.EXPECTED);
      assertThat(adjusted.standardError()).isCloseTo(golden[j][3], within(1e-6));
      assertThat(adjusted.degreesOfFreedom()).isCloseTo(golden[j][4], within(1e-3));
    }
  }

  @Test
  void aVarianceOfZeroIsFoundAndTheRestIsLeastSquares() {
    SplittableRandom random = new SplittableRandom(3);
    JawDistances jaws = new JawDistances();
    for (int row = 0; row < 108; row += 4) { // each child's errors sum to 0
      double first = random.nextGaussian();
      double second = random.nextGaussian();
      jaws.response[row] = 20 + first;
      jaws.response[row + 1] = 21 - first;
      jaws.response[row + 2] = 22 + second;
      jaws.response[row + 3] = 23 - second;
    }
    MixedModelFit fit = jaws.randomIntercept(Criterion.REML);
    assertThat(fit.isSingular()).isTrue();
    assertThat(fit.randomCovariance(0, 0)).isCloseTo(0, within(1e-9));
    assertThat(fit.randomVarianceLimits(0, 0.95)).isEmpty();
    StudentEstimate age = fit.fixed().coefficient(1, DegreesOfFreedom.SATTERTHWAITE);
    assertThat(age.degreesOfFreedom()).isCloseTo(104, within(1e-4));
    assertThat(Arrays.stream(fit.randomEffects()).map(Math::abs).max().orElseThrow())
        .isLessThan(1e-8);
  }

  @Test
  void unitOfARandomColumnDoesNotMatter() {
    JawDistances jaws = new JawDistances().thinned();
    MixedModelFit years = jaws.randomSlope(Criterion.REML);
    double[] days = jaws.slope.clone();
    for (int row = 0; row < 108; row++) {
      days[2 * row + 1] *= 365.25;
    }
    MixedModelFit fit =
        MixedModel.fit(jaws.design, jaws.response, jaws.subject, days, Criterion.REML);
    assertThat(fit.fixed().deviance()).isCloseTo(years.fixed().deviance(), within(1e-9));
    assertThat(fit.randomCovariance(1, 1) * 365.25 * 365.25)
        .isCloseTo(years.randomCovariance(1, 1), within(1e-8));
    assertThat(fit.randomEffects()[1] * 365.25).isCloseTo(years.randomEffects()[1], within(1e-8));
  }

  @Test
  void randomInterceptEqualsCompoundSymmetry() {
    JawDistances jaws = new JawDistances().thinned();
    double[] visit = new double[108];
    Arrays.setAll(visit, row -> row % 4);
    RepeatedMeasuresFit compound =
        RepeatedMeasuresModel.fit(
            RepeatedMeasures.of(jaws.design, jaws.response, jaws.subject, visit),
            CovarianceStructure.compoundSymmetry());
    MixedModelFit mixed = jaws.randomIntercept(Criterion.REML);
    assertThat(mixed.fixed().deviance()).isCloseTo(compound.deviance(), within(1e-9));
    assertThat(mixed.fixed().coefficient(3, DegreesOfFreedom.KENWARD_ROGER).degreesOfFreedom())
        .isCloseTo(
            compound.coefficient(3, DegreesOfFreedom.KENWARD_ROGER).degreesOfFreedom(),
            within(1e-6));
  }

  @Test
  void whatCannotBeEstimatedIsSaid() {
    JawDistances jaws = new JawDistances();
    double[] nothing = new double[108];
    assertThatThrownBy(
            () -> MixedModel.fit(jaws.design, jaws.response, jaws.subject, nothing, Criterion.REML))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("Random column 1");
    int[] alone = new int[108];
    Arrays.setAll(alone, row -> row);
    assertThatThrownBy(
            () -> MixedModel.fit(jaws.design, jaws.response, alone, jaws.intercept, Criterion.REML))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("residual variance");
  }
}

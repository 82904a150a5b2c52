package org.reliefspan.numerics.longitudinal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.StudentEstimate;

class RepeatedMeasuresPropertiesTest {
  static Stream<CovarianceStructure> structures() {
    return Stream.of(
        CovarianceStructure.unstructured(4),
        CovarianceStructure.compoundSymmetry(),
        CovarianceStructure.autoregressive(),
        CovarianceStructure.spatialExponential(),
        CovarianceStructure.heterogeneousCompoundSymmetry(4),
        CovarianceStructure.heterogeneousAutoregressive(4));
  }

  static Stream<CovarianceStructure> structuresWithNoise() {
    return Stream.concat(
        structures(), Stream.of(CovarianceStructure.spatialExponentialWithNoise()));
  }

  @ParameterizedTest
  @MethodSource("structuresWithNoise")
  void derivativesMatchDifferences(CovarianceStructure structure) {
    for (Criterion which : Criterion.values()) {
      SubjectRows rows = SubjectRows.of(new SimulatedVisits(30, 3).measures());
      CovarianceCriterion criterion = new CovarianceCriterion(rows, structure, which);
      double[] at = structure.starts(new ResidualMoments(rows.patterns())).get(0);
      criterion.value(at);
      criterion.differentiate(at);
      double[] gradient = criterion.gradient().clone();
      double[] observed = criterion.observed().clone();
      for (int r = 0; r < at.length; r++) {
        double step = 1e-5;
        double[] up = at.clone();
        up[r] += step;
        double[] down = at.clone();
        down[r] -= step;
        double slope = (criterion.value(up) - criterion.value(down)) / (2 * step);
        assertThat(gradient[r]).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
        criterion.value(up);
        criterion.differentiate(up);
        double[] above = criterion.gradient().clone();
        criterion.value(down);
        criterion.differentiate(down);
        double[] below = criterion.gradient();
        for (int s = 0; s < at.length; s++) {
          double bend = (above[s] - below[s]) / (2 * step);
          assertThat(observed[r * at.length + s])
              .isCloseTo(bend, within(1e-5 * (1 + Math.abs(bend))));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("structures")
  void orderOfRowsDoesNotMatter(CovarianceStructure structure) {
    for (int seed = 0; seed < 5; seed++) {
      SimulatedVisits visits = new SimulatedVisits(40, seed);
      RepeatedMeasuresFit fit = RepeatedMeasuresModel.fit(visits.measures(), structure);
      RepeatedMeasuresFit other = RepeatedMeasuresModel.fit(visits.permuted(seed), structure);
      assertThat(other.deviance()).isEqualTo(fit.deviance());
      assertThat(other.modelCoefficients().estimates())
          .isEqualTo(fit.modelCoefficients().estimates());
      assertThat(other.coefficients().robustCovariances().orElseThrow())
          .isEqualTo(fit.coefficients().robustCovariances().orElseThrow());
    }
  }

  @ParameterizedTest
  @MethodSource("structures")
  void estimatesFollowTheUnitOfTheResponse(CovarianceStructure structure) {
    SimulatedVisits visits = new SimulatedVisits(60, 17);
    RepeatedMeasuresFit fit = RepeatedMeasuresModel.fit(visits.measures(), structure);
    RepeatedMeasuresFit large = RepeatedMeasuresModel.fit(visits.scaled(1e5), structure);
    StudentEstimate effect = fit.coefficient(7, DegreesOfFreedom.KENWARD_ROGER);
    StudentEstimate same = large.coefficient(7, DegreesOfFreedom.KENWARD_ROGER);
    assertThat(same.estimate() / 1e5).isCloseTo(effect.estimate(), within(1e-8));
    assertThat(same.standardError() / 1e5).isCloseTo(effect.standardError(), within(1e-8));
    assertThat(same.degreesOfFreedom()).isCloseTo(effect.degreesOfFreedom(), within(1e-4));
    double constant = 2 * (fit.observations() - 8) * Math.log(1e5);
    assertThat(large.deviance() - constant).isCloseTo(fit.deviance(), within(1e-7));
  }

  @Test
  void patientsWithoutOutcomeChangeNothing() {
    SimulatedVisits visits = new SimulatedVisits(40, 8);
    int rows = visits.response.length;
    double[] design = Arrays.copyOf(visits.design, visits.design.length + 8);
    double[] response = Arrays.copyOf(visits.response, rows + 1);
    int[] subject = Arrays.copyOf(visits.subject, rows + 1);
    double[] visit = Arrays.copyOf(visits.visit, rows + 1);
    design[rows * 8] = 1;
    response[rows] = Double.NaN;
    subject[rows] = 1000;
    RepeatedMeasuresFit fit = unstructured(visits.measures());
    RepeatedMeasuresFit more = unstructured(RepeatedMeasures.of(design, response, subject, visit));
    assertThat(more.deviance()).isEqualTo(fit.deviance());
    assertThat(more.subjects()).isEqualTo(fit.subjects());
  }

  @Test
  void manySubjectsAndFewGiveTheSameSums() { // summed products against rows as they are
    SimulatedVisits visits = new SimulatedVisits(30, 21);
    RepeatedMeasuresFit byVisit =
        RepeatedMeasuresModel.fit(visits.measures(), CovarianceStructure.compoundSymmetry());
    double[] apart = visits.visit.clone();
    for (int row = 0; row < apart.length; row++) {
      apart[row] += 10.0 * visits.subject[row]; // no two subjects share a pattern
    }
    RepeatedMeasuresFit alone =
        RepeatedMeasuresModel.fit(
            RepeatedMeasures.of(visits.design, visits.response, visits.subject, apart),
            CovarianceStructure.compoundSymmetry());
    assertThat(alone.deviance()).isCloseTo(byVisit.deviance(), within(1e-9));
    StudentEstimate one = byVisit.coefficient(5, DegreesOfFreedom.KENWARD_ROGER);
    StudentEstimate other = alone.coefficient(5, DegreesOfFreedom.KENWARD_ROGER);
    assertThat(other.standardError()).isCloseTo(one.standardError(), within(1e-10));
    assertThat(other.degreesOfFreedom()).isCloseTo(one.degreesOfFreedom(), within(1e-6));
  }

  @Test
  void aDependentColumnIsDroppedAndTheRestStays() {
    SimulatedVisits visits = new SimulatedVisits(40, 4);
    int rows = visits.response.length;
    double[] design = new double[rows * 9];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(visits.design, row * 8, design, row * 9, 8);
      design[row * 9 + 8] = 1; // the sum of the visits
    }
    RepeatedMeasuresFit fit =
        unstructured(RepeatedMeasures.of(design, visits.response, visits.subject, visits.visit));
    RepeatedMeasuresFit without = unstructured(visits.measures());
    assertThat(fit.deviance()).isCloseTo(without.deviance(), within(1e-9));
    assertThat(fit.modelCoefficients().isEstimable(8)).isFalse();
    assertThatThrownBy(() -> fit.coefficient(8, DegreesOfFreedom.SATTERTHWAITE))
        .isInstanceOf(NotEstimableException.class);
  }

  @ParameterizedTest
  @EnumSource(Criterion.class)
  void whatTheDataDoNotDetermineIsSaid(Criterion criterion) {
    SimulatedVisits visits = new SimulatedVisits(40, 4);
    RepeatedMeasures rows = visits.measures();
    assertThatThrownBy(
            () -> RepeatedMeasuresModel.fit(rows, CovarianceStructure.unstructured(5), criterion))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("covariance(5,1)");
    double[] flat = visits.response.clone();
    Arrays.fill(flat, 3);
    assertThatThrownBy(
            () ->
                unstructured(
                    RepeatedMeasures.of(visits.design, flat, visits.subject, visits.visit)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("without any residual");
    Arrays.fill(flat, Double.NaN);
    assertThatThrownBy(
            () ->
                unstructured(
                    RepeatedMeasures.of(visits.design, flat, visits.subject, visits.visit)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("not more observed rows");
  }

  @Test
  void wrongArgumentsAreRefused() {
    double[] design = {1, 1, 1};
    double[] response = {1, 2, 3};
    int[] subject = {0, 0, 1};
    assertThatThrownBy(() -> RepeatedMeasures.of(design, response, subject, new double[] {0, 0, 0}))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("same visit");
    RepeatedMeasures rows =
        RepeatedMeasures.of(design, response, subject, new double[] {0, 0.5, 0});
    assertThatThrownBy(() -> unstructured(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole number");
    assertThatThrownBy(() -> rows.withWeights(new double[] {1, -1, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight of row 2");
  }

  private static RepeatedMeasuresFit unstructured(RepeatedMeasures measures) {
    return RepeatedMeasuresModel.fit(measures, CovarianceStructure.unstructured(4));
  }
}

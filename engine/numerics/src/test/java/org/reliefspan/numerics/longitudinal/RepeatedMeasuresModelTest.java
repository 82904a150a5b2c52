package org.reliefspan.numerics.longitudinal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.Coefficients;

/** Case C1 and its neighbours: published digits of mmrm, and R 4.2.2 with nlme 3.1-162. */
@Tag("reference")
class RepeatedMeasuresModelTest {
  /**
   * The restricted likelihood written down once more in base R, climbed from nlme's estimate by
   * four Newton steps with numDeriv 2016.8-1.1 {@code grad} and {@code hessian}: coefficients,
   * errors.
   */
  private static final double[] UNSTRUCTURED = {
    30.77740657458,
    1.53059484059,
    5.64356787527,
    0.32602731372,
    3.77441405950,
    4.83960390452,
    10.34216710772,
    15.05378633495,
    -0.04209009073,
    -0.69380697891,
    0.62412263137,
    0.88656653700,
    0.62445937652,
    0.66558967946,
    0.53193579177,
    1.07416074772,
    0.80172659478,
    0.82268785551,
    1.31288401247,
    1.12933201133,
    1.18763745646,
    1.85096023682
  };

  private static final double[] UNSTRUCTURED_COVARIANCE = { // lower triangle by rows
    40.55443752833, 14.39597741636, 26.57143761606, 4.97604353569, 2.78361911932,
    14.89795537425, 13.37787355771, 7.47732702328, 0.90356509628, 95.55651264253
  };

  private final ForcedExpiratoryVolume fev = ForcedExpiratoryVolume.read();

  @Test
  void unstructuredMatchesPublishedDigits() { // mmrm, tests/testthat/_snaps/mmrm-methods.md
    RepeatedMeasuresFit fit =
        RepeatedMeasuresModel.fit(fev.byVisit(), CovarianceStructure.unstructured(4));
    assertThat(fit.observations()).isEqualTo(537);
    assertThat(fit.subjects()).isEqualTo(197);
    assertThat(fit.deviance()).isCloseTo(3386.4499, within(5e-5));
    assertThat(fit.akaike()).isCloseTo(3406.4, within(0.05));
    assertThat(fit.bayesian()).isCloseTo(3439.3, within(0.05));
    Coefficients coefficients = fit.modelCoefficients();
    assertThat(coefficients.estimate(0)).isCloseTo(30.777410, within(5e-6));
    assertThat(coefficients.standardError(0)).isCloseTo(0.886572, within(6e-6));
    assertThat(coefficients.estimate(4)).isCloseTo(3.774400, within(2e-5));
    assertThat(coefficients.standardError(4)).isCloseTo(1.074174, within(2e-5));
    assertThat(coefficients.estimate(7)).isCloseTo(15.053790, within(5e-6));
    double[] rounded = {
      40.6, 14.4, 5.0, 13.4, 14.4, 26.6, 2.8, 7.5, 5.0, 2.8, 14.9, 0.9, 13.4, 7.5, 0.9, 95.6
    };
    assertThat(fit.covarianceAt(new double[] {0, 1, 2, 3})).containsExactly(rounded, within(0.05));
  }

  @Test
  void unstructuredMatchesNewtonInBaseR() {
    RepeatedMeasuresFit fit =
        RepeatedMeasuresModel.fit(fev.byVisit(), CovarianceStructure.unstructured(4));
    assertThat(fit.deviance()).isCloseTo(3386.44987116235, within(1e-8));
    Coefficients coefficients = fit.modelCoefficients();
    for (int j = 0; j < 11; j++) {
      assertThat(coefficients.estimate(j)).isCloseTo(UNSTRUCTURED[j], within(1e-6));
      assertThat(coefficients.standardError(j)).isCloseTo(UNSTRUCTURED[11 + j], within(1e-6));
    }
    for (int r = 0; r < 10; r++) {
      assertThat(fit.covarianceParameter(r))
          .isCloseTo(UNSTRUCTURED_COVARIANCE[r], within(1e-6 * 100));
    }
  }

  @Test
  void otherStructuresMatchGls() throws IOException {
    for (String line : golden()) {
      String[] cells = line.split(",", -1);
      double[] expected = Arrays.stream(cells).skip(2).mapToDouble(Double::parseDouble).toArray();
      Criterion criterion = Criterion.valueOf(cells[1]);
      RepeatedMeasuresFit fit =
          RepeatedMeasuresModel.fit(rows(cells[0]), structure(cells[0]), criterion);
      assertThat(fit.deviance()).as(line).isCloseTo(expected[0], within(1e-6));
      assertThat(fit.covarianceParameter(0)).as(line).isCloseTo(expected[1], within(1e-4));
      assertThat(fit.covarianceParameter(1)).as(line).isCloseTo(expected[2], within(1e-4));
      double factor = criterion == Criterion.ML ? Math.sqrt(537.0 / 526) : 1;
      Coefficients coefficients = fit.modelCoefficients();
      for (int j = 0; j < 11; j++) {
        assertThat(coefficients.estimate(j)).as(line).isCloseTo(expected[3 + j], within(3e-6));
        assertThat(factor * coefficients.standardError(j))
            .as(line)
            .isCloseTo(expected[14 + j], within(1e-6));
      }
    }
  }

  @Test
  void heterogeneousStructuresMatchGls() { // the same with weights = varIdent(form = ~ 1 | AVISIT)
    RepeatedMeasuresFit decaying =
        RepeatedMeasuresModel.fit(
            fev.byVisit(), CovarianceStructure.heterogeneousAutoregressive(4));
    assertThat(decaying.deviance()).isCloseTo(3404.21924572978, within(1e-7));
    assertThat(decaying.covarianceParameter(1)).isCloseTo(25.97175089721, within(1e-4));
    assertThat(decaying.covarianceParameter(4)).isCloseTo(0.22727789388, within(1e-6));
    RepeatedMeasuresFit compound =
        RepeatedMeasuresModel.fit(
            fev.byVisit(), CovarianceStructure.heterogeneousCompoundSymmetry(4));
    assertThat(compound.deviance()).isCloseTo(3398.00102697986, within(1e-7));
    assertThat(compound.modelCoefficients().estimate(7)).isCloseTo(15.28185917842, within(2e-6));
  }

  @Test
  void precisionWeightsMatchGls() { // gls with weights = varFixed(~ I(1 / WEIGHT)), corCompSymm
    RepeatedMeasuresFit fit =
        RepeatedMeasuresModel.fit(
            fev.byVisit().withWeights(fev.weight), CovarianceStructure.compoundSymmetry());
    assertThat(fit.deviance()).isCloseTo(WEIGHTED[0], within(1e-6));
    assertThat(fit.modelCoefficients().estimate(4)).isCloseTo(WEIGHTED[1], within(1e-6));
    assertThat(fit.modelCoefficients().standardError(4)).isCloseTo(WEIGHTED[2], within(1e-6));
  }

  private static final double[] WEIGHTED = {3601.7910586575, 3.13834689524, 1.14300748712};

  private RepeatedMeasures rows(String name) {
    if (!name.equals("spatial-exponential")) {
      return fev.byVisit();
    }
    double[] time = new double[fev.time.length];
    Arrays.setAll(time, i -> fev.visit[i] + 1 + fev.time[i] / 5);
    return RepeatedMeasures.of(fev.design, fev.response, fev.subject, time);
  }

  private static CovarianceStructure structure(String name) {
    return switch (name) {
      case "compound-symmetry" -> CovarianceStructure.compoundSymmetry();
      case "autoregressive" -> CovarianceStructure.autoregressive();
      default -> CovarianceStructure.spatialExponential();
    };
  }

  private static List<String> golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            RepeatedMeasuresModelTest.class.getResourceAsStream("gls_fev.csv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}

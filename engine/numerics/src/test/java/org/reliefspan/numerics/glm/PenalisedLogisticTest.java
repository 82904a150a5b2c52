package org.reliefspan.numerics.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.FormulaRows;

/**
 * Golden values: R 4.2.2, glmnet 4.1-6 on {@link FormulaRows} with {@code X <- cbind(x1, x2, d1,
 * d2, x4 = ((i*19)%%83)/83, x5 = ((i*23)%%79)/7)}, {@code glmnet(X, b, "binomial", alpha = ...,
 * weights = w, thresh = 1e-20, maxit = 1e7)}; the calls stand at the values.
 */
class PenalisedLogisticTest {
  private static final RegressionData DATA =
      RegressionData.of(
              FormulaRows.design(
                  FormulaRows.column(i -> 1),
                  FormulaRows.column(FormulaRows::x1),
                  FormulaRows.column(FormulaRows::x2),
                  FormulaRows.column(FormulaRows::d1),
                  FormulaRows.column(FormulaRows::d2),
                  FormulaRows.column(i -> (i * 19 % 83) / 83.0),
                  FormulaRows.column(i -> (i * 23 % 79) / 7.0)),
              FormulaRows.column(FormulaRows::binary))
          .withWeights(FormulaRows.column(FormulaRows::weight));

  @Test
  void ridgeMatchesGlmnet() { // alpha = 0, lambda = c(.2, .05, .01)
    List<PenalisedFit> fits = PenalisedLogistic.over(DATA, 0).path(0.2, 0.05, 0.01);
    close(
        fits.get(0),
        -1.76182006032661,
        0.7705068530341661,
        0.007718791330683565,
        0.7591758080464063,
        -0.02657876809954366,
        1.41442412910719,
        0.02445008833996926);
    close(
        fits.get(2),
        -3.844382239910876,
        1.575809783345307,
        0.03045530073610942,
        1.853555670285981,
        0.5100406555954597,
        2.977045889134786,
        0.06444869192791655);
  }

  @Test
  void elasticNetAndLassoMatchGlmnet() { // alpha = 0.5, alpha = 1
    List<PenalisedFit> fits = PenalisedLogistic.over(DATA, 0.5).path(0.2, 0.05, 0.01);
    close(fits.get(0), -0.7317413524117046, 0, 0, 0.3408465844339294, 0, 0.7463707450119812, 0);
    close(
        fits.get(1),
        -2.287239953128724,
        1.010914466032323,
        0,
        1.122349948469999,
        0,
        2.149805350089576,
        0.0130255640299024);
    List<PenalisedFit> lasso = PenalisedLogistic.over(DATA, 1).path(0.2, 0.05, 0.01);
    close(lasso.get(0), -0.2488960474166244, 0, 0, 0, 0, 0, 0);
    close(
        lasso.get(1),
        -1.9146641311659,
        0.7195824273252943,
        0,
        0.9763688960995561,
        0,
        1.946380312543525,
        0);
    close(
        lasso.get(2),
        -3.460369892785241,
        1.473559454999926,
        0.01135340244631323,
        1.715927557990534,
        0.3413535281373724,
        2.886389544408038,
        0.04833654939900753);
    assertThat(lasso.get(1).nonZero()).isEqualTo(3);
  }

  @Test
  void offsetsMatchGlmnet() { // no weights, offset = off / 4, alpha = 1, lambda = .02
    RegressionData data =
        DATA.withWeights(FormulaRows.column(i -> 1))
            .withOffset(FormulaRows.column(i -> FormulaRows.offset(i) / 4));
    close(
        PenalisedLogistic.over(data, 1).fit(0.02),
        -2.978338994140026,
        1.140462746059404,
        0,
        0.9321018146721065,
        0.04559451176594948,
        2.51452718910079,
        0.06239018821884908);
  }

  @Test
  void lambdasMatchGlmnet() { // alpha = .5, nlambda = 5, lambda.min.ratio = .01
    double[] expected = {
      0.3419130108151837,
      0.1081223875821765,
      0.03419130108151836,
      0.01081223875821765,
      0.003419130108151836
    };
    double[] lambdas = PenalisedLogistic.over(DATA, 0.5).lambdas(5, 0.01);
    for (int i = 0; i < 5; i++) {
      assertThat(lambdas[i]).isCloseTo(expected[i], within(1e-10));
    }
    assertThat(PenalisedLogistic.over(DATA, 0.5).fit(lambdas[0]).nonZero()).isZero();
  }

  @Test
  void crossValidationMatchesGlmnet() { // cv.glmnet(foldid = 1 + i %% 5, alpha = 1, lambda = ...)
    int[] fold = new int[FormulaRows.ROWS];
    Arrays.setAll(fold, row -> (row + 1) % 5);
    CrossValidation result =
        CrossValidation.of(DATA, 1, new double[] {0.1, 0.05, 0.02, 0.005}, fold);
    double[] mean = {1.3898473020375, 1.320488132092185, 1.335837592804204, 1.377819858515929};
    double[] error = {
      0.0554831853352086, 0.1061202568619051, 0.1607637017410441, 0.2033329061445963
    };
    for (int i = 0; i < 4; i++) {
      assertThat(result.mean(i)).isCloseTo(mean[i], within(1e-7));
      assertThat(result.error(i)).isCloseTo(error[i], within(1e-7));
    }
    assertThat(result.best()).isEqualTo(0.05);
    assertThat(result.withinOneError()).isEqualTo(0.1);
  }

  @Test
  void optimalityConditionsHold() {
    SplittableRandom random = new SplittableRandom(17);
    for (int seed = 0; seed < 20; seed++) {
      RegressionData data = random(random, 80, 6);
      double mixing = seed % 3 / 2.0;
      double lambda = 0.01 + 0.1 * random.nextDouble();
      PenalisedFit fit = PenalisedLogistic.over(data, mixing).fit(lambda);
      double[] spread = new double[7];
      double[] gradient = new double[7];
      GeneralisedLinearLikelihood.of(Family.binomial(), data)
          .evaluate(fit.coefficients(), gradient, new double[49]);
      assertThat(gradient[0]).isCloseTo(0, within(1e-7));
      for (int j = 1; j < 7; j++) {
        spread[j] = spread(data, j);
        double pull = gradient[j] / 80 / spread[j];
        double b = fit.coefficient(j) * spread[j];
        double smooth = pull - lambda * (1 - mixing) * b;
        if (b == 0) {
          assertThat(Math.abs(smooth)).isLessThanOrEqualTo(lambda * mixing + 1e-9);
        } else {
          assertThat(smooth).isCloseTo(lambda * mixing * Math.signum(b), within(1e-9));
        }
      }
    }
  }

  @Test
  void foldsFollowThePatient() {
    long[] patient = {7, 8, 7, 9, 7, 1234567890123L};
    int[] fold = HashedFolds.of(1, patient, 3);
    assertThat(fold[2]).isEqualTo(fold[0]);
    assertThat(fold[4]).isEqualTo(fold[0]);
    long[] many = new long[3000];
    Arrays.setAll(many, i -> i);
    int[] counts = new int[3];
    for (int number : HashedFolds.of(1, many, 3)) {
      counts[number]++;
    }
    assertThat(counts[0]).isBetween(900, 1100);
    assertThat(counts[1]).isBetween(900, 1100);
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThatThrownBy(() -> PenalisedLogistic.over(DATA, 2)).hasMessageContaining("mixing");
    assertThatThrownBy(() -> PenalisedLogistic.over(DATA, 1).fit(0)).hasMessageContaining("lambda");
    assertThatThrownBy(() -> CrossValidation.of(DATA, 1, new double[] {1}, new int[60]))
        .hasMessageContaining("fold");
  }

  private static RegressionData random(SplittableRandom random, int rows, int columns) {
    double[] design = new double[rows * (columns + 1)];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      int at = row * (columns + 1);
      design[at] = 1;
      for (int j = 1; j <= columns; j++) {
        design[at + j] = j + j * random.nextGaussian();
      }
      y[row] = random.nextDouble() < 1 / (1 + Math.exp(-(design[at + 1] - 1))) ? 1 : 0;
    }
    return RegressionData.of(design, y);
  }

  private static double spread(RegressionData data, int column) {
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < data.rows(); row++) {
      sum += data.design(row, column);
    }
    double mean = sum / data.rows();
    for (int row = 0; row < data.rows(); row++) {
      squares += (data.design(row, column) - mean) * (data.design(row, column) - mean);
    }
    return Math.sqrt(squares / data.rows());
  }

  private static void close(PenalisedFit fit, double... expected) {
    for (int j = 0; j < expected.length; j++) {
      assertThat(fit.coefficient(j)).as("column %d", j).isCloseTo(expected[j], within(1e-8));
    }
  }
}

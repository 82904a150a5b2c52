package org.reliefspan.numerics.gee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.FormulaRows;
import org.reliefspan.numerics.NhefsRows;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.GeneralisedLinearModel;
import org.reliefspan.numerics.glm.GlmFit;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Clusters;

/**
 * Golden values: R 4.2.2, geepack 1.3.9 on {@link FormulaRows} with {@code id <- rep(1:15,
 * rep(c(2,3,4,5,6),3))}, {@code geeglm(y ~ x1 + x2 + d1, family = ..., id = id, corstr = ...,
 * control = geese.control(epsilon = 1e-13, maxit = 5000))}: coefficients, robust and naive errors,
 * alpha, scale.
 */
class GeneralisedEstimatingEquationsTest {
  private static final double[] Y = FormulaRows.column(FormulaRows::y);
  private static final double[] BINARY = FormulaRows.column(FormulaRows::binary);
  private static final double[] COUNT = FormulaRows.column(FormulaRows::count);
  private static final int[] ID = ids();

  @Test
  void continuousOutcomesMatchGeepack() {
    check( // independence
        fit(Family.gaussian(), data(Y), WorkingCorrelation.INDEPENDENCE),
        new double[] {
          4.559716466168434, 2.863486099077533, -0.5176354765597693, 0.04155702966651543
        },
        new double[] {
          0.331487037685009, 0.6936348949643898, 0.03315553850035886, 0.5015274799042935
        },
        new double[] {
          0.3552701219088073, 0.4726353327351225, 0.04777764851352457, 0.287095975145939
        },
        0,
        1.097812745909773);
    check( // exchangeable
        fit(Family.gaussian(), data(Y), WorkingCorrelation.EXCHANGEABLE),
        new double[] {
          4.522412728562593, 2.898374135171812, -0.5164516426476046, 0.06004217491638186
        },
        new double[] {
          0.3404010413203341, 0.7035221282722806, 0.03273446592948685, 0.5072749250896224
        },
        new double[] {
          0.3566372700786338, 0.4826294815254832, 0.04859831964730949, 0.2972161737358268
        },
        -0.08841503606715789,
        1.098067521019736);
    check( // ar1
        fit(Family.gaussian(), data(Y), WorkingCorrelation.AR1),
        new double[] {
          4.538559941341918, 2.850940020747267, -0.5190734559950682, 0.1068173204045878
        },
        new double[] {
          0.3307671967663672, 0.6889777293886046, 0.03274320149435228, 0.498546267706599
        },
        new double[] {
          0.3586997708654672, 0.4885369837519482, 0.05097288330836298, 0.3022113053288782
        },
        -0.2139737376217807,
        1.098961365636846);
  }

  @Test
  void binaryOutcomesMatchGeepack() {
    check( // independence
        fit(Family.binomial(), data(BINARY), WorkingCorrelation.INDEPENDENCE),
        new double[] {
          -1.014723327069493, 1.564617353701772, -0.06451928206932966, 0.951059420048776
        },
        new double[] {
          0.6655253942122258, 0.7633952355263053, 0.116808019057543, 0.6521572735174443
        },
        new double[] {
          0.7249012492713414, 0.9616950494688827, 0.09629501941358046, 0.574220761330539
        },
        0,
        0.9889261893896246);
    check( // exchangeable
        fit(Family.binomial(), data(BINARY), WorkingCorrelation.EXCHANGEABLE),
        new double[] {-1.057589557435942, 1.715449351640017, -0.1039305162797118, 1.06113145500745},
        new double[] {
          0.6253611943637659, 0.9776626904870566, 0.08279587069895765, 0.680187883396715
        },
        new double[] {
          0.7154987395413821, 0.9853587079013869, 0.09419609122237625, 0.6274967178918526
        },
        -0.1871346967677794,
        1.032521580106143);
    check( // ar1
        fit(Family.binomial(), data(BINARY), WorkingCorrelation.AR1),
        new double[] {
          -0.7490112632834516, 1.585593152921949, -0.1097420416401742, 0.92194298101287
        },
        new double[] {
          0.5874650418875822, 0.6912639229777299, 0.1024210691986571, 0.6103606750530833
        },
        new double[] {
          0.706538688680527, 0.9863728341938052, 0.1050073169864119, 0.6068821551849677
        },
        -0.3286371900036446,
        0.9921731821362214);
  }

  @Test
  void countsWithOffsetMatchGeepack() {
    check( // independence
        fit(
            Family.poisson(),
            data(COUNT).withOffset(FormulaRows.column(FormulaRows::offset)),
            WorkingCorrelation.INDEPENDENCE),
        new double[] {
          -0.5940626602215819, 0.613536947441344, -0.07277322787623647, 0.02399363363668492
        },
        new double[] {
          0.1812170421887566, 0.2409199861680536, 0.02341865253497283, 0.1860786888479802
        },
        new double[] {
          0.239346486561657, 0.3179911926437562, 0.03298156306211507, 0.1915950334339989
        },
        0,
        0.8287268177766791);
    check( // exchangeable
        fit(
            Family.poisson(),
            data(COUNT).withOffset(FormulaRows.column(FormulaRows::offset)),
            WorkingCorrelation.EXCHANGEABLE),
        new double[] {
          -0.4878199280971169, 0.6349724337689575, -0.07318879000421363, -0.08615961445914028
        },
        new double[] {
          0.1400865480212938, 0.2355674638504854, 0.01966368526018797, 0.1752909723269126
        },
        new double[] {
          0.2088890671963685, 0.294409032401346, 0.02910790555362163, 0.1865103846367179
        },
        -0.1791482080355201,
        0.7827161377628575);
    check( // ar1
        fit(
            Family.poisson(),
            data(COUNT).withOffset(FormulaRows.column(FormulaRows::offset)),
            WorkingCorrelation.AR1),
        new double[] {
          -0.5850632219455795, 0.6010186596665291, -0.07244464005042824, 0.01655309616649171
        },
        new double[] {
          0.1744082625873455, 0.2353891394816024, 0.02305123702576914, 0.1866475245116588
        },
        new double[] {
          0.2399205983050631, 0.3207767527080633, 0.03346376687881877, 0.1942312511968633
        },
        -0.04000468993603191,
        0.8277407445517581);
  }

  @Test
  void weightsMatchGeepack() { // weights = 1+(id%%3)/2, then w
    double[] byCluster = new double[FormulaRows.ROWS];
    Arrays.setAll(byCluster, row -> 1 + (ID[row] + 1) % 3 / 2.0);
    double[] byRow = FormulaRows.column(FormulaRows::weight);
    check( // by cluster
        fit(Family.gaussian(), data(Y).withWeights(byCluster), WorkingCorrelation.EXCHANGEABLE),
        new double[] {
          4.473454534210735, 2.955099929484533, -0.5145602000136383, 0.0763164034942715
        },
        new double[] {
          0.3366517380898884, 0.6796118763092887, 0.02815476628153005, 0.4837807995311284
        },
        new double[] {
          0.289925048226335, 0.3892049504446582, 0.03918508758043751, 0.2427310657302828
        },
        -0.1069629092311777,
        1.052827415012443);
    check( // by row
        fit(Family.binomial(), data(BINARY).withWeights(byRow), WorkingCorrelation.INDEPENDENCE),
        new double[] {
          -1.491103620804702, 1.561872816949322, -0.007761303944160487, 1.406934766076076
        },
        new double[] {
          0.7358916156682648, 0.7917205306953651, 0.116200257577266, 0.6466100485881056
        },
        new double[] {
          0.5756604284104967, 0.7536081082474849, 0.07361383159337385, 0.4489066638383443
        },
        0,
        0.9940144142270491);
    check( // by row
        fit(Family.gaussian(), data(Y).withWeights(byRow), WorkingCorrelation.EXCHANGEABLE),
        new double[] {
          4.588517060817327, 2.796372314416622, -0.5193120727949916, 0.08587972190591246
        },
        new double[] {
          0.3510516701520414, 0.7638406189627388, 0.03680536169922383, 0.5446870899842469
        },
        new double[] {
          0.2676222826009622, 0.3689000986035239, 0.03664189016802094, 0.2273769197062994
        },
        -0.11204622615818,
        1.123851255943394);
  }

  @Test
  @Tag("reference")
  void weightedEffectOfQuittingMatchesTheBook() { // What If, program 12.2, geeglm by reference.R
    NhefsRows rows = NhefsRows.read();
    GlmFit propensity =
        GeneralisedLinearModel.fit(
            Family.binomial(), RegressionData.of(rows.confounders(), rows.quit()));
    double[] weight = rows.quit();
    double[] ones = new double[rows.size()];
    int[] patient = new int[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      double score = propensity.mean(row);
      weight[row] = weight[row] == 1 ? 1 / score : 1 / (1 - score);
      ones[row] = 1;
      patient[row] = row;
    }
    GeeFit fit =
        GeneralisedEstimatingEquations.fit(
            Family.gaussian(),
            RegressionData.of(FormulaRows.design(ones, rows.quit()), rows.gain())
                .withWeights(weight),
            Clusters.of(patient),
            WorkingCorrelation.INDEPENDENCE);
    assertThat(fit.coefficients().estimate(1)).isCloseTo(3.440535429646128, within(1e-9));
    assertThat(fit.coefficients().inferenceError(1)).isCloseTo(0.5254935530143489, within(1e-9));
  }

  @Test
  void orderOfClustersDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(2);
    for (int seed = 0; seed < 20; seed++) {
      int rows = 60;
      double[] design = new double[rows * 2];
      double[] y = new double[rows];
      double[] otherDesign = new double[rows * 2];
      double[] otherY = new double[rows];
      int[] cluster = new int[rows];
      int[] otherCluster = new int[rows];
      double[] shared = new double[15];
      Arrays.setAll(shared, c -> random.nextGaussian());
      for (int row = 0; row < rows; row++) {
        cluster[row] = row / 4;
        design[row * 2] = 1;
        design[row * 2 + 1] = random.nextGaussian();
        y[row] = shared[cluster[row]] + random.nextGaussian();
        int to = row % 4 * 15 + row / 4; // interleaved, order within clusters kept
        otherCluster[to] = 14 - cluster[row];
        otherDesign[to * 2] = 1;
        otherDesign[to * 2 + 1] = design[row * 2 + 1] / 100;
        otherY[to] = y[row];
      }
      GeeFit one =
          GeneralisedEstimatingEquations.fit(
              Family.gaussian(),
              RegressionData.of(design, y),
              Clusters.of(cluster),
              WorkingCorrelation.AR1);
      GeeFit other =
          GeneralisedEstimatingEquations.fit(
              Family.gaussian(),
              RegressionData.of(otherDesign, otherY),
              Clusters.of(otherCluster),
              WorkingCorrelation.AR1);
      assertThat(other.alpha()).isCloseTo(one.alpha(), within(1e-10));
      assertThat(other.coefficients().estimate(1) / 100)
          .isCloseTo(one.coefficients().estimate(1), within(1e-10));
      assertThat(other.coefficients().inferenceError(1) / 100)
          .isCloseTo(one.coefficients().inferenceError(1), within(1e-10));
    }
  }

  @Test
  void aCorrelationOutsideItsRangeIsNamed() {
    double[] ones = {1, 1, 1, 1, 1, 1};
    double[] y = {1, 1, 2, 2, 5, 5};
    assertThatThrownBy(
            () ->
                GeneralisedEstimatingEquations.fit(
                    Family.gaussian(),
                    RegressionData.of(ones, y),
                    Clusters.of(new int[] {0, 0, 1, 1, 2, 2}),
                    WorkingCorrelation.EXCHANGEABLE))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("independence");
  }

  @Test
  void aDependentColumnIsLeftOut() {
    double[] design =
        FormulaRows.design(
            FormulaRows.column(i -> 1),
            FormulaRows.column(FormulaRows::x1),
            FormulaRows.column(i -> 1 - FormulaRows.x1(i)),
            FormulaRows.column(FormulaRows::x2));
    Coefficients estimates =
        fit(Family.gaussian(), RegressionData.of(design, Y), WorkingCorrelation.EXCHANGEABLE)
            .coefficients();
    Coefficients without =
        fit(
                Family.gaussian(),
                RegressionData.of(
                    FormulaRows.design(
                        FormulaRows.column(i -> 1),
                        FormulaRows.column(FormulaRows::x1),
                        FormulaRows.column(FormulaRows::x2)),
                    Y),
                WorkingCorrelation.EXCHANGEABLE)
            .coefficients();
    assertThat(estimates.isEstimable(2)).isFalse();
    assertThat(estimates.estimate(3)).isCloseTo(without.estimate(2), within(1e-10));
    assertThat(estimates.inferenceError(3)).isCloseTo(without.inferenceError(2), within(1e-10));
  }

  private static GeeFit fit(Family family, RegressionData data, WorkingCorrelation correlation) {
    return GeneralisedEstimatingEquations.fit(family, data, Clusters.of(ID), correlation);
  }

  private static RegressionData data(double[] response) {
    return RegressionData.of(
        FormulaRows.design(
            FormulaRows.column(i -> 1),
            FormulaRows.column(FormulaRows::x1),
            FormulaRows.column(FormulaRows::x2),
            FormulaRows.column(FormulaRows::d1)),
        response);
  }

  private static int[] ids() {
    int[] id = new int[FormulaRows.ROWS];
    int row = 0;
    for (int cluster = 0; cluster < 15; cluster++) {
      for (int place = 0; place < 2 + cluster % 5; place++) {
        id[row++] = cluster;
      }
    }
    return id;
  }

  private static void check(
      GeeFit fit, double[] estimate, double[] robust, double[] naive, double alpha, double scale) {
    for (int j = 0; j < estimate.length; j++) {
      assertThat(fit.coefficients().estimate(j)).isCloseTo(estimate[j], within(1e-8));
      assertThat(fit.coefficients().inferenceError(j)).isCloseTo(robust[j], within(1e-8));
      assertThat(fit.coefficients().standardError(j)).isCloseTo(naive[j], within(1e-8));
    }
    assertThat(fit.alpha()).isCloseTo(alpha, within(1e-8));
    assertThat(fit.scale()).isCloseTo(scale, within(1e-8));
  }
}

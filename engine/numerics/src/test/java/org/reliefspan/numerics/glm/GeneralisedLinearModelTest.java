package org.reliefspan.numerics.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.FormulaRows;
import org.reliefspan.numerics.likelihood.SummedLogLikelihood;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Clusters;
import org.reliefspan.numerics.variance.RobustForm;

/**
 * Golden values: R 4.2.2 and sandwich 3.0-2 on {@link FormulaRows}, {@code glm(..., control =
 * glm.control(epsilon = 1e-15, maxit = 100))}; the calls stand at the values.
 */
class GeneralisedLinearModelTest {
  private static final double[] BINARY = FormulaRows.column(FormulaRows::binary);
  private static final double[] COUNT = FormulaRows.column(FormulaRows::count);
  private static final double[] OFFSET = FormulaRows.column(FormulaRows::offset);
  private static final RegressionData LOGISTIC =
      RegressionData.of(FormulaRows.fullDesign(), BINARY);

  @Test
  void logisticMatchesR() { // glm(b ~ x1 + x2 + d1 + d2, binomial)
    GlmFit fit = GeneralisedLinearModel.fit(Family.binomial(), LOGISTIC);
    close(
        fit.coefficients().estimates(),
        -1.200783467777708,
        1.606661822622406,
        -0.06246552247640192,
        1.107125896866689,
        0.3046234501981101);
    close(
        errors(fit.coefficients()),
        0.842812160094317,
        0.9735479756119916,
        0.0970550216548936,
        0.6775541153045457,
        0.6767943344958747);
    summary(fit, 76.68671320348747, 82.57665764563062, 86.68671320348747, -38.34335660174374);
  }

  @Test
  void logisticRobustErrorsMatchSandwich() { // vcovHC(f, type = ...), vcovCL(f, cluster = g, ...)
    GlmFit fit = GeneralisedLinearModel.fit(Family.binomial(), LOGISTIC);
    close(
        robust(fit.robust(RobustForm.HC0)),
        0.8279745951758123,
        0.9317442143988846,
        0.09136583608144838,
        0.653379635544172,
        0.6844347519305574);
    close(
        robust(fit.robust(RobustForm.HC1)),
        0.8647912603144383,
        0.9731750927570457,
        0.09542850347694623,
        0.6824327724283055,
        0.7148687836241456);
    close(
        robust(fit.robust(RobustForm.HC2)),
        0.867019647228527,
        0.9784128943475553,
        0.09607849390448582,
        0.6810017664094895,
        0.7145562748645333);
    close(
        robust(fit.robust(RobustForm.HC3)),
        0.9081875209645832,
        1.027639671902878,
        0.1010553574987823,
        0.7099675839476766,
        0.7461760427994302);
    Clusters clusters = Clusters.of(FormulaRows.clusters());
    close( // type = "HC0", cadjust = FALSE
        robust(fit.clustered(clusters, ClusterForm.CR0)),
        0.9925815691413878,
        1.14050405371018,
        0.07734577558168117,
        0.7736053663751018,
        0.8481034821316731);
    close(
        robust(fit.clustered(clusters, ClusterForm.CR1_CLUSTERS)),
        1.036717637405768,
        1.191217633667037,
        0.08078502786800705,
        0.8080044528799593,
        0.8858151970640806);
    close( // type = "HC1"
        robust(fit.clustered(clusters, ClusterForm.CR1)),
        1.07375487403092,
        1.233774457027911,
        0.08367111187483858,
        0.8368708008957773,
        0.917461371370438);
  }

  @Test
  void weightsAndOffsetsMatchR() { // weights = 1 + i %% 3, offset(off)
    GlmFit fit =
        GeneralisedLinearModel.fit(
            Family.binomial(),
            LOGISTIC.withWeights(FormulaRows.column(i -> 1 + i % 3)).withOffset(OFFSET));
    close(
        fit.coefficients().estimates(),
        -1.989409925170538,
        1.320676108027176,
        -0.06883031082362387,
        1.141249323911525,
        0.2722266438907247);
    close(
        errors(fit.coefficients()),
        0.68643332186964,
        0.70081918262486,
        0.0695655346448676,
        0.6004384086475629,
        0.5641910572027378);
    summary(fit, 143.5567186315008, 153.1702481514073, 153.5567186315008, -71.77835931575038);
  }

  @Test
  void sharesOfTrialsMatchR() { // m <- 5+i%%4; k <- pmin(m, floor(m*((i*17)%%59)/59)); k/m
    double[] trials = FormulaRows.column(i -> 5 + i % 4);
    double[] share =
        FormulaRows.column(
            i -> Math.min(5 + i % 4, Math.floor((5 + i % 4) * (i * 17 % 59) / 59.0)) / (5 + i % 4));
    GlmFit fit =
        GeneralisedLinearModel.fit(
            Family.binomial(), RegressionData.of(small(), share).withWeights(trials));
    close(
        fit.coefficients().estimates(),
        -0.2666406227037073,
        -0.2966142708463787,
        0.01103018252178229);
    summary(fit, 156.6653699262498, 157.3877821680833, 269.4584385959228, -131.7292192979614);
  }

  @Test
  void otherLinksMatchR() { // binomial("probit"), binomial("cloglog"), binomial("log")
    GlmFit probit = GeneralisedLinearModel.fit(Family.binomial(Link.PROBIT), LOGISTIC);
    close(
        probit.coefficients().estimates(),
        -0.7464828471679822,
        1.012655992344088,
        -0.04098443422737207,
        0.6973852079326889,
        0.1956429558734316);
    close(
        errors(probit.coefficients()),
        0.512070592693792,
        0.5932039610286386,
        0.0594381045454264,
        0.4137626835279671,
        0.4142410203298089);
    GlmFit complementary =
        GeneralisedLinearModel.fit(Family.binomial(Link.COMPLEMENTARY_LOG_LOG), LOGISTIC);
    close( // R stops by deviance, so 100 further steps of scoring written out in matrices
        complementary.coefficients().estimates(),
        -1.357321113412757,
        1.24351608346108,
        -0.03847953913766414,
        0.8533740446756128,
        0.2109105026222049);
    summary(
        complementary, 76.44410514853152, 82.57665764563062, 86.44410514853152, -38.22205257426576);
    GlmFit log =
        GeneralisedLinearModel.fit(
            Family.binomial(Link.LOG),
            RegressionData.of(
                FormulaRows.design(
                    FormulaRows.column(i -> 1),
                    FormulaRows.column(FormulaRows::x2),
                    FormulaRows.column(FormulaRows::d1)),
                BINARY));
    close(
        log.coefficients().estimates(),
        -0.8997170658738742,
        -0.01611494356749195,
        0.4565717715558447);
    close(errors(log.coefficients()), 0.3028424886651246, 0.04807549742046733, 0.2742254268648423);
  }

  @Test
  void poissonMatchesR() { // glm(cn ~ x1 + x2 + d1 + d2 + offset(off), poisson)
    RegressionData data = RegressionData.of(FormulaRows.fullDesign(), COUNT).withOffset(OFFSET);
    GlmFit fit = GeneralisedLinearModel.fit(Family.poisson(), data);
    close(
        fit.coefficients().estimates(),
        -0.5519144746034761,
        0.6069150695933749,
        -0.07281946367088186,
        -0.01410633290415347,
        -0.078890809938265);
    close(
        errors(fit.coefficients()),
        0.293830711433933,
        0.3499621726623128,
        0.03620866694342627,
        0.241129864696426,
        0.2487887329212062);
    summary(fit, 53.57626791433127, 60.38943557091707, 189.4730984965601, -89.73654924828004);
    close( // vcovHC(type = "HC0")
        robust(fit.robust(RobustForm.HC0)),
        0.2274103065572541,
        0.2584409696853359,
        0.03053487085396534,
        0.202074519105567,
        0.2057105707750588);
    GlmFit weighted =
        GeneralisedLinearModel.fit(
            Family.poisson(), data.withWeights(FormulaRows.column(FormulaRows::weight)));
    close(
        weighted.coefficients().estimates(),
        -0.4237627946129723,
        0.5261746492329444,
        -0.08592742701059271,
        -0.09544258300717699,
        -0.1354653025167167);
    summary(weighted, 92.61492888852331, 105.4206582818515, 320.5918349108418, -155.2959174554209);
  }

  @Test
  void gaussianMatchesR() { // glm(y ~ x1 + x2 + d1 + d2, weights = w)
    GlmFit fit =
        GeneralisedLinearModel.fit(
            Family.gaussian(),
            RegressionData.of(FormulaRows.fullDesign(), FormulaRows.column(FormulaRows::y))
                .withWeights(FormulaRows.column(FormulaRows::weight)));
    close(
        fit.coefficients().estimates(),
        5.523944320538672,
        2.619437023722835,
        -0.5442827912936029,
        -0.661595372334758,
        -1.405714013194145);
    close(
        errors(fit.coefficients()),
        0.3663863647078263,
        0.4233627991200348,
        0.04252990295012782,
        0.2966283272900719,
        0.2988970032353775);
    summary(fit, 84.11656423391045, 393.3037257502972, 172.3206153253704, -80.16030766268518);
    assertThat(fit.dispersion()).isCloseTo(1.52939207698019, within(1e-10));
    assertThat(fit.test(fit.coefficients(), 3).orElseThrow().p())
        .isCloseTo(0.02982119888562242, within(1e-10));
  }

  @Test
  void withoutConstantMatchesR() { // glm(b ~ 0 + x1 + x2, binomial)
    GlmFit fit =
        GeneralisedLinearModel.fit(
            Family.binomial(),
            RegressionData.of(
                FormulaRows.design(
                    FormulaRows.column(FormulaRows::x1), FormulaRows.column(FormulaRows::x2)),
                BINARY));
    close(fit.coefficients().estimates(), 0.9290636298571339, -0.119558040830285);
    summary(fit, 80.63435808272536, 83.17766166719343, 84.63435808272536, -40.31717904136268);
  }

  @Test
  void aDependentColumnIsLeftOut() {
    double[] design =
        FormulaRows.design(
            FormulaRows.column(i -> 1),
            FormulaRows.column(FormulaRows::x1),
            FormulaRows.column(FormulaRows::x2),
            FormulaRows.column(i -> 3 + 2 * FormulaRows.x1(i) - FormulaRows.x2(i)));
    GlmFit fit = GeneralisedLinearModel.fit(Family.binomial(), RegressionData.of(design, BINARY));
    GlmFit without =
        GeneralisedLinearModel.fit(Family.binomial(), RegressionData.of(small(), BINARY));
    assertThat(fit.coefficients().isEstimable(3)).isFalse();
    assertThat(fit.rank()).isEqualTo(3);
    assertThat(fit.coefficients().estimate(3)).isZero();
    assertThat(fit.deviance()).isCloseTo(without.deviance(), within(1e-10));
    assertThat(fit.coefficients().standardError(1))
        .isCloseTo(without.coefficients().standardError(1), within(1e-9));
  }

  @Test
  void separationIsNamed() {
    double[] separating = FormulaRows.column(i -> FormulaRows.binary(i) == 1 && i < 30 ? 1 : 0);
    double[] design =
        FormulaRows.design(
            FormulaRows.column(i -> 1), FormulaRows.column(FormulaRows::x1), separating);
    RegressionData data =
        RegressionData.of(design, BINARY).withColumnNames(List.of("constant", "x1", "level"));
    assertThatThrownBy(() -> GeneralisedLinearModel.fit(Family.binomial(), data))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("separated")
        .hasMessageContaining("level")
        .hasMessageNotContaining("x1");
    for (Link link : List.of(Link.PROBIT, Link.COMPLEMENTARY_LOG_LOG)) {
      assertThatThrownBy(() -> GeneralisedLinearModel.fit(Family.binomial(link), data))
          .isInstanceOf(NotEstimableException.class);
    }
    assertThatThrownBy(
            () ->
                GeneralisedLinearModel.fit(
                    Family.binomial(), RegressionData.of(small(), new double[FormulaRows.ROWS])))
        .isInstanceOf(NotEstimableException.class);
    double[] noCounts = FormulaRows.column(i -> i % 3 == 0 ? 0 : 1 + FormulaRows.count(i));
    assertThatThrownBy(
            () ->
                GeneralisedLinearModel.fit(
                    Family.poisson(), RegressionData.of(FormulaRows.fullDesign(), noCounts)))
        .isInstanceOf(NotEstimableException.class);
  }

  @Test
  void wrongResponsesAreRefused() {
    assertThatThrownBy(
            () ->
                GeneralisedLinearModel.fit(
                    Family.binomial(),
                    RegressionData.of(new double[] {1, 1, 1}, new double[] {1, 2, 0})))
        .hasMessageContaining("Binomial (it is not in 1 of 3 rows)");
    assertThatThrownBy(() -> RegressionData.of(new double[] {1, Double.NaN}, new double[] {1, 2}))
        .hasMessageContaining("finite");
  }

  @Test
  void doubledRowsAreWeightTwoAndUnitsDoNotMatter() {
    SplittableRandom random = new SplittableRandom(11);
    for (int seed = 0; seed < 30; seed++) {
      int rows = 50;
      double[] design = new double[rows * 3];
      double[] doubled = new double[rows * 6];
      double[] y = new double[rows];
      double[] twice = new double[rows * 2];
      double[] weight = new double[rows];
      Arrays.fill(weight, 2);
      for (int row = 0; row < rows; row++) {
        design[row * 3] = 1;
        design[row * 3 + 1] = random.nextGaussian();
        design[row * 3 + 2] = 5 + random.nextGaussian();
        y[row] = random.nextInt(4);
        for (int copy = 0; copy < 2; copy++) { // in reversed order, second column in other units
          int to = copy * rows + rows - 1 - row;
          doubled[to * 3] = 1;
          doubled[to * 3 + 1] = design[row * 3 + 1] * 1e4;
          doubled[to * 3 + 2] = design[row * 3 + 2];
          twice[to] = y[row];
        }
      }
      for (Family family : List.of(Family.poisson(), Family.negativeBinomial(1.5))) {
        GlmFit one =
            GeneralisedLinearModel.fit(family, RegressionData.of(design, y).withWeights(weight));
        GlmFit other = GeneralisedLinearModel.fit(family, RegressionData.of(doubled, twice));
        assertThat(other.coefficients().estimate(1) * 1e4)
            .isCloseTo(one.coefficients().estimate(1), within(1e-9));
        assertThat(other.coefficients().standardError(2))
            .isCloseTo(one.coefficients().standardError(2), within(1e-9));
        assertThat(other.deviance()).isCloseTo(one.deviance(), within(1e-8));
        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-8));
      }
    }
  }

  @Test
  void partsOfTheRowsSumToTheWhole() {
    GeneralisedLinearLikelihood whole = GeneralisedLinearLikelihood.of(Family.binomial(), LOGISTIC);
    SummedLogLikelihood parts =
        new SummedLogLikelihood(
            List.of(
                GeneralisedLinearLikelihood.of(Family.binomial(), part(0, 25)),
                GeneralisedLinearLikelihood.of(Family.binomial(), part(25, 60))));
    double[] at = {0.1, -0.2, 0.05, 0.3, 0.4};
    double[] gradient = new double[5];
    double[] information = new double[25];
    double[] partGradient = new double[5];
    double[] partInformation = new double[25];
    double value = whole.evaluate(at, gradient, information);
    assertThat(parts.evaluate(at, partGradient, partInformation)).isCloseTo(value, within(1e-12));
    for (int i = 0; i < 25; i++) {
      assertThat(partInformation[i]).isCloseTo(information[i], within(1e-11));
      assertThat(partGradient[i % 5]).isCloseTo(gradient[i % 5], within(1e-12));
    }
  }

  @Test
  void aWarmStartEndsWhereAColdOneDoes() {
    SplittableRandom random = new SplittableRandom(5);
    int rows = 30_000;
    double[] design = new double[rows * 4];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      design[row * 4] = 1;
      double eta = -1;
      for (int j = 1; j < 4; j++) {
        design[row * 4 + j] = random.nextGaussian();
        eta += 0.4 * j * design[row * 4 + j];
      }
      y[row] = random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
    }
    GlmFit fit = GeneralisedLinearModel.fit(Family.binomial(), RegressionData.of(design, y));
    double[] gradient = new double[4];
    GeneralisedLinearLikelihood.of(Family.binomial(), fit.data())
        .evaluate(fit.coefficients().estimates(), gradient, new double[16]);
    for (double entry : gradient) {
      assertThat(entry).isCloseTo(0, within(1e-8));
    }
  }

  private static RegressionData part(int from, int to) {
    return RegressionData.of(
        Arrays.copyOfRange(FormulaRows.fullDesign(), from * 5, to * 5),
        Arrays.copyOfRange(BINARY, from, to));
  }

  private static double[] small() {
    return FormulaRows.design(
        FormulaRows.column(i -> 1),
        FormulaRows.column(FormulaRows::x1),
        FormulaRows.column(FormulaRows::x2));
  }

  private static void summary(
      GlmFit fit, double deviance, double nullDeviance, double aic, double logLikelihood) {
    assertThat(fit.deviance()).isCloseTo(deviance, within(1e-9));
    assertThat(fit.nullDeviance()).isCloseTo(nullDeviance, within(1e-9));
    assertThat(fit.aic()).isCloseTo(aic, within(1e-9));
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-9));
  }

  private static double[] errors(Coefficients estimates) {
    double[] errors = new double[estimates.size()];
    Arrays.setAll(errors, estimates::standardError);
    return errors;
  }

  private static double[] robust(Coefficients estimates) {
    double[] errors = new double[estimates.size()];
    Arrays.setAll(errors, estimates::inferenceError);
    return errors;
  }

  private static void close(double[] values, double... expected) {
    assertThat(values).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(values[i]).as("entry %d", i).isCloseTo(expected[i], within(1e-9));
    }
  }
}

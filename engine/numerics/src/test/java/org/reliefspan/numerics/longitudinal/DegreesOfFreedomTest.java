package org.reliefspan.numerics.longitudinal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.model.SignificanceTest;
import org.reliefspan.numerics.model.StudentEstimate;

/**
 * Degrees of freedom against other software, and against analysis of variance where it is exact.
 */
class DegreesOfFreedomTest {
  /** mmrm README (openpharma), summary of case C1, default Satterthwaite, two decimals. */
  private static final double[] PUBLISHED = {
    218.80, 168.67, 157.14, 166.13, 145.55, 143.88, 155.56, 138.47, 138.56, 158.17, 129.72
  };

  /**
   * FEV1 ~ ARMCD, coefficient of ARMCD: df, Kenward-Roger error, the same to first order. SAS 9.4
   * PROC MIXED ddfm = kr and kr(firstorder) as cited in mmrm, tests/testthat/test-kenwardroger.R.
   */
  private static final double[][] SAS = {
    {188.46934887972, 0.95865439662225, 0.96058142305176},
    {188.225339095373, 0.7590316099633, 0.75924807546934},
    {177.038485931223, 0.7964696053595, 0.7964696053595},
    {190.737701349941, 0.67414806011886, 0.67403858183242},
    {160.733266403768, 0.66124382270307, 0.66124382270307},
  };

  @Test
  @Tag("reference")
  void satterthwaiteMatchesPublishedDigits() {
    RepeatedMeasuresFit fit =
        RepeatedMeasuresModel.fit(
            ForcedExpiratoryVolume.read().byVisit(), CovarianceStructure.unstructured(4));
    for (int j = 0; j < PUBLISHED.length; j++) {
      assertThat(fit.coefficient(j, DegreesOfFreedom.SATTERTHWAITE).degreesOfFreedom())
          .isCloseTo(PUBLISHED[j], within(0.013));
    }
    double[] race = rows(11, 1, 2);
    JointTest test = // SAS 9.4 as cited in mmrm, tests/testthat/test-satterthwaite.R
        fit.jointTest(race, DegreesOfFreedom.SATTERTHWAITE, InformationType.OBSERVED);
    assertThat(test.statistic()).isCloseTo(36.91, within(0.01));
    assertThat(test.denominator()).isCloseTo(165.555271036173, within(0.01)); // mmrm, Anova
    double[] interaction = rows(11, 8, 9, 10);
    test = fit.jointTest(interaction, DegreesOfFreedom.SATTERTHWAITE, InformationType.OBSERVED);
    assertThat(test.statistic()).isCloseTo(0.258059683823067, within(1e-4));
    assertThat(test.denominator()).isCloseTo(147.9145531646, within(0.02));
  }

  @Test
  @Tag("reference")
  void kenwardRogerMatchesSas() {
    ForcedExpiratoryVolume fev = ForcedExpiratoryVolume.read();
    double[] design = new double[2 * fev.response.length];
    for (int i = 0; i < fev.response.length; i++) {
      design[2 * i] = 1;
      design[2 * i + 1] = fev.design[i * 11 + 4];
    }
    List<CovarianceStructure> structures =
        List.of(
            CovarianceStructure.autoregressive(),
            CovarianceStructure.heterogeneousAutoregressive(4),
            CovarianceStructure.compoundSymmetry(),
            CovarianceStructure.heterogeneousCompoundSymmetry(4),
            CovarianceStructure.unstructured(4));
    RepeatedMeasures rows = RepeatedMeasures.of(design, fev.response, fev.subject, fev.visit);
    for (int i = 0; i < SAS.length; i++) {
      RepeatedMeasuresFit fit = RepeatedMeasuresModel.fit(rows, structures.get(i));
      StudentEstimate full = fit.coefficient(1, DegreesOfFreedom.KENWARD_ROGER);
      StudentEstimate linear = fit.coefficient(1, DegreesOfFreedom.KENWARD_ROGER_LINEAR);
      assertThat(full.degreesOfFreedom()).as("df %d", i).isCloseTo(SAS[i][0], within(0.1));
      assertThat(full.standardError()).as("full %d", i).isCloseTo(SAS[i][1], within(1e-4));
      assertThat(linear.standardError()).as("linear %d", i).isCloseTo(SAS[i][2], within(1e-4));
    }
  }

  @Test
  @Tag("reference")
  void expectedInformationMatchesPbkrtest() { // m <- lmer(... + (1 | USUBJID)), pbkrtest 0.5.2
    RepeatedMeasuresFit fit = compound();
    double[] errors = { // sqrt(diag(vcovAdj(m)))
      1.003121014705020, 0.782442831502987, 0.852275489667225, 0.670241779889297,
      1.151803000325741, 1.065294110131583, 1.059767675377335, 1.078058423105391,
      1.504425177574970, 1.546425666144066, 1.523740451487593
    };
    int[] columns = {0, 1, 4, 5, 10};
    double[] degrees = { // get_Lb_ddf(m, L)
      402.944650123592, 179.293421697681, 518.542718235871, 408.756968954223, 409.479786462233
    };
    for (int j = 0; j < errors.length; j++) {
      assertThat(kenwardRoger(fit, j).standardError()).isCloseTo(errors[j], within(1e-6));
    }
    for (int j = 0; j < columns.length; j++) {
      assertThat(kenwardRoger(fit, columns[j]).degreesOfFreedom())
          .isCloseTo(degrees[j], within(1e-3));
    }
    JointTest race = // KRmodcomp(m, L)
        fit.jointTest(rows(11, 1, 2), DegreesOfFreedom.KENWARD_ROGER, InformationType.EXPECTED);
    assertThat(race.statistic()).isCloseTo(23.6650913699221, within(1e-5));
    assertThat(race.denominator()).isCloseTo(182.232423244318, within(1e-3));
    JointTest interaction =
        fit.jointTest(rows(11, 8, 9, 10), DegreesOfFreedom.KENWARD_ROGER, InformationType.EXPECTED);
    assertThat(interaction.statistic()).isCloseTo(0.284000653398764, within(1e-6));
    assertThat(interaction.denominator()).isCloseTo(406.854547083961, within(1e-3));
  }

  @Test
  @Tag("reference")
  void observedInformationMatchesLmerTest() { // summary(m), contest(m, L), lmerTest 3.1-3
    RepeatedMeasuresFit fit = compound();
    int[] columns = {0, 1, 3, 4, 6};
    double[] degrees = {
      405.151903579555, 182.088398627467, 183.849271343794, 518.713972916703, 415.687789537153
    };
    for (int j = 0; j < columns.length; j++) {
      assertThat(fit.coefficient(columns[j], DegreesOfFreedom.SATTERTHWAITE).degreesOfFreedom())
          .isCloseTo(degrees[j], within(1e-4));
    }
    JointTest race =
        fit.jointTest(rows(11, 1, 2), DegreesOfFreedom.SATTERTHWAITE, InformationType.OBSERVED);
    assertThat(race.statistic()).isCloseTo(23.6930303520676, within(1e-5));
    assertThat(race.denominator()).isCloseTo(185.016141743632, within(1e-4));
    assertThat(race.p()).isCloseTo(6.90030746916701e-10, within(1e-14));
    JointTest interaction =
        fit.jointTest(rows(11, 8, 9, 10), DegreesOfFreedom.SATTERTHWAITE, InformationType.OBSERVED);
    assertThat(interaction.denominator()).isCloseTo(408.98840954614, within(1e-3));
  }

  @ParameterizedTest
  @EnumSource(
      value = DegreesOfFreedom.class,
      names = {"SATTERTHWAITE", "KENWARD_ROGER", "KENWARD_ROGER_LINEAR"})
  void twoVisitsOfEveryoneArePairedStudent(DegreesOfFreedom method) {
    int subjects = 9;
    double[] response = noise(2 * subjects, 5);
    double[] design = new double[4 * subjects];
    int[] subject = new int[2 * subjects];
    double[] visit = new double[2 * subjects];
    for (int i = 0; i < 2 * subjects; i++) {
      design[2 * i] = 1;
      design[2 * i + 1] = i % 2;
      subject[i] = i / 2;
      visit[i] = i % 2;
    }
    double mean = 0;
    double square = 0;
    for (int i = 0; i < subjects; i++) {
      double difference = response[2 * i + 1] - response[2 * i];
      mean += difference / subjects;
      square += difference * difference;
    }
    double error = Math.sqrt((square - subjects * mean * mean) / (subjects - 1) / subjects);
    for (CovarianceStructure structure :
        List.of(CovarianceStructure.unstructured(2), CovarianceStructure.compoundSymmetry())) {
      StudentEstimate change =
          RepeatedMeasuresModel.fit(
                  RepeatedMeasures.of(design, response, subject, visit), structure)
              .coefficient(1, method);
      assertThat(change.estimate()).isCloseTo(mean, within(1e-9));
      assertThat(change.standardError()).isCloseTo(error, within(1e-9));
      assertThat(change.degreesOfFreedom()).isCloseTo(subjects - 1, within(1e-6));
      SignificanceTest test = change.test(0);
      assertThat(test.p())
          .isCloseTo(SignificanceTest.student(mean / error, subjects - 1).p(), within(1e-9));
    }
  }

  /** Two arms of 6 subjects, 3 visits: the strata of aov(y ~ arm * visit + Error(subject)). */
  @ParameterizedTest
  @EnumSource(
      value = DegreesOfFreedom.class,
      names = {"KENWARD_ROGER", "SATTERTHWAITE"})
  void splitPlotIsAnalysisOfVariance(DegreesOfFreedom method) {
    int subjects = 12;
    double[] response = noise(3 * subjects, 11);
    SplitPlot anova = new SplitPlot(response, subjects);
    RepeatedMeasuresFit fit =
        RepeatedMeasuresModel.fit(anova.measures(), CovarianceStructure.compoundSymmetry());
    JointTest arm =
        fit.jointTest(
            new double[] {0, 0, 0, 1, 1 / 3.0, 1 / 3.0}, method, InformationType.OBSERVED);
    assertThat(arm.denominator()).isCloseTo(subjects - 2, within(1e-6));
    assertThat(arm.statistic()).isCloseTo(anova.armStatistic(), within(1e-7));
    JointTest interaction = fit.jointTest(rows(6, 4, 5), method, InformationType.OBSERVED);
    assertThat(interaction.denominator()).isCloseTo(2.0 * (subjects - 2), within(1e-5));
    assertThat(interaction.statistic()).isCloseTo(anova.interactionStatistic(), within(1e-7));
  }

  private static RepeatedMeasuresFit compound() {
    return RepeatedMeasuresModel.fit(
        ForcedExpiratoryVolume.read().byVisit(), CovarianceStructure.compoundSymmetry());
  }

  private static StudentEstimate kenwardRoger(RepeatedMeasuresFit fit, int column) {
    double[] weights = new double[11];
    weights[column] = 1;
    return fit.contrast(weights, DegreesOfFreedom.KENWARD_ROGER, InformationType.EXPECTED);
  }

  private static double[] rows(int columns, int... picked) {
    double[] rows = new double[columns * picked.length];
    for (int i = 0; i < picked.length; i++) {
      rows[i * columns + picked[i]] = 1;
    }
    return rows;
  }

  private static double[] noise(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[size];
    Arrays.setAll(values, i -> 40 + random.nextGaussian() * 5);
    for (int i = 1; i < size; i++) {
      values[i] = 0.5 * values[i] + 0.5 * values[i - 1]; // neighbours are alike
    }
    return values;
  }
}

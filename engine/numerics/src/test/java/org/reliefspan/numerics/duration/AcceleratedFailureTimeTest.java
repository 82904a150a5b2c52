package org.reliefspan.numerics.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: R 4.2.2, survival 3.5-3, {@code survreg}; the calls stand at the values. */
class AcceleratedFailureTimeTest {
  /** A column of the design. */
  interface Column {
    double applyAsDouble(String[] row);
  }

  private static final double OPEN = Double.POSITIVE_INFINITY;

  /**
   * 6-MP against placebo, Freireich and others 1963, Blood 21:699; weeks, 0 = still in remission.
   */
  private static final int[] PLACEBO = {
    1, 22, 3, 12, 8, 17, 2, 11, 8, 12, 2, 5, 4, 15, 8, 23, 5, 11, 4, 1, 8
  };

  private static final int[] MERCAPTOPURINE = {
    10, 7, 32, 23, 22, 6, 16, 34, 32, 25, 11, 20, 19, 6, 17, 35, 6, 13, 9, 6, 10
  };

  private static final int[] RELAPSED = {
    1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0
  };

  static DurationSample gehan() {
    double[] left = new double[42];
    double[] right = new double[42];
    double[] design = new double[84];
    for (int i = 0; i < 42; i++) {
      boolean treated = i >= 21;
      left[i] = treated ? MERCAPTOPURINE[i - 21] : PLACEBO[i];
      right[i] = treated && RELAPSED[i - 21] == 0 ? OPEN : left[i];
      design[2 * i] = 1;
      design[2 * i + 1] = treated ? 0 : 1;
    }
    return DurationSample.of(left, right, design, 2);
  }

  private static DurationFit fit(DurationDistribution distribution, DurationSample sample) {
    return AcceleratedFailureTime.of(distribution).fit(sample);
  }

  private static void checkEstimates(DurationFit fit, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit.coefficients().estimate(i))
          .isCloseTo(expected[i], within(1e-6 * (1 + Math.abs(expected[i]))));
    }
  }

  private static void checkErrors(DurationFit fit, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit.coefficients().standardError(i))
          .isCloseTo(expected[i], within(2e-5 * expected[i]));
    }
  }

  @Test
  void sixMercaptopurineMatchesTheBook() { // MASS::gehan; survreg(Surv(time, cens) ~ treat)
    DurationFit fit = fit(DurationDistribution.WEIBULL, gehan());
    assertThat(fit.coefficients().estimate(0)).isCloseTo(3.515687, within(5e-7));
    assertThat(fit.coefficients().estimate(1)).isCloseTo(-1.267335, within(5e-7));
    assertThat(fit.coefficients().estimate(2)).isCloseTo(-0.311709, within(5e-7));
  }

  @Test
  @Tag("reference")
  void breastCosmesisMatches() { // survreg(Surv(left, right, type = "interval2") ~ RadChem, dist)
    DurationSample sample = cosmesis();
    DurationFit weibull = fit(DurationDistribution.WEIBULL, sample);
    checkEstimates(weibull, 3.899276230373034, -0.567550536563053, -0.4791013600440034);
    checkErrors(weibull, 0.14052979130022172, 0.1757295633222769);
    checkLikelihood(weibull, -143.32082710990287);
    DurationFit lognormal = fit(DurationDistribution.LOGNORMAL, sample);
    checkEstimates(lognormal, 3.5478748805547005, -0.42100045637249556, -0.1254028867918768);
    checkErrors(lognormal, 0.15416792590188416, 0.2031900468982866);
    checkLikelihood(lognormal, -146.62233196831735);
    DurationFit logistic = fit(DurationDistribution.LOGLOGISTIC, sample);
    checkEstimates(logistic, 3.609245079162037, -0.4873068737132274, -0.6939037249727283);
    checkErrors(logistic, 0.15108048625248807, 0.1951272028521937);
    checkLikelihood(logistic, -145.5850621678408);
    DurationFit exponential = fit(DurationDistribution.EXPONENTIAL, sample);
    checkEstimates(exponential, 4.118559781048378, -0.7415811987333424);
    checkErrors(exponential, 0.21839680277075765, 0.2768894441669055);
    checkLikelihood(exponential, -149.86635566884783);
    DerivedEstimate median = weibull.at(new double[] {1, 0}).median().orElseThrow();
    assertThat(median.value()).isCloseTo(39.34151120521377, within(2e-5));
    median = weibull.at(new double[] {1, 1}).median().orElseThrow();
    assertThat(median.value()).isCloseTo(22.30318937680228, within(2e-5));
  }

  @Test
  @Tag("reference")
  void diabetesMatches() { // ~ gender; left = 0 is left-censored
    List<String[]> rows = ReferenceData.rows("estimators/ir_diabetes_interval.csv");
    DurationSample sample = sample(rows, 0, 1, row -> 1, row -> row[2].equals("male") ? 1 : 0);
    DurationFit fit = fit(DurationDistribution.WEIBULL, sample);
    checkLikelihood(fit, -2027.196333190934); // rel.tolerance = 1e-14
    checkEstimates(fit, 2.9079774183891844, 0.04575829604522984, -1.038961781961503);
    checkErrors(fit, 0.02234308129227417, 0.02750111548628167, 0.02814564230299176);
  }

  @Test
  @Tag("reference")
  void ovarianMatches() { // Surv(futime, fustat) ~ ecog.ps + rx
    List<String[]> rows = ReferenceData.rows("estimators/ovarian.csv");
    DurationSample sample =
        timed(rows, 0, 1, "1", row -> 1, row -> number(row[5]), row -> number(row[4]));
    DurationFit fit = fit(DurationDistribution.WEIBULL, sample);
    checkEstimates(fit, 6.89669313, -0.38504255, 0.52864550, -0.12344181);
  }

  @Test
  @Tag("reference")
  void nerveBlocksMatch() { // subset(d, med_duration > 0); Surv(med_duration, 1 - med_censor)
    List<String[]> rows = new ArrayList<>(ReferenceData.rows(NERVE));
    DurationSample all = timed(rows, 12, 13, "0", row -> 1, row -> row[1].equals("2") ? 1 : 0);
    assertThatThrownBy(() -> fit(DurationDistribution.WEIBULL, all))
        .hasMessageContaining("point mass");
    rows.removeIf(row -> number(row[12]) == 0);
    DurationSample lasting = timed(rows, 12, 13, "0", row -> 1, row -> row[1].equals("2") ? 1 : 0);
    DurationFit fit = fit(DurationDistribution.WEIBULL, lasting);
    checkEstimates(fit, 2.8670221811517216, 0.046208796354690114, -0.20163929656406623);
    checkLikelihood(fit, -347.26424506363355);
    DurationFit twoPart =
        AcceleratedFailureTime.of(DurationDistribution.WEIBULL)
            .withPointMassAtZero(AcceleratedFailureTime.DesignPart.intercept(103))
            .fit(all);
    checkEstimates(twoPart, 2.8670221811517216, 0.046208796354690114, -0.20163929656406623);
    assertThat(twoPart.coefficients().estimate(3)).isCloseTo(Math.log(2 / 101.0), within(1e-9));
    assertThat(twoPart.coefficients().standardError(3))
        .isCloseTo(Math.sqrt(1 / 2.0 + 1 / 101.0), within(1e-9));
    double share = 2 * Math.log(2 / 103.0) + 101 * Math.log(101 / 103.0);
    checkLikelihood(twoPart, -347.26424506363355 + share);
  }

  private static final String NERVE = "data/nerve_block_duration/supraclavicular.csv";

  @Test
  @Tag("reference")
  void smokingMatches() { // ttr 0 -> 0.5; ~ patchOnly
    List<String[]> rows = smokingRows();
    DurationSample sample =
        timed(rows, 1, 2, "1", row -> 1, row -> row[3].equals("patchOnly") ? 1 : 0);
    DurationFit fit = fit(DurationDistribution.WEIBULL, sample);
    checkEstimates(fit, 5.285944607278714, -1.2513663784533353, 0.6887533705869449);
    checkLikelihood(fit, -461.8133312769918);
  }

  @Test
  @Tag("reference")
  void lungMatches() { // survreg(Surv(time, status) ~ age + sex + ph.ecog, lung, dist)
    List<String[]> rows = new ArrayList<>(lungRows());
    rows.removeIf(row -> row[5].isEmpty() || row[5].equals("NA"));
    DurationSample sample = lung(rows, row -> number(row[5]));
    DurationFit weibull = fit(DurationDistribution.WEIBULL, sample);
    checkEstimates(
        weibull,
        6.273435251998689,
        -0.007475439408409235,
        0.40109054117361936,
        -0.33963809829728464,
        -0.31319273029660705);
    checkErrors(
        weibull,
        0.4535777108021327,
        0.006763507667407411,
        0.12373256651271884,
        0.08347841502854773,
        0.06134645525997044);
    checkLikelihood(weibull, -1132.438745882319);
    checkLikelihood(
        AcceleratedFailureTime.of(DurationDistribution.WEIBULL).fitIntercept(sample),
        -1147.428056873296);
    assertThat(weibull.aic()).isCloseTo(2 * 5 + 2 * 1132.438745882319, within(1e-6));
    DurationFit lognormal = fit(DurationDistribution.LOGNORMAL, sample);
    checkEstimates(
        lognormal,
        6.494786727233931,
        -0.019181868101864,
        0.5219528789466027,
        -0.35556667050254837,
        0.02823227372677995);
    checkLikelihood(lognormal, -1146.88183108603);
    DurationFit logistic = fit(DurationDistribution.LOGLOGISTIC, sample);
    checkEstimates(
        logistic,
        5.9366869206199455,
        -0.00807991943042864,
        0.48662357089616787,
        -0.4046155115736242,
        -0.6233571522421123);
    checkLikelihood(logistic, -1137.489612269495);
    DurationFit exponential = fit(DurationDistribution.EXPONENTIAL, sample);
    checkEstimates(
        exponential,
        6.373423198241772,
        -0.01021736059394216,
        0.5090613997838781,
        -0.405016989975992);
    checkErrors(
        exponential,
        0.6207551013080377,
        0.009176894782060425,
        0.1671611892763865,
        0.11269745509555244);
  }

  @Test
  @Tag("reference")
  void weightsFixedScaleAndStrataMatch() {
    DurationSample sample = lung(lungRows());
    double[] weight = new double[sample.rows()];
    Arrays.setAll(weight, i -> (i + 1) % 3 + 1); // weights = (seq_len(228) %% 3) + 1
    DurationFit lognormal = fit(DurationDistribution.LOGNORMAL, sample.withWeights(weight));
    checkEstimates(
        lognormal,
        6.268882759021984,
        -0.02345196147898588,
        0.6382803372989786,
        0.02807814361705016);
    checkErrors(
        lognormal,
        0.415621341826704,
        0.00582425431702815,
        0.10903590762065059,
        0.03998041566997344);
    checkLikelihood(lognormal, -2275.587047303664);
    DurationFit fixed = // scale = .5
        AcceleratedFailureTime.of(DurationDistribution.WEIBULL).withFixedScale(0.5).fit(sample);
    checkEstimates(fixed, 6.259741136604816, -0.008731530597793332, 0.263046719964972);
    checkErrors(fixed, 0.3220242244989508, 0.004674146373961471, 0.08342454345729815);
    checkLikelihood(fixed, -1174.455991699219);
    List<String[]> rows = lungRows(); // ~ age + strata(sex)
    double[] design = new double[2 * rows.size()];
    int[] sex = new int[rows.size()];
    for (int i = 0; i < sex.length; i++) {
      design[2 * i] = 1;
      design[2 * i + 1] = number(rows.get(i)[3]);
      sex[i] = Integer.parseInt(rows.get(i)[4]) - 1;
    }
    DurationFit strata =
        fit(DurationDistribution.WEIBULL, sample.withDesign(design, 2).withScaleStrata(sex));
    checkEstimates(
        strata, 6.8387934826830525, -0.01246917565358503, -0.2111617569420424, -0.411284632495219);
    checkErrors(
        strata, 0.4366069137364934, 0.006881604990086675, 0.07886865003410795, 0.10679128977268541);
    checkLikelihood(strata, -1150.818766397086);
  }

  @Test
  @Tag("reference")
  void clusterRobustErrorsMatch() { // ~ age + sex + cluster(inst), the row without inst left out
    List<String[]> rows = new ArrayList<>(lungRows());
    rows.removeIf(row -> row[0].isEmpty() || row[0].equals("NA"));
    int[] place = rows.stream().mapToInt(row -> Integer.parseInt(row[0])).toArray();
    int[] distinct = Arrays.stream(place).distinct().toArray();
    int[] cluster = Arrays.stream(place).map(p -> index(distinct, p)).toArray();
    DurationFit fit = fit(DurationDistribution.WEIBULL, lung(rows).withClusters(cluster));
    checkEstimates(
        fit, 6.2754148126782905, -0.01229048739231924, 0.3831908492197486, -0.278476199285349);
    double[] robust = {
      0.41508567411609365, 0.00596933508030336, 0.11116141924020473, 0.06333286786975698
    };
    for (int i = 0; i < 4; i++) {
      assertThat(fit.coefficients().robustStandardError(i).orElseThrow())
          .isCloseTo(robust[i], within(1e-5 * robust[i]));
    }
    checkErrors(
        fit, 0.48327859127872147, 0.006992554443654404, 0.12814974933968884, 0.06207740949577533);
  }

  private static int index(int[] values, int value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    throw new IllegalArgumentException("absent");
  }

  /**
   * n <- 228; i <- 1:n; L <- ifelse(i %% 4 == 0, NA, time); R <- ifelse(status == 1, NA, ifelse(i
   * %% 4 == 1, time * 1.5, time)); where both are missing L <- time; rel.tolerance = 1e-14.
   */
  @Test
  @Tag("reference")
  void mixesOfAllKindsMatch() {
    List<String[]> rows = lungRows();
    int size = rows.size();
    double[] left = new double[size];
    double[] right = new double[size];
    for (int i = 0; i < size; i++) {
      double time = number(rows.get(i)[1]);
      boolean censored = rows.get(i)[2].equals("1");
      left[i] = (i + 1) % 4 == 0 && !censored ? 0 : time;
      right[i] = censored ? OPEN : (i + 1) % 4 == 1 ? time * 1.5 : time;
    }
    DurationSample sample = lung(rows);
    double[] design = new double[size * 3];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < 3; j++) {
        design[3 * i + j] = sample.covariate(i, j);
      }
    }
    DurationSample mixed = DurationSample.of(left, right, design, 3);
    DurationFit weibull = fit(DurationDistribution.WEIBULL, mixed);
    checkEstimates(
        weibull, 6.35478633720683, -0.01420936101381034, 0.40180507677416255, -0.06038756671292346);
    checkErrors(
        weibull, 0.6038036998093541, 0.008673067160015408, 0.1609911949704285, 0.07220237148036468);
    checkLikelihood(weibull, -756.3907344256088);
    DurationFit lognormal = fit(DurationDistribution.LOGNORMAL, mixed);
    checkEstimates(
        lognormal, 6.293393404767813, -0.02386394023144709, 0.5569079762798994, 0.2266265257794456);
    checkLikelihood(lognormal, -767.8075634885174);
    DurationFit logistic = fit(DurationDistribution.LOGLOGISTIC, mixed);
    checkEstimates(
        logistic, 6.003480252703914, -0.01709391305511552, 0.5051878802241306, -0.3496016724713589);
    checkErrors(
        logistic, 0.6737894386934923, 0.00972582167530186, 0.1773662189072558, 0.07546215335224081);
    checkLikelihood(logistic, -765.2378811027451);
  }

  @Test
  @Tag("reference")
  void quantilesAndTheirErrorsMatch() { // predict(type = "quantile", p = c(.1,.5,.9), se = TRUE)
    DurationFit fit = fit(DurationDistribution.WEIBULL, lung(lungRows()));
    DurationProfile profile = fit.at(new double[] {1, 60, 1});
    double[] p = {0.1, 0.5, 0.9};
    double[] value = {68.34887113189784, 282.91521175694584, 699.5376311374275};
    double[] error = {9.247762990923963, 22.450731599476704, 57.288602251811405};
    for (int i = 0; i < 3; i++) {
      DerivedEstimate estimate = profile.quantile(p[i]).orElseThrow();
      assertThat(estimate.value()).isCloseTo(value[i], within(2e-6 * value[i]));
      assertThat(estimate.standardError()).isCloseTo(error[i], within(1e-5 * error[i]));
      assertThat(profile.survival(estimate.value()).value()).isCloseTo(1 - p[i], within(1e-12));
    }
  }

  /** Densities written out with dgamma's formulas in R, maximised by optim to reltol 1e-16. */
  @Test
  @Tag("reference")
  void familiesWithAShapeMatchDirectMaximisation() { // lung, ~ age + sex
    DurationFit gamma = fit(DurationDistribution.GENERALISED_GAMMA, lung(lungRows()));
    checkLikelihood(gamma, -1147.05223250431, 1e-9);
    checkNear(gamma, 5e-6, 6.27126304, -0.0123229241, 0.384207832, -0.277700988, 0.98582982);
    checkErrors(
        gamma,
        2e-4,
        new double[] {0.48540676, 0.00704563908, 0.131692029, 0.0928042368, 0.213178052});
    DurationFit gompertz = fit(DurationDistribution.GOMPERTZ, lung(lungRows()));
    checkLikelihood(gompertz, -1148.903673609449, 1e-9);
    checkNear(gompertz, 2e-5, -6.73707811, 0.0162129116, -0.489400736, 0.00139433265);
    checkErrors(
        gompertz, 1e-4, new double[] {0.647522375, 0.00918845207, 0.166998553, 0.000349458732});
  }

  @Test
  @Tag("reference")
  void leftTruncationMatchesDirectMaximisation() { // entry 50 for times above 100, log-normal
    DurationSample sample = lung(lungRows());
    double[] entry = new double[sample.rows()];
    Arrays.setAll(entry, i -> number(lungRows().get(i)[1]) > 100 ? 50 : 0);
    DurationFit fit = fit(DurationDistribution.LOGNORMAL, sample.withEntries(entry));
    checkLikelihood(fit, -1143.166078257846, 1e-9);
    checkNear(fit, 2e-5, 6.35310427, -0.0299880192, 0.705646022, 0.232142081);
    checkErrors(fit, 1e-4, new double[] {0.827756101, 0.0117383047, 0.219446861, 0.0785492763});
  }

  @Test
  @Tag("reference")
  void curedShareMatchesDirectMaximisation() { // smoking, 0 -> 0.5, log-normal, both ~ patchOnly
    List<String[]> rows = smokingRows();
    DurationSample sample =
        timed(rows, 1, 2, "1", row -> 1, row -> row[3].equals("patchOnly") ? 1 : 0);
    double[] design = new double[2 * rows.size()];
    Arrays.setAll(design, i -> sample.covariate(i / 2, i % 2));
    DurationFit fit =
        AcceleratedFailureTime.of(DurationDistribution.LOGNORMAL)
            .withCuredShare(new AcceleratedFailureTime.DesignPart(design, 2))
            .fit(sample);
    checkLikelihood(fit, -457.405797032513, 1e-9);
    checkNear(fit, 1e-3, 3.97870664, -0.993636331, 0.884571122, -1.94206725, -2.71506756);
    checkErrors(fit, 5e-3, new double[] {0.795779911, 0.732095335, 0.146116841, 1.75355335});
    FollowUpSufficiency followUp = fit.followUp();
    assertThat(followUp.latestEnd()).isCloseTo(170, within(1e-9));
    assertThat(followUp.endsNearLatest()).isEqualTo(2);
    assertThat(followUp.statistic()).isCloseTo(0.1331641446748087, within(1e-12));
    assertThat(followUp.isSufficient()).isFalse();
    assertThat(fit.at(new double[] {1, 0}, new double[0], new double[] {1, 0}, 0).quantile(0.9))
        .isEmpty();
    assertThatThrownBy(
            () ->
                AcceleratedFailureTime.of(DurationDistribution.WEIBULL)
                    .withCuredShare(AcceleratedFailureTime.DesignPart.intercept(94))
                    .fit(cosmesis()))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("infinity");
  }

  private static void checkNear(DurationFit fit, double relative, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit.coefficients().estimate(i))
          .isCloseTo(expected[i], within(relative * Math.abs(expected[i])));
    }
  }

  private static void checkErrors(DurationFit fit, double relative, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit.coefficients().standardError(i))
          .isCloseTo(expected[i], within(relative * expected[i]));
    }
  }

  private static void checkLikelihood(DurationFit fit, double expected, double relative) {
    assertThat(fit.logLikelihood()).isCloseTo(expected, within(relative * Math.abs(expected)));
  }

  private static void checkLikelihood(DurationFit fit, double expected) {
    assertThat(fit.logLikelihood()).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
  }

  static DurationSample cosmesis() {
    return sample(
        ReferenceData.rows("estimators/bcos_interval.csv"),
        0,
        1,
        row -> 1,
        row -> row[2].equals("RadChem") ? 1 : 0);
  }

  private static List<String[]> smokingRows() {
    List<String[]> rows = ReferenceData.rows("data/asaur_cc0/pharmacoSmoking.csv");
    for (String[] row : rows) {
      row[1] = row[1].equals("0") ? "0.5" : row[1];
    }
    return rows;
  }

  static List<String[]> lungRows() {
    return ReferenceData.rows("estimators/lung.csv");
  }

  static DurationSample lung(List<String[]> rows, Column... more) {
    List<Column> columns = new ArrayList<>();
    columns.add(row -> 1);
    columns.add(row -> number(row[3]));
    columns.add(row -> number(row[4]));
    columns.addAll(List.of(more));
    return timed(rows, 1, 2, "2", columns);
  }

  private static DurationSample sample(
      List<String[]> rows, int left, int right, Column... columns) {
    double[] from = new double[rows.size()];
    double[] to = new double[rows.size()];
    for (int i = 0; i < from.length; i++) {
      from[i] = number(rows.get(i)[left]);
      String end = rows.get(i)[right];
      to[i] = end.isEmpty() || end.equals("NA") || end.equals("Inf") ? OPEN : number(end);
    }
    return DurationSample.of(from, to, design(rows, List.of(columns)), columns.length);
  }

  private static DurationSample timed(
      List<String[]> rows, int time, int status, String ended, Column... columns) {
    return timed(rows, time, status, ended, List.of(columns));
  }

  private static DurationSample timed(
      List<String[]> rows, int time, int status, String ended, List<Column> columns) {
    double[] from = new double[rows.size()];
    double[] to = new double[rows.size()];
    for (int i = 0; i < from.length; i++) {
      from[i] = number(rows.get(i)[time]);
      to[i] = rows.get(i)[status].equals(ended) ? from[i] : OPEN;
    }
    return DurationSample.of(from, to, design(rows, columns), columns.size());
  }

  private static double[] design(List<String[]> rows, List<Column> columns) {
    double[] design = new double[rows.size() * columns.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < columns.size(); j++) {
        design[i * columns.size() + j] = columns.get(j).applyAsDouble(rows.get(i));
      }
    }
    return design;
  }

  static double number(String text) {
    return text.isEmpty() || text.equals("NA") ? 0 : Double.parseDouble(text);
  }

  @Test
  void dependentColumnsAreLeftOut() {
    DurationSample sample = gehan();
    double[] design = new double[42 * 3];
    for (int i = 0; i < 42; i++) {
      design[3 * i] = 1;
      design[3 * i + 1] = 1 - sample.covariate(i, 1);
      design[3 * i + 2] = sample.covariate(i, 1);
    }
    Coefficients coefficients =
        fit(DurationDistribution.WEIBULL, sample.withDesign(design, 3)).coefficients();
    assertThat(coefficients.isEstimable(2)).isFalse();
    assertThat(coefficients.estimate(1)).isCloseTo(1.267335, within(5e-7));
    assertThat(coefficients.estimate(3)).isCloseTo(-0.311709, within(5e-7));
  }
}

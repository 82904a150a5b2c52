package org.reliefspan.numerics.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.limits.Limits;

/**
 * R 4.2.2, msm 1.7-1, control = list(fnscale = 1000, reltol = 1e-15, maxit = 10000). psor is the
 * package's data of psoriatic arthritis (Gladman, Farewell and Nadeau 1995); the simulated visits
 * stand beside this test. msm refers intensities to covariate means over all rows but each
 * subject's last, as {@code centeredAt(visits.means())} does.
 */
class PanelEstimatorTest {
  private static final TransitionGraph FORWARD = TransitionGraph.parse("1-2,2-3,3-4");
  private static final TransitionGraph ILLNESS = TransitionGraph.parse("1-2,2-1,1-3,2-3");

  /** msm(state ~ months, ptnum, qmatrix, covariates = ~ollwsdrt + hieffusn, constraint = 1 1 1). */
  @Test
  void psoriaticArthritisWithEqualEffects() {
    PanelVisits visits = psor();
    PanelModel model =
        PanelModel.over(FORWARD)
            .covariate("ollwsdrt", 1, 1, 1)
            .covariate("hieffusn", 1, 1, 1)
            .centeredAt(visits.means())
            .build();
    PanelEstimate fit = PanelEstimator.fit(model, visits);
    assertThat(-2 * fit.logLikelihood()).isCloseTo(1121.1122006389, within(1e-8));
    assertEstimates(fit, -2.3320741994, -1.7986155547, -1.4972706575, -0.3623434619, 0.4460940851);
    assertErrors(fit, 0.11992799, 0.11901052, 0.14601169, 0.17070248, 0.18229233);
    assertThat(visits.means())
        .containsExactly(new double[] {0.309576837416, 0.167037861915}, within(1e-11));
    PanelProfile profile = fit.at(visits.means());
    assertQuantity(profile.sojourn(0), 10.29928215818, 1.235172180449);
    assertLimits(profile.sojourn(0), 8.14186820967, 13.02836280840);
    assertQuantity(profile.sojourn(2), 4.46947368359, 0.652595392029);
    assertThat(profile.probability(12, 0, 1).value()).isCloseTo(0.247843703109, within(1e-5));
    assertThat(profile.probability(12, 0, 3).value()).isCloseTo(0.266690340742, within(1e-5));
    assertThat(profile.lengthOfStay(60, 0, 0).value()).isCloseTo(10.26889011761, within(2e-4));
    assertThat(profile.lengthOfStay(60, 0, 3).value()).isCloseTo(39.31825063145, within(2e-4));
    assertLimits(fit.hazardRatio(3), 0.498120042006, 0.972609375829);
    assertThat(fit.at(1, 0).intensity(0).value()).isCloseTo(0.07018, within(5e-6));
    assertLimits(fit.at(1, 0).intensity(0), 0.04983, 0.09884);
  }

  @Test
  void psoriaticArthritisWithFreeEffectsAndWithNone() {
    PanelVisits visits = psor();
    PanelModel model =
        PanelModel.over(FORWARD)
            .covariate("ollwsdrt")
            .covariate("hieffusn")
            .centeredAt(visits.means())
            .build();
    PanelEstimate fit = PanelEstimator.fit(model, visits);
    assertThat(-2 * fit.logLikelihood()).isCloseTo(1112.6133033515, within(1e-8));
    assertEstimates(
        fit,
        -2.2990840168,
        -1.8182097711,
        -1.3441971781,
        -0.3119660385,
        -0.7811903587,
        0.4547063072,
        0.8491596560,
        0.5195123670,
        0.3321721418);
    assertErrors(
        fit,
        0.12215637,
        0.12162360,
        0.14949059,
        0.27646725,
        0.28039633,
        0.36030962,
        0.38754869,
        0.29125395,
        0.30028735);
    assertThat(model.names().get(4)).isEqualTo("ollwsdrt:2-3");
    PanelVisits bare = psorBuilder(psorRows()).build();
    PanelEstimate none = PanelEstimator.fit(PanelModel.over(FORWARD).build(), bare);
    assertThat(-2 * none.logLikelihood()).isCloseTo(1246.0152804592, within(1e-8));
    assertErrors(none, 0.11205326, 0.11526057, 0.13024166);
  }

  @Test
  void snapshotsOnly() {
    PanelVisits visits = SimulatedVisits.known().rows().build();
    PanelEstimate fit = PanelEstimator.fit(PanelModel.over(ILLNESS).build(), visits);
    assertThat(-2 * fit.logLikelihood()).isCloseTo(1237.1831913538, within(1e-8));
    assertEstimates(fit, -4.617027435, -6.986322372, -4.874768736, -6.389879024);
    assertErrors(fit, 0.11154974, 0.29112826, 0.12642203, 0.19153609);
  }

  /** deathexact = 3. */
  @Test
  void exactDeathsWithCovariates() {
    SimulatedVisits data = SimulatedVisits.known();
    PanelVisits visits = data.rows().enteredExactly(2).design(data.xAndAge(), 2).build();
    PanelModel model =
        PanelModel.over(ILLNESS).covariate("x").covariate("age").centeredAt(visits.means()).build();
    PanelEstimate fit = PanelEstimator.fit(model, visits);
    assertThat(-2 * fit.logLikelihood()).isCloseTo(1527.8590696535, within(1e-8));
    assertEstimates(
        fit,
        -4.56728775648,
        -7.26520086574,
        -4.86233604593,
        -6.44089414101,
        -0.13715726350,
        -0.41983166567,
        0.54887679484,
        -0.12376340400,
        0.01499631447,
        -0.02117596366,
        0.01085251756,
        0.04026445167);
    assertErrors(
        fit,
        0.1146798523,
        0.4587728103,
        0.1294560969,
        0.2290824355,
        0.2312752523,
        0.7877926092,
        0.2646602276,
        0.3882391099,
        0.0098871353,
        0.0321036186,
        0.0110634625,
        0.0154751879);
    PanelProfile profile = fit.at(1, 60);
    assertThat(profile.lengthOfStay(365, 0, 0).value()).isCloseTo(183.000819915, within(2e-3));
    assertThat(profile.lengthOfStay(365, 0, 1).value()).isCloseTo(127.305563953, within(2e-3));
    assertThat(profile.probability(90, 0, 1).value()).isCloseTo(0.375371268136, within(5e-6));
    assertQuantity(profile.sojourn(0), 97.0915449119, 14.3013563713);
    assertLimits(profile.intensity(1), 0.0001924, 0.001793);
  }

  /** censor = 99, censor.states = c(1, 2), also between known states. */
  @Test
  void statesNotKnown() {
    SimulatedVisits data = SimulatedVisits.all();
    PanelVisits visits = data.rows().enteredExactly(2).unknown(98, 0, 1).design(data.x, 1).build();
    PanelModel model = PanelModel.over(ILLNESS).covariate("x").centeredAt(visits.means()).build();
    PanelEstimate fit = PanelEstimator.fit(model, visits);
    assertThat(-2 * fit.logLikelihood()).isCloseTo(1542.1951220444, within(1e-8));
    assertThat(fit.coefficients().estimate(4)).isCloseTo(-0.07059213837, within(2e-5));
    assertThat(fit.coefficients().standardError(4)).isCloseTo(0.22791705, within(1e-5));
    assertThat(fit.coefficients().estimate(6)).isCloseTo(0.53826212981, within(2e-5));
  }

  /** constraint = list(x = c(1, 2, 3, 2)). */
  @Test
  void someEffectsEqual() {
    SimulatedVisits data = SimulatedVisits.known();
    PanelVisits visits = data.rows().enteredExactly(2).design(data.x, 1).build();
    PanelModel model =
        PanelModel.over(ILLNESS).covariate("x", 1, 2, 3, 2).centeredAt(visits.means()).build();
    PanelEstimate fit = PanelEstimator.fit(model, visits);
    assertThat(-2 * fit.logLikelihood()).isCloseTo(1537.1717564005, within(1e-8));
    assertThat(model.names())
        .isEqualTo(List.of("1-2", "1-3", "2-1", "2-3", "x:1-2", "x:1-3,2-3", "x:2-1"));
    assertThat(fit.coefficients().estimate(5)).isCloseTo(-0.2597341777, within(1e-5));
    assertThat(fit.coefficients().standardError(5)).isCloseTo(0.28829441, within(1e-5));
  }

  /** pci = 180; the length of stay by totlos.msm. */
  @Test
  void intensitiesThatChangeOnDay180() {
    PanelVisits visits = SimulatedVisits.known().rows().enteredExactly(2).cuts(180).build();
    PanelEstimate fit = PanelEstimator.fit(PanelModel.over(ILLNESS).cuts(180).build(), visits);
    assertThat(-2 * fit.logLikelihood()).isCloseTo(1542.7915635287, within(1e-8));
    assertThat(fit.model().names().get(4)).isEqualTo("from 180:1-2");
    double[] change = {-0.18109437784, -0.02981336574, 0.19160864075, 0.24212007704};
    double[] error = {0.25544256, 0.79166857, 0.26125763, 0.39893164};
    for (int i = 0; i < 4; i++) {
      assertThat(fit.coefficients().estimate(4 + i)).isCloseTo(change[i], within(1e-5));
      assertThat(fit.coefficients().standardError(4 + i)).isCloseTo(error[i], within(1e-5));
    }
    PanelProfile profile = fit.at();
    assertThat(profile.probability(365, 0, 0).value()).isCloseTo(0.315277701418, within(1e-5));
    assertThat(profile.probability(365, 1, 2).value()).isCloseTo(0.400693510049, within(1e-5));
  }

  /** exacttimes = TRUE. */
  @Test
  void everyMoveSeen() {
    SimulatedVisits data = SimulatedVisits.known();
    Sighting[] moved = new Sighting[data.day.length];
    Arrays.fill(moved, Sighting.MOVED);
    PanelVisits visits = data.rows().sightings(moved).design(data.x, 1).build();
    PanelModel model = PanelModel.over(ILLNESS).covariate("x").centeredAt(visits.means()).build();
    PanelEstimate fit = PanelEstimator.fit(model, visits);
    assertThat(-2 * fit.logLikelihood()).isCloseTo(3236.4521146996, within(1e-8));
    assertEstimates(
        fit,
        -5.1366335250,
        -6.9242818802,
        -5.4223142844,
        -6.4481818643,
        -0.1596851173,
        -0.6260582419,
        0.4361447712,
        -0.1021789957);
    assertErrors(
        fit,
        0.094648198,
        0.232889762,
        0.108529576,
        0.181726707,
        0.192069378,
        0.459468279,
        0.221745240,
        0.359397616);
  }

  /** fixedpars = 2, the intensity of 1-3 kept at .001. */
  @Test
  void oneIntensityFixed() {
    PanelVisits visits = SimulatedVisits.known().rows().enteredExactly(2).build();
    PanelModel model = PanelModel.over(ILLNESS).fix(1, Math.log(.001)).build();
    PanelEstimate fit = PanelEstimator.fit(model, visits);
    assertThat(-2 * fit.logLikelihood()).isCloseTo(1545.9255337814, within(1e-8));
    assertErrors(fit, 0.11109923, 0, 0.12632058, 0.19085166);
    assertThat(fit.coefficients().limits(1, 0.95))
        .contains(new Limits(Math.log(.001), Math.log(.001)));
  }

  /** Incomplete rows left out, as msm does. */
  static PanelVisits psor() {
    List<String[]> rows =
        psorRows().stream().filter(row -> !row[3].isEmpty() && !row[4].isEmpty()).toList();
    double[] design = new double[2 * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      design[2 * i] = Double.parseDouble(rows.get(i)[4]);
      design[2 * i + 1] = Double.parseDouble(rows.get(i)[3]);
    }
    return psorBuilder(rows).design(design, 2).build();
  }

  private static List<String[]> psorRows() {
    return ReferenceData.rows("estimators/psor_panel.csv");
  }

  private static PanelVisits.Builder psorBuilder(List<String[]> rows) {
    int[] subject = rows.stream().mapToInt(row -> Integer.parseInt(row[0])).toArray();
    double[] month = rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
    int[] state = rows.stream().mapToInt(row -> Integer.parseInt(row[2]) - 1).toArray();
    return PanelVisits.of(subject, month, state);
  }

  private static void assertEstimates(PanelEstimate fit, double... expected) {
    assertThat(fit.coefficients().estimates()).containsExactly(expected, within(2e-5));
  }

  private static void assertErrors(PanelEstimate fit, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit.coefficients().standardError(i)).isCloseTo(expected[i], within(2e-5));
    }
  }

  private static void assertQuantity(PanelQuantity quantity, double value, double error) {
    assertThat(quantity.value() / value).isCloseTo(1, within(2e-5));
    assertThat(quantity.standardError() / error).isCloseTo(1, within(5e-5));
  }

  private static void assertLimits(PanelQuantity quantity, double lower, double upper) {
    assertThat(quantity.limits(0.95).lower() / lower).isCloseTo(1, within(3e-4));
    assertThat(quantity.limits(0.95).upper() / upper).isCloseTo(1, within(3e-4));
  }
}

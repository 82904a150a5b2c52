package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/**
 * Real trials, read from the reference data. Golden values: R 4.2.2, survival 3.5-3, the calls in
 * each folder's reference.R ({@code survfit}, {@code survdiff}, {@code summary(rmean =)}).
 */
@Tag("reference")
class PublishedDataTest {
  /** Rows with their groups, read from one file. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Trial(SurvivalData data, int[] group) {
    static Trial read(
        String file,
        ToDoubleFunction<String[]> time,
        ToIntFunction<String[]> status,
        ToIntFunction<String[]> group) {
      List<String[]> rows = ReferenceData.rows(file);
      return new Trial(
          SurvivalData.of(
              rows.stream().mapToDouble(time).toArray(), rows.stream().mapToInt(status).toArray()),
          rows.stream().mapToInt(group).toArray());
    }

    KaplanMeier curve(int group) {
      return KaplanMeier.of(data.ofGroup(this.group, group));
    }

    double chiSquare(double rho) {
      return LogRank.of(data, group, 2, rho).test().orElseThrow().statistic();
    }
  }

  private static Trial lung() {
    return Trial.read(
        "data/survival_r/lung.csv",
        row -> Double.parseDouble(row[1]),
        row -> Integer.parseInt(row[2]) - 1,
        row -> row[4].equals("1") ? 0 : 1);
  }

  private static void median(KaplanMeier curve, LimitScale scale, double[] expected) {
    QuantileEstimate median = curve.quantile(0.5, 0.95, scale);
    assertThat(median.estimate().orElse(Double.NaN)).isCloseTo(expected[0], within(1e-12));
    assertThat(median.lower().orElse(Double.NaN)).isCloseTo(expected[1], within(1e-12));
    if (Double.isNaN(expected[2])) {
      assertThat(median.upper()).isEmpty();
    } else {
      assertThat(median.upper().orElse(Double.NaN)).isCloseTo(expected[2], within(1e-12));
    }
  }

  private static void mean(KaplanMeier curve, double tau, double mean, double error) {
    RestrictedMean restricted = curve.restrictedMean(tau).orElseThrow();
    assertThat(restricted.mean()).isCloseTo(mean, within(1e-11));
    assertThat(restricted.standardError()).isCloseTo(error, within(1e-11));
  }

  @Test
  void lungCancerBySex() {
    Trial trial = lung();
    median(trial.curve(0), LimitScale.LOG, new double[] {270, 212, 310});
    median(trial.curve(1), LimitScale.LOG, new double[] {426, 348, 550});
    median(trial.curve(0), LimitScale.LOG_MINUS_LOG, new double[] {270, 210, 306});
    median(trial.curve(1), LimitScale.LOG_MINUS_LOG, new double[] {426, 345, 524});
    mean(trial.curve(0), 365, 241.49508519205702, 10.358226491096945);
    mean(trial.curve(1), 365, 297.4654095320368, 10.79132397880009);
    assertThat(trial.chiSquare(0)).isCloseTo(10.326741954885632, within(1e-11));
    assertThat(trial.chiSquare(1)).isCloseTo(12.714151401157508, within(1e-11));
    KaplanMeier all = KaplanMeier.of(trial.data());
    median(all, LimitScale.LOG, new double[] {310, 285, 363});
    assertThat(all.standardErrorAt(730.5)).isCloseTo(0.028298197317694247, within(1e-15));
    Limits limits = all.limitsAt(180, 0.95, LimitScale.LOG).orElseThrow();
    assertThat(limits.lower()).isCloseTo(0.6655423071305964, within(1e-14));
    assertThat(limits.upper()).isCloseTo(0.7825325699252308, within(1e-14));
  }

  @Test
  void lungCancerStratifiedBySite() { // survdiff(... + strata(inst)): 8.524 (methods B8)
    List<String[]> rows =
        ReferenceData.rows("data/survival_r/lung.csv").stream()
            .filter(row -> !row[0].isEmpty() && !row[0].equals("NA"))
            .toList();
    SurvivalData data =
        SurvivalData.of(
            rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray(),
            rows.stream().mapToInt(row -> Integer.parseInt(row[2]) - 1).toArray());
    int[] sex = rows.stream().mapToInt(row -> Integer.parseInt(row[4]) - 1).toArray();
    int[] site = rows.stream().mapToInt(row -> Integer.parseInt(row[0])).toArray();
    double statistic = LogRank.stratified(data, sex, 2, site, 0).test().orElseThrow().statistic();
    assertThat(statistic).isCloseTo(8.524, within(5e-4));
  }

  @Test
  void nerveBlock() {
    Trial trial =
        Trial.read(
            "data/nerve_block_duration/supraclavicular.csv",
            row -> Double.parseDouble(row[12]),
            row -> 1 - Integer.parseInt(row[13]),
            row -> Integer.parseInt(row[1]) - 1);
    median(trial.curve(0), LimitScale.LOG, new double[] {8.692, 7.467, 17.533});
    median(trial.curve(1), LimitScale.LOG, new double[] {11.083, 7.9, 15.717});
    assertThat(trial.curve(0).quantile(0.25, 0.95, LimitScale.LOG).estimate().orElse(0))
        .isCloseTo(6.358, within(1e-12));
    assertThat(trial.curve(0).quantile(0.75, 0.95, LimitScale.LOG).estimate().orElse(0))
        .isCloseTo(21.9915, within(1e-12));
    assertThat(trial.curve(1).survivalAt(24)).isCloseTo(0.11764705882352934, within(1e-14));
    mean(trial.curve(0), 24, 12.722096153846152, 1.0640318488372196);
    mean(trial.curve(1), 48, 15.326450980392154, 1.7564047677132748);
    assertThat(trial.chiSquare(0)).isCloseTo(0.0009792261591767878, within(1e-13));
  }

  @Test
  void smokingCessation() { // twelve relapses on day 0
    Trial trial =
        Trial.read(
            "data/asaur_cc0/pharmacoSmoking.csv",
            row -> Double.parseDouble(row[1]),
            row -> Integer.parseInt(row[2]),
            row -> row[3].equals("combination") ? 0 : 1);
    int[] age =
        ReferenceData.rows("data/asaur_cc0/pharmacoSmoking.csv").stream()
            .mapToInt(row -> row[10].equals("21-49") ? 0 : 1)
            .toArray();
    median(trial.curve(0), LimitScale.LOG, new double[] {65, 50, Double.NaN});
    median(trial.curve(1), LimitScale.LOG, new double[] {23, 14, 56});
    mean(trial.curve(0), 182, 96.34426229508196, 9.94580545192585);
    mean(trial.curve(1), 182, 59.421875, 8.72904311451538);
    assertThat(trial.chiSquare(0)).isCloseTo(8.027634139564862, within(1e-11));
    assertThat(trial.chiSquare(1)).isCloseTo(8.009712891117191, within(1e-11));
    assertThat(
            LogRank.stratified(trial.data(), trial.group(), 2, age, 0)
                .test()
                .orElseThrow()
                .statistic())
        .isCloseTo(7.0344565863476145, within(1e-11));
  }

  @Test
  void gastricCancer() {
    Trial trial =
        Trial.read(
            "data/asaur_cc0/gastricXelox.csv",
            row -> Double.parseDouble(row[0]) * 7 / 30.25,
            row -> Integer.parseInt(row[1]),
            row -> 0);
    median(
        trial.curve(0),
        LimitScale.LOG_MINUS_LOG,
        new double[] {10.297520661157025, 5.785123966942149, 15.272727272727273});
  }

  @Test
  void sixMercaptopurine() { // MASS::gehan, survdiff: 16.79
    List<String[]> rows = ReferenceData.rows("estimators/gehan_6mp.csv");
    SurvivalData data =
        SurvivalData.of(
            rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray(),
            rows.stream().mapToInt(row -> Integer.parseInt(row[2])).toArray());
    int[] arm = rows.stream().mapToInt(row -> row[3].equals("6-MP") ? 0 : 1).toArray();
    assertThat(LogRank.of(data, arm, 2, 0).test().orElseThrow().statistic())
        .isCloseTo(16.79, within(5e-3));
  }

  @Test
  void plasmaCellMalignancy() {
    Trial trial =
        Trial.read(
            "data/survival_r/mgus2.csv",
            row -> Double.parseDouble(row[8].equals("1") ? row[7] : row[9]),
            row -> row[8].equals("1") ? 1 : row[10].equals("1") ? 2 : 0,
            row -> row[2].equals("F") ? 0 : 1);
    AalenJohansen male = AalenJohansen.robust(trial.data().ofGroup(trial.group(), 1));
    assertThat(male.incidenceAt(1, 240)).isCloseTo(0.09565075503097753, within(1e-14));
    assertThat(male.incidenceAt(2, 60)).isCloseTo(0.36762698560886303, within(1e-14));
    assertThat(male.standardErrorAt(1, 60)).isCloseTo(0.006164583662860755, within(1e-14));
    assertThat(male.standardErrorAt(1, 240)).isCloseTo(0.0135258309491872, within(1e-14));
    SurvivalData pooled = trial.data();
    assertThat(AalenJohansen.of(pooled).incidenceAt(1, 240))
        .isCloseTo(0.09981371593546917, within(1e-14));
    SurvivalData naive = pooled.withStatus(RandomRows.onlyCause(pooled, 1));
    assertThat(1 - KaplanMeier.of(naive).survivalAt(240))
        .isCloseTo(0.20956162449036708, within(1e-13));
    KaplanMeier naiveMale = KaplanMeier.of(naive.ofGroup(trial.group(), 1));
    assertThat(1 - naiveMale.survivalAt(240)).isCloseTo(0.230379285, within(1e-9));
  }
}

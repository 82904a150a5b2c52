package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold whatever the rows are. */
class SurvivalPropertyTest {
  private static final int SIZE = 60;

  @Test
  void repeatedRowsCountAsWeightTwo() {
    SplittableRandom random = new SplittableRandom(21);
    for (int seed = 0; seed < 30; seed++) {
      SurvivalData data = RandomRows.of(random, SIZE);
      int[] twice = new int[2 * SIZE];
      double[] doubled = new double[SIZE];
      Arrays.setAll(twice, i -> i / 2);
      Arrays.setAll(doubled, i -> 2 * data.weight(i));
      SurvivalData repeated = data.rows(twice);
      SurvivalData weighted = data.withWeights(doubled);
      KaplanMeier one = KaplanMeier.of(repeated);
      KaplanMeier other = KaplanMeier.of(weighted);
      AalenJohansen oneCause = AalenJohansen.of(repeated);
      AalenJohansen otherCause = AalenJohansen.of(weighted);
      for (int row = 0; row < one.size(); row++) {
        assertThat(one.survival(row)).isCloseTo(other.survival(row), within(1e-13));
        assertThat(one.standardError(row)).isCloseTo(other.standardError(row), within(1e-13));
        assertThat(oneCause.standardError(2, row))
            .isCloseTo(otherCause.standardError(2, row), within(1e-12));
      }
      robustIsTheSameWithOneCluster(data, repeated, weighted);
    }
  }

  /** The two copies of a row belong to the same cluster, so the robust variance sees one. */
  private static void robustIsTheSameWithOneCluster(
      SurvivalData data, SurvivalData repeated, SurvivalData weighted) {
    KaplanMeier one = KaplanMeier.robust(repeated);
    KaplanMeier other = KaplanMeier.robust(weighted);
    KaplanMeier plain = KaplanMeier.robust(data);
    for (int row = 0; row < one.size(); row++) {
      assertThat(one.standardError(row)).isCloseTo(other.standardError(row), within(1e-12));
      assertThat(plain.standardError(row)).isCloseTo(other.standardError(row), within(1e-12));
    }
  }

  @Test
  void orderAndTimeUnitDoNotMatter() {
    SplittableRandom random = new SplittableRandom(22);
    for (int seed = 0; seed < 30; seed++) {
      SurvivalData data = RandomRows.of(random, SIZE);
      int[] order = RandomRows.shuffled(random, SIZE);
      KaplanMeier curve = KaplanMeier.robust(data);
      KaplanMeier moved = KaplanMeier.robust(data.rows(order));
      AalenJohansen months = AalenJohansen.robust(inMonths(data));
      AalenJohansen days = AalenJohansen.robust(data);
      for (int row = 0; row < curve.size(); row++) {
        assertThat(moved.survival(row)).isCloseTo(curve.survival(row), within(1e-13));
        assertThat(moved.standardError(row)).isCloseTo(curve.standardError(row), within(1e-12));
        assertThat(months.incidence(1, row)).isEqualTo(days.incidence(1, row));
        assertThat(months.standardError(1, row)).isEqualTo(days.standardError(1, row));
      }
    }
  }

  private static SurvivalData inMonths(SurvivalData data) {
    double[] time = new double[SIZE];
    double[] entry = new double[SIZE];
    int[] status = new int[SIZE];
    double[] weight = new double[SIZE];
    int[] cluster = new int[SIZE];
    Arrays.setAll(time, i -> data.time(i) / 30.4375);
    Arrays.setAll(entry, i -> data.entry(i) / 30.4375);
    Arrays.setAll(status, data::status);
    Arrays.setAll(weight, data::weight);
    Arrays.setAll(cluster, data::cluster);
    return SurvivalData.of(time, status).withEntry(entry).withWeights(weight).withClusters(cluster);
  }

  @Test
  void robustVariancesAreTheSquaresOfTheInfluences() {
    SplittableRandom random = new SplittableRandom(23);
    for (int seed = 0; seed < 30; seed++) {
      SurvivalData data = RandomRows.of(random, SIZE);
      PseudoValues values = PseudoValues.infinitesimal(data);
      KaplanMeier curve = KaplanMeier.robust(data);
      AalenJohansen causes = AalenJohansen.robust(data);
      double at = curve.time(curve.size() * 2 / 3);
      double mean = curve.restrictedMean(at).orElseThrow().mean();
      assertThat(curve.standardErrorAt(at))
          .isCloseTo(error(data, values.survival(at), curve.survivalAt(at)), within(1e-12));
      assertThat(curve.restrictedMean(at).orElseThrow().standardError())
          .isCloseTo(error(data, values.restrictedMean(at), mean), within(1e-11));
      assertThat(causes.standardErrorAt(2, at))
          .isCloseTo(
              error(data, values.incidence(2, at), causes.incidenceAt(2, at)), within(1e-12));
    }
  }

  private static double error(SurvivalData data, double[] pseudo, double value) {
    double[] sums = new double[data.clusters()];
    for (int i = 0; i < pseudo.length; i++) {
      sums[data.cluster(i)] += data.weight(i) * (pseudo[i] - value) / data.totalWeight();
    }
    return Math.sqrt(Arrays.stream(sums).map(sum -> sum * sum).sum());
  }

  @Test
  void rowsOfWeightZeroAreAbsent() {
    SplittableRandom random = new SplittableRandom(24);
    SurvivalData data = RandomRows.of(random, SIZE);
    double[] weight = new double[SIZE];
    int[] kept = new int[SIZE / 2];
    Arrays.setAll(weight, i -> i % 2 == 0 ? data.weight(i) : 0);
    Arrays.setAll(kept, i -> 2 * i);
    KaplanMeier with = KaplanMeier.robust(data.withWeights(weight));
    KaplanMeier without = KaplanMeier.robust(data.rows(kept));
    assertThat(with.size()).isEqualTo(without.size());
    for (int row = 0; row < with.size(); row++) {
      assertThat(with.survival(row)).isCloseTo(without.survival(row), within(1e-14));
      assertThat(with.standardError(row)).isCloseTo(without.standardError(row), within(1e-13));
    }
  }
}

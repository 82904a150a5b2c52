package org.reliefspan.numerics.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

class SlotListTest {

  /**
   * Golden values: series of Spitzer, mean = sum over k of E(max(Poisson(k lambda) - k s, 0)) / k
   * and P(0) = exp(-sum over k of P(Poisson(k lambda) > k s) / k), with poisson.pmf of SciPy
   * 1.17.1. A linear system of 400 states with 200 Poisson terms agrees to 1e-9.
   */
  @ParameterizedTest
  @CsvSource({
    "0.8, 1, 1.6, 0.4451081856984935",
    "4, 5, 1.1562400290506705, 0.6155645639000557",
    "9, 10, 3.1012384534171176, 0.446499595140919",
    "19, 20, 7.328884772464864, 0.31847973603451607",
    "27, 30, 2.2529268439832855, 0.6184544013756977"
  })
  void weeklyListsComeToTheirStationaryLaw(
      double referrals, int slots, double after, double empty) {
    SlotList list = SlotList.of(referrals, slots);
    assertThat(list.meanAfterSlots()).isCloseTo(after, within(1e-9));
    assertThat(list.meanOverTime()).isCloseTo(after + referrals / 2, within(1e-9));
    assertThat(list.meanWait() * referrals).isCloseTo(after + referrals / 2, within(1e-9));
    assertThat(list.probabilityEmptyAfterSlots()).isCloseTo(empty, within(1e-9));
    assertThat(list.slotUse()).isEqualTo(referrals / slots);
  }

  @ParameterizedTest
  @CsvSource({
    "0.8, 1",
    "0.001, 1",
    "0.99, 1",
    "4, 5",
    "19, 20",
    "99.5, 100",
    "1, 60",
    "300, 301",
    "799.2, 800"
  })
  void lawAndClosedFormsAgree(double referrals, int slots) {
    SlotList list = SlotList.of(referrals, slots);
    double[] law = list.lawAfterSlots();
    double mean = 0;
    double sum = 0;
    for (int n = law.length - 1; n >= 0; n--) {
      mean += n * law[n];
      sum += law[n];
    }
    assertThat(sum).isCloseTo(1, within(1e-10));
    assertThat(mean).isCloseTo(list.meanAfterSlots(), within(1e-9 * Math.max(1, mean)));
    assertThat(law[0]).isCloseTo(list.probabilityEmptyAfterSlots(), within(1e-11));
  }

  @ParameterizedTest
  @CsvSource({"0.3", "0.8", "0.999"})
  void oneSlotHasAFormulaOfItsOwn(double referrals) {
    double exact = referrals * referrals / (2 * (1 - referrals));
    assertThat(SlotList.of(referrals, 1).meanAfterSlots() / exact).isCloseTo(1, within(1e-12));
    assertThat(SlotList.of(referrals, 1).probabilityEmptyAfterSlots())
        .isCloseTo((1 - referrals) * Math.exp(referrals), within(1e-13));
  }

  /** The law is left unchanged by one more period, and by elimination in a truncated chain. */
  @Test
  void oneMorePeriodChangesNothing() {
    SlotList list = SlotList.of(19, 20);
    double[] law = list.lawAfterSlots();
    double[] poisson = PoissonTerms.upTo(19, 120);
    double[] next = new double[law.length];
    double[] generator = new double[900 * 900];
    for (int n = 0; n < 900; n++) {
      for (int a = 0; a < poisson.length; a++) {
        int to = Math.min(899, Math.max(0, n + a - 20));
        generator[n * 900 + to] += poisson[a];
        generator[n * 900 + n] -= poisson[a];
        if (n < law.length && to < next.length) {
          next[to] += law[n] * poisson[a];
        }
      }
    }
    assertThat(next).containsExactly(law, within(1e-12));
    double[] chain = StationaryLaw.ofGenerator(generator);
    assertThat(Arrays.copyOf(chain, 200)).containsExactly(Arrays.copyOf(law, 200), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0.8, 1", "4, 5", "9, 10"})
  void waitsIntegrateToTheirMean(double referrals, int slots) {
    SlotList list = SlotList.of(referrals, slots);
    double sum = 0;
    int steps = 64;
    for (int k = 0; k < 200 * steps; k++) {
      sum += list.probabilityOfWaitBeyond((k + 0.5) / steps) / steps;
    }
    assertThat(sum).isCloseTo(list.meanWait(), within(2e-4));
    assertThat(list.probabilityOfWaitBeyond(0)).isCloseTo(1, within(1e-12));
    double quantile = list.waitQuantile(0.95);
    assertThat(list.probabilityOfWaitBeyond(quantile)).isCloseTo(0.05, within(1e-9));
  }

  /** 200,000 weeks, errors from 100 batches; first come, first served. */
  @Test
  void simulatedWaitsFollowTheLaw() {
    SlotList list = SlotList.of(4, 5);
    double[] times = {0.5, 1, 1.25, 2, 3.5};
    int batches = 100;
    double[][] beyond = simulatedShares(times, batches);
    for (int t = 0; t < times.length; t++) {
      double mean = Arrays.stream(beyond[t]).average().orElseThrow();
      double squares = 0;
      for (double share : beyond[t]) {
        squares += (share - mean) * (share - mean);
      }
      double error = Math.sqrt(squares / (batches - 1.0) / batches);
      assertThat(mean)
          .as("beyond %s", times[t])
          .isCloseTo(list.probabilityOfWaitBeyond(times[t]), within(4 * error));
      assertThat(error).isLessThan(0.004);
    }
  }

  private static double[][] simulatedShares(double[] times, int batches) {
    int weeks = 2000;
    Philox luck = Philox.keyed(20240501, "slot list");
    Purpose gap = Purpose.of("gap");
    double[][] beyond = new double[times.length][batches];
    double clock = 0;
    int patient = 0;
    long served = 0; // slots given or lost so far, as a position in the row of all slots
    for (int batch = 0; batch < batches; batch++) {
      int seen = 0;
      while (clock < (batch + 1.0) * weeks) {
        clock += Quantiles.exponential(luck.uniform(patient, gap, 0), 0.25);
        patient++;
        long firstSlot = 5 * (long) Math.floor(clock); // slots 5 k .. 5 k + 4 are at time k + 1
        long slot = Math.max(served, firstSlot);
        served = slot + 1;
        double wait = slot / 5 + 1 - clock;
        seen++;
        for (int t = 0; t < times.length; t++) {
          beyond[t][batch] += wait > times[t] ? 1 : 0;
        }
      }
      for (int t = 0; t < times.length; t++) {
        beyond[t][batch] /= seen;
      }
    }
    return beyond;
  }

  @Test
  void fewerSlotsThanReferralsAreNotEstimable() {
    assertThatThrownBy(() -> SlotList.of(5, 5)).isInstanceOf(NotEstimableException.class);
    assertThatThrownBy(() -> SlotList.of(4, 0)).hasMessageContaining("number of slots (0)");
  }

  @Test
  void withoutReferralsTheListIsEmpty() {
    SlotList quiet = SlotList.of(0, 3);
    assertThat(quiet.meanAfterSlots()).isZero();
    assertThat(quiet.meanWait()).isEqualTo(0.5);
    assertThat(quiet.probabilityEmptyAfterSlots()).isCloseTo(1, within(1e-14));
    assertThat(quiet.lawAfterSlots()).containsExactly(1);
    assertThat(quiet.probabilityOfWaitBeyond(0.25)).isEqualTo(0.75);
  }
}

package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.LimitScale;

/**
 * Two causes with constant hazards 0.10 and 0.05, uniform censoring on (0, 15), half of the rows
 * entering late; and recurrent events at rate 0.4 with a frailty and a terminal event. The 95%
 * limits must cover the truth, and tests of equal groups must reject one time in twenty.
 */
class SurvivalRecoveryTest {
  private static final int SIZE = 200;
  private static final double TIME = 4;
  private static final double TAU = 6;

  private final int replicates = Integer.getInteger("reliefspan.recovery", 100);
  private final TreeMap<String, Integer> covered = new TreeMap<>();
  private final TreeMap<String, Integer> rejected = new TreeMap<>();

  @Test
  void limitsCoverAndTestsKeepTheirLevel() {
    for (int seed = 0; seed < replicates; seed++) {
      SplittableRandom random = new SplittableRandom(5000 + seed);
      curves(competing(random));
      recurrent(recurrences(random, true), true);
      recurrent(recurrences(random, false), false);
      tests(competing(random), random);
    }
    covered.forEach((name, count) -> check(name, count / (double) replicates, 0.95));
    rejected.forEach((name, count) -> check(name, count / (double) replicates, 0.05));
  }

  private void check(String name, double share, double nominal) {
    if (replicates >= 2000) {
      System.out.println(name + " " + share);
    }
    double margin = replicates >= 2000 ? 0.015 : 0.07;
    assertThat(share).as(name).isBetween(nominal - margin, nominal + margin);
  }

  private void curves(SurvivalData data) {
    double survival = Math.exp(-0.15 * TIME);
    KaplanMeier curve = KaplanMeier.of(data);
    for (LimitScale scale : LimitScale.values()) {
      cover("KM " + scale, curve.limitsAt(TIME, 0.95, scale).orElseThrow().contains(survival));
    }
    cover(
        "KM robust",
        KaplanMeier.robust(data).limitsAt(TIME, 0.95).orElseThrow().contains(survival));
    QuantileEstimate median = curve.median(0.95);
    double truth = Math.log(2) / 0.15;
    cover(
        "KM median",
        median.lower().orElse(0) <= truth
            && truth <= median.upper().orElse(Double.POSITIVE_INFINITY));
    double mean = (1 - Math.exp(-0.15 * TAU)) / 0.15;
    cover("RMST", curve.restrictedMean(TAU).orElseThrow().limits(0.95).contains(mean));
    cover("NA", curve.cumulativeHazard().limitsAt(TIME, 0.95).orElseThrow().contains(0.15 * TIME));
    AalenJohansen delta = AalenJohansen.of(data);
    AalenJohansen jackknife = AalenJohansen.robust(data);
    double incidence = (1 - survival) / 3;
    cover("AJ delta", delta.limitsAt(2, TIME, 0.95).orElseThrow().contains(incidence));
    cover("AJ jackknife", jackknife.limitsAt(2, TIME, 0.95).orElseThrow().contains(incidence));
    double lost = (TAU - mean) / 3;
    RestrictedMean timeLost = delta.timeLost(2, TAU).orElseThrow();
    cover("time lost", timeLost.limits(0.95, LimitScale.LOG).contains(lost));
  }

  private void tests(SurvivalData data, SplittableRandom random) {
    int[] group = RandomRows.groups(random, SIZE, 3);
    int[] stratum = RandomRows.groups(random, SIZE, 2);
    reject("log-rank", LogRank.of(data, group, 3, 0));
    reject("log-rank rho 1", LogRank.of(data, group, 3, 1));
    reject("log-rank stratified", LogRank.stratified(data, group, 3, stratum, 0));
    count("Gray", GrayTest.of(data, group, 3, 1, 0).test().orElseThrow().p());
  }

  private void recurrent(SurvivalData data, boolean terminal) {
    double expected = terminal ? 0.4 * (1 - Math.exp(-0.1 * TIME)) / 0.1 : 0.4 * TIME;
    MeanCumulativeCount count =
        terminal ? MeanCumulativeCount.withTerminalEvent(data) : MeanCumulativeCount.of(data);
    cover(
        terminal ? "mean count, terminal event" : "mean count",
        count.limitsAt(TIME, 0.95, LimitScale.LOG).orElseThrow().contains(expected));
  }

  private void reject(String name, LogRank test) {
    count(name, test.test().orElseThrow().p());
  }

  private void count(String name, double p) {
    rejected.merge(name, p < 0.05 ? 1 : 0, Integer::sum);
  }

  private void cover(String name, boolean contains) {
    covered.merge(name, contains ? 1 : 0, Integer::sum);
  }

  private static SurvivalData competing(SplittableRandom random) {
    double[] time = new double[SIZE];
    double[] entry = new double[SIZE];
    int[] status = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      do { // rows that end before they enter are never seen
        double event = exponential(random, 0.15);
        double end = 15 * random.nextDouble();
        entry[i] = i % 2 == 0 ? 0 : 2 * random.nextDouble();
        time[i] = Math.min(event, end);
        status[i] = event > end ? 0 : random.nextDouble() < 2 / 3.0 ? 1 : 2;
      } while (time[i] <= entry[i]);
    }
    return SurvivalData.of(time, status).withEntry(entry);
  }

  private static SurvivalData recurrences(SplittableRandom random, boolean terminal) {
    int capacity = SIZE * 100;
    double[] time = new double[capacity];
    double[] entry = new double[capacity];
    int[] status = new int[capacity];
    int[] cluster = new int[capacity];
    int rows = 0;
    for (int patient = 0; patient < SIZE; patient++) {
      double rate = 0.4 * (random.nextBoolean() ? 0.5 : 1.5);
      double end = 2 + 8 * random.nextDouble();
      double death = terminal ? exponential(random, 0.1) : Double.POSITIVE_INFINITY;
      double now = 0;
      while (now < Math.min(end, death)) {
        double next = now + exponential(random, rate);
        entry[rows] = now;
        time[rows] = Math.min(next, Math.min(end, death));
        status[rows] = next < Math.min(end, death) ? 1 : death < end ? 2 : 0;
        cluster[rows++] = patient;
        now = next;
      }
    }
    return SurvivalData.of(Arrays.copyOf(time, rows), Arrays.copyOf(status, rows))
        .withEntry(Arrays.copyOf(entry, rows))
        .withClusters(Arrays.copyOf(cluster, rows));
  }

  private static double exponential(SplittableRandom random, double rate) {
    return -Math.log(1 - random.nextDouble()) / rate;
  }
}

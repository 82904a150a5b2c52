package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.Coefficients;

/** How often the nominal 95% limits contain a planted truth. */
class HazardRecoveryTest {
  private static final int REPLICATES = Integer.getInteger("reliefspan.recovery", 100);

  private static void covers(String what, LongToIntFunction contains) {
    int count = 0;
    for (long seed = 1; seed <= REPLICATES; seed++) {
      count += contains.applyAsInt(seed);
    }
    double share = (double) count / REPLICATES;
    System.out.printf(Locale.ROOT, "recovery %s: %.4f of %d%n", what, share, REPLICATES);
    boolean full = REPLICATES >= 2000;
    assertThat(share).as(what).isBetween(full ? 0.935 : 0.87, full ? 0.965 : 1.0);
  }

  private static int contains(Coefficients beta, int index, double truth) {
    Limits limits = beta.limits(index, 0.95).orElseThrow();
    return limits.contains(truth) ? 1 : 0;
  }

  private static double exponential(SplittableRandom random) {
    return -Math.log(1 - random.nextDouble());
  }

  @Test
  void coxWithTiesAndLateEntry() {
    covers("cox", seed -> contains(cox(seed).coefficients(), 0, 0.7));
  }

  private static CoxFit cox(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 250;
    double[] x = new double[2 * n];
    double[] start = new double[n];
    double[] stop = new double[n];
    int[] status = new int[n];
    for (int i = 0; i < n; ) {
      x[2 * i] = random.nextInt(2);
      x[2 * i + 1] = random.nextGaussian();
      double event = 200 * exponential(random) / Math.exp(0.7 * x[2 * i] - 0.4 * x[2 * i + 1]);
      double entry = random.nextInt(2) * Math.floor(60 * random.nextDouble());
      double censoring = entry + 1 + 400 * random.nextDouble();
      double end = Math.ceil(Math.min(event, censoring));
      if (end > entry) { // others are never seen
        start[i] = entry;
        stop[i] = end;
        status[i] = event <= censoring ? 1 : 0;
        i++;
      }
    }
    return HazardExamples.fit(HazardData.ofIntervals(x, 2, start, stop, status), TieHandling.EFRON);
  }

  @Test
  void visitIntensityWithPatientsWhoDiffer() { // robust limits; visits of one patient correlate
    covers("visit intensity", HazardRecoveryTest::visits);
  }

  private static int visits(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 500; // with 200 patients the robust limits cover 92.8%
    double[] x = new double[n];
    double[][] events = new double[n][];
    double[] end = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
      double frailty = 0.5 * (exponential(random) + exponential(random));
      double rate = 0.02 * frailty * Math.exp(0.5 * x[i]);
      end[i] = 100 + 100 * random.nextDouble();
      double[] times = new double[1000];
      int count = 0;
      for (double at = exponential(random) / rate;
          at < end[i] && count < 1000;
          at += exponential(random) / rate) {
        times[count++] = at;
      }
      events[i] = Arrays.copyOf(times, count);
    }
    HazardData data =
        RecurrentEvents.of(new double[n], end, events, 1000).andersenGill().data(x, 1);
    return contains(VisitIntensity.fit(data, TieHandling.EFRON).model().coefficients(), 0, 0.5);
  }

  @Test
  void fineGraySubdistribution() { // design of Fine and Gray 1999, section 4
    covers("fine-gray", HazardRecoveryTest::fineGray);
  }

  private static int fineGray(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 300;
    double share = 0.5;
    double[] x = new double[n];
    double[] time = new double[n];
    int[] cause = new int[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
      double factor = Math.exp(0.5 * x[i]);
      double ever = 1 - Math.pow(1 - share, factor);
      double u = random.nextDouble();
      double event;
      if (u < ever) { // the same u inverts the incidence of cause 1
        cause[i] = 1;
        event = -Math.log(1 - (1 - Math.pow(1 - u, 1 / factor)) / share);
      } else {
        cause[i] = 2;
        event = exponential(random) / Math.exp(-0.5 * x[i]);
      }
      double censoring = 0.5 + 2 * random.nextDouble();
      cause[i] = event <= censoring ? cause[i] : 0;
      time[i] = Math.min(event, censoring);
    }
    CoxFit fit = FineGray.fit(x, 1, time, cause, 1, CensoringConvention.EVENTS_FIRST);
    return contains(fit.coefficients(), 0, 0.5);
  }

  @Test
  void sharedFrailtyWithinPairs() {
    covers("frailty", HazardRecoveryTest::frailty);
  }

  private static int frailty(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int groups = 60;
    int n = 3 * groups;
    double[] x = new double[n];
    double[] time = new double[n];
    int[] status = new int[n];
    int[] group = new int[n];
    for (int i = 0, g = 0; g < groups; g++) {
      double z = 0.5 * (exponential(random) + exponential(random)); // variance 0.5
      for (int member = 0; member < 3; member++, i++) {
        x[i] = random.nextInt(2);
        double event = exponential(random) / (z * Math.exp(0.6 * x[i]));
        double censoring = 3 * random.nextDouble();
        time[i] = Math.min(event, censoring);
        status[i] = event <= censoring ? 1 : 0;
        group[i] = g;
      }
    }
    FrailtyFit fit =
        SharedFrailty.fit(HazardData.ofTimes(x, 1, time, status), group, TieHandling.EFRON);
    return contains(fit.coefficients(), 0, 0.6);
  }
}

package org.reliefspan.numerics.queueing;

import org.apache.commons.math3.complex.Complex;

/**
 * A waiting list that is served at fixed times only, as once a week: Poisson referrals, s slots per
 * period, first come first served.
 *
 * <p>Formula: the number left after the slots obeys X' = max(X + Poisson(lambda) - s, 0). With z_k
 * the s - 1 roots of z^s = exp(lambda (z - 1)) inside the unit circle, E(z^X) = (s - lambda) (z -
 * 1) / (z^s - exp(lambda (z - 1))) x product of (z - z_k) / (1 - z_k), which gives the mean in
 * closed form and the law by a Fourier sum. The mean number over time is lambda / 2 more; waits
 * follow by Little's law, their law from who stands before an arrival. Time is counted in periods.
 * Domain: lambda not negative and below s; otherwise not estimable. Edge cases: with one slot the
 * mean left is lambda^2 / (2 (1 - lambda)). Source: Bailey 1954, doi
 * 10.1111/j.2517-6161.1954.tb00149.x; Janssen and Van Leeuwaarden 2005, doi
 * 10.1007/s11134-005-0402-z. Agreement: reference cases to 1e-9; a truncated chain by {@link
 * StationaryLaw}; simulated waits ({@code SlotListTest}).
 */
public final class SlotList {
  private final double referrals;
  private final int slots;
  private final double meanAfter;
  private final double emptyAfter;
  private final double[] law;

  private SlotList(double referrals, int slots) {
    SlotRoots roots = new SlotRoots(referrals, slots);
    this.referrals = referrals;
    this.slots = slots;
    this.meanAfter = roots.mean();
    this.emptyAfter = roots.empty();
    this.law = roots.law();
  }

  /**
   * A list.
   *
   * @param referrals mean number of referrals per period
   * @param slots treated per period at most
   */
  public static SlotList of(double referrals, int slots) {
    Require.notNegative("number of referrals per period", referrals);
    Require.atLeastOne("number of slots", slots);
    Require.stable("The list", referrals, slots);
    return new SlotList(referrals, slots);
  }

  /** Mean number left just after the slots. */
  public double meanAfterSlots() {
    return meanAfter;
  }

  /** Mean number on the list over time. */
  public double meanOverTime() {
    return meanAfter + referrals / 2;
  }

  /** Mean wait from referral to slot, in periods. */
  public double meanWait() {
    return referrals == 0 ? 0.5 : meanOverTime() / referrals;
  }

  /** Share of periods after whose slots nobody is left. */
  public double probabilityEmptyAfterSlots() {
    return emptyAfter;
  }

  /** Share of the slots that is used. */
  public double slotUse() {
    return referrals / slots;
  }

  /**
   * Law of the number left after the slots, index 0 upwards until what is missing is below 1e-12.
   */
  public double[] lawAfterSlots() {
    return law.clone();
  }

  /**
   * Share of referrals who wait longer.
   *
   * <p>One who comes at part u of a period with n before them waits 1 - u and n / slots whole
   * periods. Of those who came before in the same period there are j with probability P(Poisson >
   * j) / lambda.
   *
   * @param periods time in periods, not negative
   */
  public double probabilityOfWaitBeyond(double periods) {
    Require.notNegative("time", periods);
    int whole = (int) Math.floor(periods);
    double early = 1 - (periods - whole); // arrivals before this part of the period wait longer
    if (referrals == 0) {
      return whole == 0 ? early : 0;
    }
    double fromNext = 1 - before(1.0, (long) (whole + 1) * slots);
    double here = before(early, (long) (whole + 1) * slots) - before(early, (long) whole * slots);
    return Math.min(1, Math.max(0, fromNext + here));
  }

  /** The wait that a share of referrals does not exceed, in periods, by bisection. */
  public double waitQuantile(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "The share (%s) must lie between 0 and 1.".formatted(share));
    }
    double lower = 0;
    double upper = 1;
    while (probabilityOfWaitBeyond(upper) > 1 - share) {
      lower = upper;
      upper *= 2;
    }
    for (int halving = 0; halving < 60; halving++) {
      double middle = (lower + upper) / 2;
      if (probabilityOfWaitBeyond(middle) > 1 - share) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return upper;
  }

  /** P(fewer than so many stand before an arrival, who comes in the first part of the period). */
  private double before(double part, long fewer) {
    double[] same = sameOrLess(part * referrals, (int) Math.min(fewer, Integer.MAX_VALUE - 1L));
    double sum = 0;
    for (int left = 0; left < law.length && left < fewer; left++) {
      sum += law[left] * same[(int) Math.min(same.length - 1L, fewer - left - 1)];
    }
    return sum;
  }

  /** P(arrival in the first part, at most n before it in the period), index n. */
  private double[] sameOrLess(double load, int most) {
    int size = Math.max(1, Math.min(most, (int) (load + 40 + 12 * Math.sqrt(load))));
    double[] poisson = PoissonTerms.upTo(load, size);
    double[] sums = new double[size];
    double cumulative = 0;
    double sum = 0;
    for (int n = 0; n < size; n++) {
      cumulative += poisson[n];
      sum += Math.max(0, 1 - cumulative);
      sums[n] = sum / referrals;
    }
    return sums;
  }

  /** The roots inside the unit circle, with what follows from them. */
  private static final class SlotRoots {
    private final double referrals;
    private final int slots;
    private final Complex[] root;

    SlotRoots(double referrals, int slots) {
      this.referrals = referrals;
      this.slots = slots;
      this.root = new Complex[slots - 1];
      for (int k = 1; k < slots; k++) {
        root[k - 1] = solve(2 * Math.PI * k / slots);
      }
    }

    /** The root on one branch: z = exp(i angle) exp(lambda (z - 1) / s). */
    private Complex solve(double angle) {
      Complex turn = new Complex(Math.cos(angle), Math.sin(angle));
      double load = referrals / slots;
      Complex z = Complex.ZERO;
      for (int step = 0; step < 100; step++) {
        Complex image = turn.multiply(z.subtract(1).multiply(load).exp());
        Complex change = image.subtract(z);
        if (step >= 20) { // the plain steps bring it near, Newton's to the last digit
          change = change.divide(Complex.ONE.subtract(image.multiply(load)));
        }
        z = z.add(change);
        if (step >= 20 && change.abs() <= 4e-16 * z.abs()) {
          break;
        }
      }
      return z;
    }

    double mean() {
      double sum = (referrals * referrals - slots * (slots - 1.0)) / (2 * (slots - referrals));
      for (Complex z : root) {
        sum += Complex.ONE.divide(Complex.ONE.subtract(z)).getReal();
      }
      return Math.max(0, sum);
    }

    double empty() {
      double log = Math.log(slots - referrals) + referrals;
      for (Complex z : root) {
        log += Math.log(z.abs()) - Math.log(Complex.ONE.subtract(z).abs());
      }
      return Math.min(1, Math.exp(log));
    }

    double[] law() {
      return new SlotLaw(referrals, slots, root).law();
    }
  }
}

package org.reliefspan.numerics.interval;

import java.util.Arrays;

/**
 * Nonparametric maximum likelihood estimate of a distribution from interval-censored times.
 *
 * <p>Formula: masses p_j on Turnbull's innermost intervals maximise sum_i w_i log sum_j a_ij p_j,
 * a_ij = 1 when interval j lies in the interval of pair i. Certificate (Kuhn-Tucker): max_j (1/W)
 * sum_i w_i a_ij / sum_k a_ik p_k is at most 1 + tolerance. Method: each iteration makes one step
 * of expectation and maximisation, one iterative convex minorant step (together: EMICM) and then
 * Newton steps on the intervals that hold mass; data are touched through cumulative sums, so an
 * iteration costs one pass over pairs and intervals, besides the small Newton system.
 *
 * <p>Domain: {@link IntervalCensoredData}; zero weights allowed, not all. Edge cases: where two
 * innermost intervals cannot be told apart under the weights of a resample, mass stays shared as it
 * started. A result that misses the tolerance has {@code converged} false. Variance: the curve
 * converges at n<sup>1/3</sup>, so there is no Greenwood; see {@link SubsampledLimits}; for
 * integrals resample patients with {@link #refit}.
 *
 * <p>Source: Turnbull 1976, doi 10.1111/j.2517-6161.1976.tb01597.x; Wellner and Zhan 1997, J Am
 * Stat Assoc 92:945; Anderson-Bergman 2017, doi 10.1080/10618600.2016.1208616. Agreement: breast
 * cosmesis data to 1e-8, Turnbull's 1974 table, the hard case of R survival tests/turnbull.R
 * ({@code TurnbullEstimatorTest}).
 *
 * <p>Holds working arrays: not thread-safe, one per thread.
 */
public final class TurnbullEstimator {
  /** Certificate tolerance. */
  public static final double TOLERANCE = 1e-8;

  private final IntervalCensoredData data;
  private final InnermostIntervals intervals;
  private final MassSolver solver;

  private TurnbullEstimator(IntervalCensoredData data) {
    this.data = data;
    this.intervals = InnermostIntervals.of(data);
    this.solver = new MassSolver(intervals);
  }

  /** An estimator for these pairs; weights may change from fit to fit. */
  public static TurnbullEstimator over(IntervalCensoredData data) {
    return new TurnbullEstimator(data);
  }

  /** The estimate of the data as they are. */
  public TurnbullEstimate fit() {
    return fit(data.weights(), uniformMass(), TOLERANCE);
  }

  /**
   * An estimate with other weights from a given start.
   *
   * @param pairWeight weight of each pair, not negative
   * @param startMass start, one per innermost interval, positive sum; not changed
   * @param tolerance of the certificate, as {@link #TOLERANCE}
   */
  public TurnbullEstimate fit(double[] pairWeight, double[] startMass, double tolerance) {
    double[] mass = startMass.clone();
    boolean converged = refit(pairWeight, mass, tolerance);
    return new TurnbullEstimate(intervals, mass, solver, converged);
  }

  /**
   * Refits in place without allocation, for a bootstrap.
   *
   * @param pairWeight weight of each pair
   * @param mass start on entry, estimate on return; one per innermost interval
   * @param tolerance of the certificate
   * @return whether the certificate is within tolerance
   */
  public boolean refit(double[] pairWeight, double[] mass, double tolerance) {
    if (pairWeight.length != data.size() || mass.length != intervals.size()) {
      throw new IllegalArgumentException(
          "pairWeight (%d) and mass (%d) must have lengths %d and %d"
              .formatted(pairWeight.length, mass.length, data.size(), intervals.size()));
    }
    return solver.solve(pairWeight, mass, tolerance);
  }

  /** Number of innermost intervals. */
  public int size() {
    return intervals.size();
  }

  /** Equal masses, the cold start. */
  public double[] uniformMass() {
    double[] mass = new double[intervals.size()];
    Arrays.fill(mass, 1.0 / mass.length);
    return mass;
  }

  /** Iterations of the last fit. */
  public int lastIterations() {
    return solver.iterations();
  }

  /**
   * P(T <= day) with mass spread evenly inside its interval, without allocation.
   *
   * @param mass one per innermost interval
   * @param cumulative receives the values, index 0 to horizon inclusive
   */
  public void cumulativeByDay(double[] mass, double[] cumulative) {
    EvenSpread.cumulativeByDay(intervals, mass, cumulative);
  }

  /** E min(T, tau) of masses spread evenly inside their intervals, without allocation. */
  public double spreadIntegral(double[] mass, double tau) {
    return EvenSpread.integral(intervals, mass, tau);
  }

  /** Mass that lies beyond every finite right end. */
  public double unboundedMass(double[] mass) {
    int last = intervals.size() - 1;
    return intervals.right[last] == Double.POSITIVE_INFINITY ? mass[last] : 0;
  }
}

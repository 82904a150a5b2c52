package org.reliefspan.numerics.illness;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.panel.TransitionGraph;

/**
 * Subjects from a known truth: Weibull intensities 1-2, 1-3, 2-3, a covariate x of 0 or 1, visits
 * 20 to 100 days apart, end of observation between days 300 and 900.
 */
final class SimulatedIllness {
  static final TransitionGraph GRAPH = TransitionGraph.parse("1-2,1-3,2-3");

  /** a, then the effects of x, then the log shapes, in the order 1-2, 1-3, 2-3. */
  static final double[] SINCE_START = {-7.3, -7.2, -6.6, 0.4, -0.3, 0.2, 0.34, 0.2, 0.1};

  static final double[] SINCE_LOSS = {-7.3, -7.2, -6.3, 0.4, -0.3, 0.2, 0.34, 0.2, 0.2};

  private final SplittableRandom random;
  private final LossClock clock;
  private final double[] truth;
  private final int[] subject;
  private final double[] time;
  private final int[] state;
  private final double[] end;
  private final double[] x;
  private int rows;

  private SimulatedIllness(long seed, int subjects, LossClock clock) {
    this.random = new SplittableRandom(seed);
    this.clock = clock;
    this.truth = truth(clock);
    int most = 48 * subjects;
    this.subject = new int[most];
    this.time = new double[most];
    this.state = new int[most];
    this.end = new double[most];
    this.x = new double[most];
    for (int i = 0; i < subjects; i++) {
      add(i);
    }
  }

  static double[] truth(LossClock clock) {
    return clock == LossClock.SINCE_START ? SINCE_START.clone() : SINCE_LOSS.clone();
  }

  static IllnessModel model(LossClock clock) {
    return IllnessModel.over(GRAPH).covariate("x").clock(clock).build();
  }

  /** The estimate were the truth known. */
  static IllnessEstimate exact(LossClock clock) {
    double[] truth = truth(clock);
    double[] none = new double[truth.length * truth.length];
    return new IllnessEstimate(model(clock), Coefficients.of(truth, none), 0, 0);
  }

  static IllnessHistories of(long seed, int subjects, LossClock clock) {
    SimulatedIllness all = new SimulatedIllness(seed, subjects, clock);
    return IllnessHistories.of(
            Arrays.copyOf(all.subject, all.rows),
            Arrays.copyOf(all.time, all.rows),
            Arrays.copyOf(all.state, all.rows))
        .ends(Arrays.copyOf(all.end, all.rows))
        .design(Arrays.copyOf(all.x, all.rows), 1)
        .build();
  }

  /** A time at which the cumulative intensity has grown by an exponential amount since another. */
  private double next(int transition, double from, double covariate) {
    double shape = Math.exp(truth[6 + transition]);
    double factor = Math.exp(truth[transition] + truth[3 + transition] * covariate);
    double amount = factor * Math.pow(from, shape) - Math.log(1 - random.nextDouble());
    return Math.pow(amount / factor, 1 / shape);
  }

  private void add(int i) {
    double covariate = random.nextInt(2);
    double loss = next(0, 0, covariate);
    double ended = next(1, 0, covariate);
    if (loss < ended) {
      ended =
          clock == LossClock.SINCE_START ? next(2, loss, covariate) : loss + next(2, 0, covariate);
    }
    double until = 300 + 600 * random.nextDouble();
    for (double visit = 0; visit < Math.min(ended, until); visit += 20 + 80 * random.nextDouble()) {
      put(i, visit, visit < loss ? 0 : 1, Math.min(ended, until), covariate);
    }
    if (ended <= until) {
      put(i, ended, 2, ended, covariate);
    }
  }

  private void put(int i, double when, int what, double until, double covariate) {
    subject[rows] = i;
    time[rows] = when;
    state[rows] = what;
    end[rows] = until;
    x[rows++] = covariate;
  }
}

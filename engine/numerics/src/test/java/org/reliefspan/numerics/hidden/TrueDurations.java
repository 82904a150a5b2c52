package org.reliefspan.numerics.hidden;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** Durations that are not Weibull, all with median 9 months. */
enum TrueDurations {
  /** Log-normal, standard deviation of the logarithm 0.8. */
  LOGNORMAL {
    @Override
    double standard(RandomGenerator random) {
      return Math.exp(0.8 * random.nextGaussian());
    }

    @Override
    double standardSurvivor(double time) {
      return normalSurvivor(Math.log(time) / 0.8);
    }
  },
  /** Gamma with shape 3. */
  GAMMA {
    @Override
    double standard(RandomGenerator random) {
      return random.nextExponential() + random.nextExponential() + random.nextExponential();
    }

    @Override
    double standardSurvivor(double time) {
      return Gamma.regularizedGammaQ(3, time);
    }
  },
  /** Half log-normal around 0.5, half around 2, each with standard deviation 0.35. */
  TWO_KINDS {
    @Override
    double standard(RandomGenerator random) {
      double middle = random.nextBoolean() ? LOG_TWO : -LOG_TWO;
      return Math.exp(middle + 0.35 * random.nextGaussian());
    }

    @Override
    double standardSurvivor(double time) {
      double log = Math.log(time);
      return normalSurvivor((log + LOG_TWO) / 0.35) / 2
          + normalSurvivor((log - LOG_TWO) / 0.35) / 2;
    }
  };

  static final double MEDIAN = 9;
  private static final double LOG_TWO = Math.log(2);

  abstract double standard(RandomGenerator random);

  abstract double standardSurvivor(double time);

  /** A duration in months. */
  double draw(RandomGenerator random) {
    return MEDIAN / standardMedian() * standard(random);
  }

  /** Share of durations beyond a time in months. */
  double survivor(double months) {
    return standardSurvivor(months * standardMedian() / MEDIAN);
  }

  private double standardMedian() {
    return new BrentSolver(1e-12).solve(200, t -> standardSurvivor(t) - 0.5, 1e-6, 50);
  }

  private static double normalSurvivor(double z) {
    return Erf.erfc(z / Math.sqrt(2)) / 2;
  }
}

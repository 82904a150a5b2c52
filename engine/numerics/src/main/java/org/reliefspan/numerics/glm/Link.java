package org.reliefspan.numerics.glm;

import org.reliefspan.numerics.limits.StandardNormal;

/**
 * How the linear predictor gives the mean. Inverse links of shares stay a rounding error inside (0,
 * 1), as in R.
 */
public enum Link {
  /** mean = eta. */
  IDENTITY {
    @Override
    double of(double mean) {
      return mean;
    }

    @Override
    double mean(double eta) {
      return eta;
    }

    @Override
    double slope(double eta) {
      return 1;
    }
  },
  /** mean = exp eta. */
  LOG {
    @Override
    double of(double mean) {
      return Math.log(mean);
    }

    @Override
    double mean(double eta) {
      return Math.max(Math.exp(eta), EPSILON);
    }

    @Override
    double slope(double eta) {
      return mean(eta);
    }
  },
  /** mean = 1 / (1 + exp(-eta)). */
  LOGIT {
    @Override
    double of(double mean) {
      return Math.log(mean / (1 - mean));
    }

    @Override
    double mean(double eta) {
      return inside(1 / (1 + Math.exp(-eta)));
    }

    @Override
    double slope(double eta) {
      double e = Math.exp(-Math.abs(eta));
      return e / ((1 + e) * (1 + e));
    }
  },
  /** mean = Phi(eta). */
  PROBIT {
    @Override
    double of(double mean) {
      return StandardNormal.quantile(mean);
    }

    @Override
    double mean(double eta) {
      return inside(StandardNormal.cumulative(eta));
    }

    @Override
    double slope(double eta) {
      return Math.max(StandardNormal.density(eta), EPSILON);
    }
  },
  /** mean = 1 - exp(-exp eta). */
  COMPLEMENTARY_LOG_LOG {
    @Override
    double of(double mean) {
      return Math.log(-Math.log1p(-mean));
    }

    @Override
    double mean(double eta) {
      return inside(-Math.expm1(-Math.exp(eta)));
    }

    @Override
    double slope(double eta) {
      double e = Math.exp(Math.min(eta, 700));
      return Math.max(e * Math.exp(-e), EPSILON);
    }
  };

  private static final double EPSILON = 2.220446049250313e-16;

  abstract double of(double mean);

  abstract double mean(double eta);

  /** Derivative of the mean. */
  abstract double slope(double eta);

  private static double inside(double mean) {
    return Math.min(Math.max(mean, EPSILON), 1 - EPSILON);
  }
}

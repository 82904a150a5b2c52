package org.reliefspan.numerics.interval;

/**
 * How covariates move a survival function: S(t | x) = Psi(u(t) + x'beta) with u rising in t, so a
 * positive coefficient means that the event comes earlier.
 */
public enum IntervalLink {
  /** Psi(v) = exp(-exp v): exp(beta) is a hazard ratio. */
  PROPORTIONAL_HAZARDS {
    @Override
    double survivor(double v) {
      return Math.exp(-Math.exp(v));
    }

    @Override
    double index(double survivor) {
      return Math.log(-Math.log(survivor));
    }

    @Override
    double density(double v) {
      return v == Double.POSITIVE_INFINITY ? 0 : Math.exp(v - Math.exp(v));
    }

    @Override
    double densitySlope(double v) {
      double density = density(v);
      return density == 0 ? 0 : density * (1 - Math.exp(v));
    }

    @Override
    double difference(double low, double high) {
      double hazard = Math.exp(low);
      return Math.exp(-hazard) * -Math.expm1(hazard - Math.exp(high));
    }
  },
  /** Psi(v) = 1 / (1 + exp v): exp(beta) is a ratio of the odds that the event has come. */
  PROPORTIONAL_ODDS {
    @Override
    double survivor(double v) {
      return 1 / (1 + Math.exp(v));
    }

    @Override
    double index(double survivor) {
      return Math.log1p(-survivor) - Math.log(survivor);
    }

    @Override
    double density(double v) {
      return survivor(v) * survivor(-v);
    }

    @Override
    double densitySlope(double v) {
      return density(v) * (survivor(v) - survivor(-v));
    }

    @Override
    double difference(double low, double high) {
      return survivor(low) * survivor(-high) * -Math.expm1(low - high);
    }
  };

  /** Psi. */
  abstract double survivor(double v);

  /** The v with Psi(v) = survivor. */
  abstract double index(double survivor);

  /** -Psi'. */
  abstract double density(double v);

  /** -Psi''. */
  abstract double densitySlope(double v);

  /** Psi(low) - Psi(high), exact where they are close; low may be -infinity, high infinity. */
  abstract double difference(double low, double high);
}

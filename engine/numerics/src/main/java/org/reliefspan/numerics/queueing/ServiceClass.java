package org.reliefspan.numerics.queueing;

/**
 * Those who come to a station with one priority.
 *
 * @param arrivalRate arrivals per unit of time, Poisson
 * @param meanService mean of the service time, in units of time
 * @param serviceCv standard deviation of the service time over its mean
 */
public record ServiceClass(double arrivalRate, double meanService, double serviceCv) {
  /** Refuses rates and times that cannot be. */
  public ServiceClass {
    Require.notNegative("arrival rate", arrivalRate);
    Require.positive("mean service", meanService);
    Require.notNegative("coefficient of variation of service", serviceCv);
  }

  /** Share of one server's time that this class takes. */
  double load() {
    return arrivalRate * meanService;
  }

  /** Mean remaining service of this class that an arrival finds, lambda E(S^2) / 2. */
  double remainingWork() {
    return load() * meanService * (1 + serviceCv * serviceCv) / 2;
  }
}

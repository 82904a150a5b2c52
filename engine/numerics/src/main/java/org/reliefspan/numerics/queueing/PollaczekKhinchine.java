package org.reliefspan.numerics.queueing;

/**
 * One server, Poisson arrivals, service of any law (M/G/1).
 *
 * <p>Formula (Pollaczek-Khinchine): Wq = rho / (1 - rho) x mean service x (1 + cv^2) / 2. Domain:
 * rho = arrival rate x mean service below 1, otherwise not estimable. Edge cases: cv 0 is constant
 * service (M/D/1), cv 1 gives M/M/1. Source: Kleinrock 1975, Queueing systems I, section 5.6.
 * Agreement: reference cases to 1e-9 ({@code SingleServerTest}).
 */
public final class PollaczekKhinchine {
  private PollaczekKhinchine() {}

  /**
   * Long-run means.
   *
   * @param arrivalRate arrivals per unit of time
   * @param meanService mean of the service time
   * @param serviceCv standard deviation of the service time over its mean
   */
  public static QueueMeans means(double arrivalRate, double meanService, double serviceCv) {
    ServiceClass only = new ServiceClass(arrivalRate, meanService, serviceCv);
    Require.stable("The station", only.load(), 1);
    return QueueMeans.ofWait(arrivalRate, meanService, 1, only.remainingWork() / (1 - only.load()));
  }
}

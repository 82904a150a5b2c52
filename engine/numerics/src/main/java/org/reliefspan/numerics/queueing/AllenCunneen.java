package org.reliefspan.numerics.queueing;

/**
 * Approximate means of a station whose arrivals and services follow any law (G/G/c). Not exact: a
 * first guess to be checked by simulation.
 *
 * <p>Formula: Wq is about the Wq of {@link ErlangC} x (ca^2 + cs^2) / 2, with coefficients of
 * variation of the times between arrivals and of service. Domain: as {@link ErlangC}. Edge cases:
 * exact for ca = 1 with one server, and for ca = cs = 1. Source: Allen 1990, Probability,
 * statistics and queueing theory, second edition, section 5.4. Agreement: {@link
 * PollaczekKhinchine} to 1e-12 ({@code SingleServerTest}).
 */
public final class AllenCunneen {
  private AllenCunneen() {}

  /**
   * Approximate means.
   *
   * @param station rates and servers
   * @param arrivalCv standard deviation over mean of the times between arrivals
   * @param serviceCv standard deviation over mean of the service times
   */
  public static QueueMeans approximateMeans(ErlangC station, double arrivalCv, double serviceCv) {
    Require.notNegative("coefficient of variation of arrivals", arrivalCv);
    Require.notNegative("coefficient of variation of service", serviceCv);
    double factor = (arrivalCv * arrivalCv + serviceCv * serviceCv) / 2;
    return QueueMeans.ofWait(
        station.arrivalRate(),
        station.meanService(),
        station.servers(),
        factor * station.means().meanWait());
  }
}

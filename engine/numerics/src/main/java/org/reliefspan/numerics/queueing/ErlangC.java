package org.reliefspan.numerics.queueing;

/**
 * A station where everybody waits for as long as it takes: Poisson arrivals, exponential service, c
 * servers, first come first served (M/M/c; M/M/1 with one server).
 *
 * <p>Formula: with load a = arrival rate / service rate, r = a / c and Erlang's B, the share who
 * wait is C = B / (1 - r + r B); Wq = C / (c mu - lambda); P(wait > t) = C exp(-(c mu - lambda) t).
 * Domain: arrival rate not negative, below servers x service rate; otherwise not estimable. Edge
 * cases: arrival rate 0 has waits of 0. Source: Erlang 1917; Kleinrock 1975, Queueing systems I,
 * section 3.5. Agreement: reference cases to 1e-9; exact fractions with 300 servers and utilisation
 * 0.999, 1e-12 relative ({@code ErlangTest}).
 */
public final class ErlangC {
  private final double arrivalRate;
  private final double serviceRate;
  private final int servers;
  private final double spareRate;
  private final double probabilityOfWait;

  private ErlangC(double arrivalRate, double serviceRate, int servers) {
    this.arrivalRate = arrivalRate;
    this.serviceRate = serviceRate;
    this.servers = servers;
    this.spareRate = servers * serviceRate - arrivalRate;
    double blocking = ErlangB.blocking(arrivalRate / serviceRate, servers);
    double spareShare = spareRate / (servers * serviceRate);
    this.probabilityOfWait = blocking / (spareShare + (1 - spareShare) * blocking);
  }

  /**
   * A station.
   *
   * @param arrivalRate arrivals per unit of time
   * @param serviceRate services per unit of time by one busy server
   * @param servers number of servers
   */
  public static ErlangC of(double arrivalRate, double serviceRate, int servers) {
    Require.notNegative("arrival rate", arrivalRate);
    Require.positive("service rate", serviceRate);
    Require.atLeastOne("number of servers", servers);
    Require.stable("The station", arrivalRate, servers * serviceRate);
    return new ErlangC(arrivalRate, serviceRate, servers);
  }

  /**
   * Fewest servers with which at least a share of arrivals waits at most so long.
   *
   * @param arrivalRate arrivals per unit of time
   * @param serviceRate services per unit of time by one server
   * @param longestWait wait that is still good
   * @param share of arrivals that must not wait longer, between 0 and 1
   */
  public static ErlangC withFewestServers(
      double arrivalRate, double serviceRate, double longestWait, double share) {
    Require.notNegative("longest wait", longestWait);
    checkShare(share);
    int servers = (int) Math.floor(arrivalRate / Require.positive("service rate", serviceRate)) + 1;
    ErlangC station = of(arrivalRate, serviceRate, servers);
    while (station.probabilityOfWaitBeyond(longestWait) > 1 - share) {
      servers++;
      station = of(arrivalRate, serviceRate, servers);
    }
    return station;
  }

  /** Arrivals per unit of time. */
  public double arrivalRate() {
    return arrivalRate;
  }

  /** Mean time of one service. */
  public double meanService() {
    return 1 / serviceRate;
  }

  /** Number of servers. */
  public int servers() {
    return servers;
  }

  /** Utilisation and the means of waits and numbers. */
  public QueueMeans means() {
    return QueueMeans.ofWait(arrivalRate, 1 / serviceRate, servers, probabilityOfWait / spareRate);
  }

  /** Share of arrivals who find all servers busy. */
  public double probabilityOfWait() {
    return probabilityOfWait;
  }

  /** Share of time in which nobody is there. */
  public double probabilityEmpty() {
    double[] deaths = new double[servers];
    double[] births = new double[servers];
    for (int n = 0; n < servers; n++) {
      births[n] = arrivalRate;
      deaths[n] = (n + 1) * serviceRate;
    }
    double[] upToServers = BirthDeath.law(births, deaths);
    double allBusy = upToServers[servers];
    return upToServers[0] / (1 + allBusy * arrivalRate / spareRate);
  }

  /** P(wait > time). */
  public double probabilityOfWaitBeyond(double time) {
    Require.notNegative("time", time);
    return probabilityOfWait * Math.exp(-spareRate * time);
  }

  /** The wait that a share of arrivals does not exceed; 0 where so many do not wait at all. */
  public double waitQuantile(double share) {
    checkShare(share);
    return Math.max(0, Math.log(probabilityOfWait / (1 - share)) / spareRate);
  }

  private static void checkShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "The share (%s) must lie between 0 and 1.".formatted(share));
    }
  }
}

package org.reliefspan.numerics.queueing;

/**
 * A station with room for so many: whoever finds it full is turned away (M/M/c/K).
 *
 * <p>Formula: stationary law of a birth-death process with births at the arrival rate below K and
 * deaths at min(n, c) x service rate; means by Little's law over those who enter. Domain: any
 * positive rates, K at least c. Edge cases: arrival rate 0 gives an empty station. K = c is the
 * loss system of {@link ErlangB}. Source: Kleinrock 1975, Queueing systems I, sections 3.5 to 3.9.
 * Agreement: reference cases to 1e-9 ({@code FiniteQueueTest}).
 */
public final class FiniteQueue {
  private final double arrivalRate;
  private final double serviceRate;
  private final int servers;
  private final double[] law;

  private FiniteQueue(double arrivalRate, double serviceRate, int servers, double[] law) {
    this.arrivalRate = arrivalRate;
    this.serviceRate = serviceRate;
    this.servers = servers;
    this.law = law;
  }

  /**
   * A station.
   *
   * @param arrivalRate arrivals per unit of time, turned away or not
   * @param serviceRate services per unit of time by one busy server
   * @param servers number of servers
   * @param capacity most who are there, waiting or served
   */
  public static FiniteQueue of(double arrivalRate, double serviceRate, int servers, int capacity) {
    Require.notNegative("arrival rate", arrivalRate);
    Require.positive("service rate", serviceRate);
    Require.atLeastOne("number of servers", servers);
    if (capacity < servers) {
      throw new IllegalArgumentException(
          ("The capacity (%d) must be at least the number of servers (%d): it counts those"
                  + " who are served, too.")
              .formatted(capacity, servers));
    }
    double[] births = new double[capacity];
    double[] deaths = new double[capacity];
    for (int n = 0; n < capacity; n++) {
      births[n] = arrivalRate;
      deaths[n] = Math.min(n + 1, servers) * serviceRate;
    }
    return new FiniteQueue(arrivalRate, serviceRate, servers, BirthDeath.law(births, deaths));
  }

  /** Share of time with n there, index 0 to capacity. */
  public double[] stateProbabilities() {
    return law.clone();
  }

  /** Share of arrivals that is turned away. */
  public double blockingProbability() {
    return law[law.length - 1];
  }

  /** Arrivals per unit of time that enter. */
  public double effectiveRate() {
    double share = 0;
    for (int n = 0; n < law.length - 1; n++) {
      share += law[n];
    }
    return arrivalRate * share;
  }

  /** Utilisation and the means of waits and numbers of those who enter. */
  public QueueMeans means() {
    double queue = 0;
    for (int n = law.length - 1; n > servers; n--) {
      queue += (n - servers) * law[n];
    }
    double rate = effectiveRate();
    return QueueMeans.ofWait(rate, 1 / serviceRate, servers, rate == 0 ? 0 : queue / rate);
  }
}

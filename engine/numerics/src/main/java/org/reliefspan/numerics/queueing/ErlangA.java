package org.reliefspan.numerics.queueing;

import org.reliefspan.numerics.model.NotEstimableException;

/**
 * A station whose queue is left by those who lose patience: Poisson arrivals, exponential service
 * and patience, c servers (M/M/c+M).
 *
 * <p>Formula: birth-death process with death rate min(n, c) mu + max(n - c, 0) theta; the share who
 * leave is theta Lq / lambda, the mean wait of all, served or not, Lq / lambda. States are summed
 * until what is left changes no digit. Domain: any load, theta positive: leaving keeps the queue
 * finite. Edge cases: arrival rate 0 has nobody there. Source: Palm 1957; Garnett, Mandelbaum and
 * Reiman 2002, doi 10.1287/msom.4.3.208.7753. Agreement: reference cases to 1e-9; theta = mu is a
 * Poisson number in the system; theta towards 0 is {@link ErlangC} ({@code ErlangTest}).
 *
 * @param renegeProbability share of arrivals who leave before service
 * @param probabilityOfWait share of arrivals who find all servers busy
 * @param meanQueueLength mean number who wait
 * @param meanWait mean wait of all arrivals, served or not
 * @param utilisation share of the servers that is busy
 */
public record ErlangA(
    double renegeProbability,
    double probabilityOfWait,
    double meanQueueLength,
    double meanWait,
    double utilisation) {
  private static final double LARGE = 1e150;
  private static final long MOST_STATES = 200_000_000L;

  /**
   * A station.
   *
   * @param arrivalRate arrivals per unit of time
   * @param serviceRate services per unit of time by one busy server
   * @param servers number of servers
   * @param renegeRate 1 / mean patience
   */
  public static ErlangA of(double arrivalRate, double serviceRate, int servers, double renegeRate) {
    Require.notNegative("arrival rate", arrivalRate);
    Require.positive("service rate", serviceRate);
    Require.atLeastOne("number of servers", servers);
    Require.positive("rate of leaving", renegeRate);
    return new Sums(arrivalRate, servers).below(serviceRate).from(serviceRate, renegeRate);
  }

  /** Sums over the states, scaled so that nothing overflows. */
  private static final class Sums {
    private final double arrivalRate;
    private final int servers;
    private double weight = 1;
    private double total = 1;
    private double busy;
    private double waiting;
    private double queue;

    Sums(double arrivalRate, int servers) {
      this.arrivalRate = arrivalRate;
      this.servers = servers;
    }

    /** States with a free server, and the first without. */
    Sums below(double serviceRate) {
      for (int n = 1; n <= servers; n++) {
        weight *= arrivalRate / (n * serviceRate);
        total += weight;
        busy += n * weight;
        scaleDown();
      }
      waiting = weight;
      return this;
    }

    /** States with a queue. */
    ErlangA from(double serviceRate, double renegeRate) {
      for (long k = 1; goesOn(k, servers * serviceRate + k * renegeRate); k++) {
        weight *= arrivalRate / (servers * serviceRate + k * renegeRate);
        total += weight;
        busy += servers * weight;
        waiting += weight;
        queue += k * weight;
        scaleDown();
      }
      double length = queue / total;
      double wait = arrivalRate == 0 ? 0 : length / arrivalRate;
      return new ErlangA(renegeRate * wait, waiting / total, length, wait, busy / total / servers);
    }

    private boolean goesOn(long k, double deathRate) {
      if (k > MOST_STATES) {
        throw new NotEstimableException(
            "Patience is so long beside service that the queue has hundreds of millions of states."
                + " Maybe nobody leaves: use a station without leaving.");
      }
      double ratio = arrivalRate / deathRate;
      if (ratio >= 1) {
        return true;
      }
      double next = weight * ratio;
      double left = next * (k + 1 / (1 - ratio)) / (1 - ratio);
      return left > 1e-17 * queue;
    }

    private void scaleDown() {
      if (weight > LARGE) {
        weight /= LARGE;
        total /= LARGE;
        busy /= LARGE;
        waiting /= LARGE;
        queue /= LARGE;
      }
    }
  }
}

package org.reliefspan.numerics.queueing;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Stations between which patients go by chance, also back to where they were (open Jackson
 * network).
 *
 * <p>Formula: arrival rates solve lambda = gamma + P' lambda; in the long run each station is as if
 * alone, an {@link ErlangC} with its rate; time in the network is the mean number in it over all
 * arrivals from outside. Domain: rows of P sum to at most 1 and everybody leaves in the end. Edge
 * cases: a station that gets too much work is not estimable, but {@link #arrivalRates} is. Source:
 * Jackson 1957, doi 10.1287/opre.5.4.518. Agreement: reference case to 1e-9 ({@code
 * JacksonNetworkTest}).
 */
public final class JacksonNetwork {
  private final double outside;
  private final double[] arrivalRate;
  private final ErlangC[] station;

  private JacksonNetwork(double outside, double[] arrivalRate, ErlangC[] station) {
    this.outside = outside;
    this.arrivalRate = arrivalRate;
    this.station = station;
  }

  /**
   * A network.
   *
   * @param external arrivals from outside per unit of time, index station
   * @param routing probability of going on, row-major [from][to]
   * @param serviceRates services per unit of time by one busy server, index station
   * @param servers number of servers, index station
   */
  public static JacksonNetwork of(
      double[] external, double[] routing, double[] serviceRates, int[] servers) {
    double[] rates = arrivalRates(external, routing);
    ErlangC[] stations = new ErlangC[rates.length];
    double outside = 0;
    for (int i = 0; i < rates.length; i++) {
      Require.positive("service rate", serviceRates[i]);
      Require.stable("Station %d".formatted(i + 1), rates[i], servers[i] * serviceRates[i]);
      stations[i] = ErlangC.of(rates[i], serviceRates[i], servers[i]);
      outside += external[i];
    }
    return new JacksonNetwork(outside, rates, stations);
  }

  /** Arrivals per unit of time at each station, from outside and from other stations. */
  public static double[] arrivalRates(double[] external, double[] routing) {
    int stations = external.length;
    checkRouting(external, routing);
    RealMatrix left = new Array2DRowRealMatrix(stations, stations);
    for (int i = 0; i < stations; i++) {
      for (int j = 0; j < stations; j++) {
        left.setEntry(j, i, (i == j ? 1 : 0) - routing[i * stations + j]);
      }
    }
    DecompositionSolver solver = new LUDecomposition(left).getSolver();
    if (!solver.isNonSingular()) {
      throw new NotEstimableException(
          "From some station nobody ever leaves the network, so it fills without end. Maybe a"
              + " probability of going on is too high.");
    }
    double[] rates = solver.solve(new ArrayRealVector(external)).toArray();
    for (int i = 0; i < stations; i++) {
      rates[i] = Math.max(0, rates[i]);
    }
    return rates;
  }

  /** Arrivals per unit of time at a station. */
  public double arrivalRate(int node) {
    return arrivalRate[node];
  }

  /** A station as if it were alone. */
  public ErlangC station(int node) {
    return station[node];
  }

  /** How often one who comes from outside is at a station, on average over all of them. */
  public double visitsPerArrival(int node) {
    return arrivalRate[node] / outsideRate();
  }

  /** Mean time from the first arrival to leaving the network. */
  public double meanTimeInNetwork() {
    double number = 0;
    for (ErlangC one : station) {
      number += one.means().meanNumberInSystem();
    }
    return number / outsideRate();
  }

  private double outsideRate() {
    if (outside == 0) {
      throw new NotEstimableException("Nobody comes from outside, so nobody has a time in it.");
    }
    return outside;
  }

  private static void checkRouting(double[] external, double[] routing) {
    int stations = external.length;
    if (routing.length != stations * stations) {
      throw new IllegalArgumentException(
          "The routing has %d numbers; %d stations need %d."
              .formatted(routing.length, stations, stations * stations));
    }
    for (int i = 0; i < stations; i++) {
      Require.notNegative("arrival rate at station %d".formatted(i + 1), external[i]);
      double sum = 0;
      for (int j = 0; j < stations; j++) {
        sum +=
            Require.notNegative(
                "probability of going from station %d to %d".formatted(i + 1, j + 1),
                routing[i * stations + j]);
      }
      if (sum > 1 + 1e-12) {
        throw new IllegalArgumentException(
            "The probabilities of going on from station %d sum to %s; they must not exceed 1."
                .formatted(i + 1, sum));
      }
    }
  }
}

package org.reliefspan.numerics.queueing;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * A station that serves classes in the order of their priority, the first class first.
 *
 * <p>Formula: with loads rho_i, s_i = rho_1 + ... + rho_i and R_i = sum over j up to i of lambda_j
 * E(S_j^2) / 2, without interruption (Cobham) Wq_i = R_n / ((1 - s_(i-1)) (1 - s_i)); when a higher
 * class interrupts and the rest is served later, the time in the system is T_i = E(S_i) / (1 -
 * s_(i-1)) + R_i / ((1 - s_(i-1)) (1 - s_i)). With c servers and one exponential service for all, R
 * is C / (c mu) with Erlang's C of all classes together. Domain: total load below the number of
 * servers; with interruption a class needs this only of itself and the classes before it. Edge
 * cases: equal priorities belong in one class. Source: Cobham 1954, doi 10.1287/opre.2.1.70;
 * Kleinrock 1976, Queueing systems II, section 3.6. Agreement: reference cases to 1e-9; one class
 * is {@link PollaczekKhinchine} or {@link ErlangC} ({@code PriorityStationTest}).
 */
public final class PriorityStation {
  private final double[] arrivalRate;
  private final double[] meanService;
  private final double[] timeInSystem; // index class; only the first estimable ones

  private PriorityStation(double[] arrivalRate, double[] meanService, double[] timeInSystem) {
    this.arrivalRate = arrivalRate;
    this.meanService = meanService;
    this.timeInSystem = timeInSystem;
  }

  /** One server that ends each service it begins. */
  public static PriorityStation nonPreemptive(List<ServiceClass> classes) {
    double[] rates = classes.stream().mapToDouble(ServiceClass::arrivalRate).toArray();
    double[] services = classes.stream().mapToDouble(ServiceClass::meanService).toArray();
    double[] loads = classes.stream().mapToDouble(ServiceClass::load).toArray();
    Require.stable("The station", sum(loads, loads.length), 1);
    double found = classes.stream().mapToDouble(ServiceClass::remainingWork).sum();
    double[] times = waits(loads, found);
    for (int i = 0; i < times.length; i++) {
      times[i] += services[i];
    }
    return new PriorityStation(rates, services, times);
  }

  /** One server that leaves a service for a higher class and resumes it later. */
  public static PriorityStation preemptiveResume(List<ServiceClass> classes) {
    double[] rates = classes.stream().mapToDouble(ServiceClass::arrivalRate).toArray();
    double[] services = classes.stream().mapToDouble(ServiceClass::meanService).toArray();
    double[] times = new double[classes.size()];
    double before = 0;
    double found = 0;
    int stable = 0;
    while (stable < times.length && before + classes.get(stable).load() < 1) {
      ServiceClass own = classes.get(stable);
      double upTo = before + own.load();
      found += own.remainingWork();
      times[stable] = (own.meanService() + found / (1 - upTo)) / (1 - before);
      before = upTo;
      stable++;
    }
    return new PriorityStation(rates, services, Arrays.copyOf(times, stable));
  }

  /**
   * Several servers that end each service they begin; service is exponential and alike for all.
   *
   * @param arrivalRates arrivals per unit of time, index class, highest priority first
   * @param serviceRate services per unit of time by one busy server
   * @param servers number of servers
   */
  public static PriorityStation nonPreemptive(
      double[] arrivalRates, double serviceRate, int servers) {
    double[] loads = new double[arrivalRates.length];
    double[] services = new double[arrivalRates.length];
    for (int i = 0; i < loads.length; i++) {
      Require.notNegative("arrival rate", arrivalRates[i]);
      loads[i] = arrivalRates[i] / (servers * serviceRate);
      services[i] = 1 / serviceRate;
    }
    ErlangC all = ErlangC.of(sum(arrivalRates, loads.length), serviceRate, servers);
    double[] times = waits(loads, all.probabilityOfWait() / (servers * serviceRate));
    for (int i = 0; i < times.length; i++) {
      times[i] += services[i];
    }
    return new PriorityStation(arrivalRates.clone(), services, times);
  }

  /** Mean time of a class before or between service, index 0 for the highest priority. */
  public double meanWait(int priority) {
    return meanTimeInSystem(priority) - meanService[priority];
  }

  /** Mean time of a class from arrival to the end of service. */
  public double meanTimeInSystem(int priority) {
    if (priority >= timeInSystem.length && priority < arrivalRate.length) {
      throw new NotEstimableException(
          ("Class %d and those before it bring more work than the server does, so its queue"
                  + " grows without end. Maybe add servers.")
              .formatted(priority + 1));
    }
    return timeInSystem[priority];
  }

  /** Mean number of a class who wait. */
  public double meanQueueLength(int priority) {
    return arrivalRate[priority] * meanWait(priority);
  }

  private static double[] waits(double[] loads, double found) {
    double[] waits = new double[loads.length];
    double before = 0;
    for (int i = 0; i < loads.length; i++) {
      double upTo = before + loads[i];
      waits[i] = found / ((1 - before) * (1 - upTo));
      before = upTo;
    }
    return waits;
  }

  private static double sum(double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum;
  }
}

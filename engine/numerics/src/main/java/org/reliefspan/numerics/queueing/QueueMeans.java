package org.reliefspan.numerics.queueing;

/**
 * Long-run means of a station.
 *
 * <p>Formula: with arrival rate l of those who enter and mean wait Wq, the time in the system is W
 * = Wq + mean service, and by Little's law Lq = l Wq and L = l W. Source: Little 1961, doi
 * 10.1287/opre.9.3.383.
 *
 * @param utilisation share of the servers that is busy
 * @param meanWait Wq, mean time before service, in units of time
 * @param meanTimeInSystem W, wait and service
 * @param meanQueueLength Lq, mean number who wait
 * @param meanNumberInSystem L, mean number who wait or are served
 */
public record QueueMeans(
    double utilisation,
    double meanWait,
    double meanTimeInSystem,
    double meanQueueLength,
    double meanNumberInSystem) {

  /** By Little's law. */
  static QueueMeans ofWait(double arrivalRate, double meanService, int servers, double meanWait) {
    double time = meanWait + meanService;
    return new QueueMeans(
        arrivalRate * meanService / servers,
        meanWait,
        time,
        arrivalRate * meanWait,
        arrivalRate * time);
  }
}

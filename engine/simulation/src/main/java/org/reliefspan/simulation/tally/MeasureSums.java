package org.reliefspan.simulation.tally;

import java.io.Serializable;

/**
 * Exact sums of measures at a grid of times. Not thread-safe; one per thread, then {@link #merge}.
 */
public final class MeasureSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int measures;
  private final ExactSum[] sums; // [time][measure]
  private final long[] patients; // [time][measure]

  /** Nobody yet. */
  public MeasureSums(int times, int measures) {
    this.measures = measures;
    this.patients = new long[times * measures];
    this.sums = new ExactSum[times * measures];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new ExactSum();
    }
  }

  /** Adds what was read of a patient. */
  public void add(int time, int measure, double value) {
    int at = time * measures + measure;
    patients[at]++;
    sums[at].add(value);
  }

  /** Adds what another has read. */
  public void merge(MeasureSums other) {
    for (int i = 0; i < sums.length; i++) {
      patients[i] += other.patients[i];
      sums[i].merge(other.sums[i]);
    }
  }

  /** Numbers of patients, row-major [time][measure]. */
  public long[] patients() {
    return patients.clone();
  }

  /** Means, row-major [time][measure]; 0 where there is nobody. */
  public double[] means() {
    double[] means = new double[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = patients[i] == 0 ? 0 : Moments.mean(sums[i].units(), patients[i]);
    }
    return means;
  }
}

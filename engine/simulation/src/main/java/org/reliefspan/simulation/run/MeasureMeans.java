package org.reliefspan.simulation.run;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Means of measures over the patients who are not in a final state.
 *
 * @param measures names, in order
 * @param times how many
 * @param patients [strategy][time][measure], how many were read
 * @param means [strategy][time][measure]; 0 where nobody was read
 */
@SuppressWarnings("ArrayRecordComponent")
public record MeasureMeans(List<String> measures, int times, long[] patients, double[] means) {
  /** No measures. */
  public static final MeasureMeans NONE =
      new MeasureMeans(List.of(), 0, new long[0], new double[0]);

  /** Copies the list. */
  public MeasureMeans {
    measures = List.copyOf(measures);
  }

  /** How many patients were read. */
  public long patients(int strategy, int time, int measure) {
    return patients[at(strategy, time, measure)];
  }

  /** The mean, if anybody was read. */
  public OptionalDouble mean(int strategy, int time, int measure) {
    int at = at(strategy, time, measure);
    return patients[at] == 0 ? OptionalDouble.empty() : OptionalDouble.of(means[at]);
  }

  private int at(int strategy, int time, int measure) {
    return (strategy * times + time) * measures.size() + measure;
  }
}

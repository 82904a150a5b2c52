package org.reliefspan.simulation.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;

/**
 * Means of measures over the patients who are not in a final state.
 *
 * @param measures names, in order
 * @param times how many
 * @param patients [strategy][time][measure], how many were read
 * @param means [strategy][time][measure]; 0 where nobody was read
 * @param drawn [draw][strategy][time][measure], means in draws of the parameters
 * @param isRead like drawn: whether anybody was read
 */
@SuppressWarnings("ArrayRecordComponent")
public record MeasureMeans(
    List<String> measures,
    int times,
    long[] patients,
    double[] means,
    double[] drawn,
    boolean[] isRead) {
  /** No measures. */
  public static final MeasureMeans NONE =
      new MeasureMeans(List.of(), 0, new long[0], new double[0], new double[0], new boolean[0]);

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

  /**
   * Limits by the uncertainty of the parameters.
   *
   * @return nothing without two draws or more, or where nobody was left in one of them
   */
  public Optional<Limits> limits(int strategy, int time, int measure, double level) {
    int draws = means.length == 0 ? 0 : drawn.length / means.length;
    double[] all = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      int at = draw * means.length + at(strategy, time, measure);
      if (!isRead[at]) {
        return Optional.empty();
      }
      all[draw] = drawn[at];
    }
    return draws < 2 ? Optional.empty() : Optional.of(PercentileInterval.of(all, level));
  }

  private int at(int strategy, int time, int measure) {
    return (strategy * times + time) * measures.size() + measure;
  }
}

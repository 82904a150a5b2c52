package org.reliefspan.simulation.clinic;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The relief spans of one population; those of a patient are neighbours. */
final class TruthSample {

  private final ReliefSpan[] spans;
  private final long[] patients;
  private final double[] sortedDurations;

  TruthSample(List<EpisodeTruth> episodes, TruthDefinition definition, TruthStrategy strategy) {
    this(
        episodes,
        episodes.stream()
            .map(episode -> episode.span(definition, strategy))
            .toArray(ReliefSpan[]::new));
  }

  private TruthSample(List<EpisodeTruth> episodes, ReliefSpan[] spans) {
    this.spans = spans;
    patients = new long[spans.length];
    sortedDurations = new double[spans.length];
    for (int i = 0; i < spans.length; i++) {
      patients[i] = episodes.get(i).patientNumber();
      sortedDurations[i] = spans[i].lossDays();
    }
    Arrays.sort(sortedDurations);
  }

  /** Days to an event of one cause, infinite where another comes first, instead of durations. */
  static TruthSample ofEvents(List<EpisodeTruth> episodes, FirstEvent.Cause cause) {
    ReliefSpan[] spans = new ReliefSpan[episodes.size()];
    for (int i = 0; i < spans.length; i++) {
      FirstEvent first = episodes.get(i).first();
      boolean counts = first.cause() == cause;
      spans[i] = new ReliefSpan(0, counts ? first.days() : Double.POSITIVE_INFINITY);
    }
    return new TruthSample(episodes, spans);
  }

  /**
   * A true value.
   *
   * @param value in its unit
   * @param mcError one standard error of Monte Carlo
   */
  record Value(double value, double mcError) {}

  /**
   * The mean over episodes. Its error is clustered by patient: with sum s and count n of each
   * patient, sqrt(sum of (s - mean n)^2) / number of episodes.
   */
  Value mean(ToDoubleFunction<ReliefSpan> function) {
    double sum = 0;
    double sumSquares = 0;
    double sumCounts = 0;
    double squaredCounts = 0;
    int next = 0;
    while (next < spans.length) {
      int first = next;
      double cluster = 0;
      for (; next < spans.length && patients[next] == patients[first]; next++) {
        cluster += function.applyAsDouble(spans[next]);
      }
      double count = next - first;
      sum += cluster;
      sumSquares += cluster * cluster;
      sumCounts += cluster * count;
      squaredCounts += count * count;
    }
    double mean = sum / spans.length;
    double residual = sumSquares - 2 * mean * sumCounts + mean * mean * squaredCounts;
    return new Value(mean, Math.sqrt(Math.max(0, residual)) / spans.length);
  }

  /** The smallest duration with at least this share at or below it; its error by inversion. */
  Value durationQuantile(double share) {
    double value = quantile(share);
    double spread = mean(span -> span.lossDays() <= value ? 1 : 0).mcError();
    double upper = quantile(share + spread);
    boolean finite = upper < Double.POSITIVE_INFINITY;
    return new Value(
        value, finite ? 0.5 * (upper - quantile(share - spread)) : Double.POSITIVE_INFINITY);
  }

  private double quantile(double share) {
    int rank = (int) Math.ceil(share * sortedDurations.length) - 1;
    return sortedDurations[Math.max(0, Math.min(sortedDurations.length - 1, rank))];
  }
}

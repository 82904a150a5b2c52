package org.reliefspan.numerics.spline;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.duration.DurationParts;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.variance.Sandwich;

/** A spline likelihood whose rows lie in several places: sums, added in the order of the places. */
final class SplineInPlaces implements LogLikelihood {
  private final DurationParts.Collector places;
  private final SplineScale scale;
  private final LogTimeSpline spline;
  private final double[] squares;
  private final double rows;

  SplineInPlaces(DurationParts.Collector places, SplineScale scale, LogTimeSpline spline) {
    this.places = places;
    this.scale = scale;
    this.spline = spline;
    LogTimeSpline sent = spline;
    double[] sums = sum(places.collect(sample -> squaresAndRows(sample, sent)));
    this.squares = Arrays.copyOf(sums, sums.length - 1);
    this.rows = sums[sums.length - 1];
  }

  /** The log ends of all rows that count. */
  static double[] logEnds(DurationParts.Collector places) {
    return places.collect(RoystonParmar::logEnds).stream()
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /** The same rows with a constant before the covariates. */
  static DurationParts.Collector plain(DurationParts.Collector places) {
    return new DurationParts.Collector() {
      @Override
      public <R extends Serializable> List<R> collect(DurationParts.Task<R> task) {
        return collected(places, task);
      }
    };
  }

  private static <R extends Serializable> List<R> collected(
      DurationParts.Collector places, DurationParts.Task<R> task) {
    return places.collect(sample -> task.apply(RoystonParmar.plain(sample)));
  }

  private static double[] squaresAndRows(DurationSample sample, LogTimeSpline spline) {
    double[] squares = RoystonParmar.squares(sample, spline);
    double[] both = Arrays.copyOf(squares, squares.length + 1);
    both[squares.length] = sample.rows();
    return both;
  }

  double[] units() {
    return RoystonParmar.units(squares, rows);
  }

  @Override
  public int size() {
    return squares.length;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    double[] at = parameters.clone();
    SplineScale asked = scale;
    LogTimeSpline sent = spline;
    double[] total = sum(places.collect(sample -> evaluated(sample, asked, sent, at)));
    System.arraycopy(total, 0, gradient, 0, gradient.length);
    System.arraycopy(total, gradient.length, information, 0, information.length);
    return total[total.length - 1];
  }

  /** Gradient, information and value in one array. */
  private static double[] evaluated(
      DurationSample sample, SplineScale scale, LogTimeSpline spline, double[] at) {
    double[] gradient = new double[at.length];
    double[] information = new double[at.length * at.length];
    double value =
        new SplineLikelihood(sample, scale.law(), spline, 0, sample.rows())
            .evaluate(at, gradient, information);
    double[] all = Arrays.copyOf(gradient, at.length + information.length + 1);
    System.arraycopy(information, 0, all, at.length, information.length);
    all[all.length - 1] = value;
    return all;
  }

  /** Sum over clusters of the outer products of their scores, if there are clusters. */
  Optional<double[]> meat(double[] parameters) {
    double[] at = parameters.clone();
    SplineScale asked = scale;
    LogTimeSpline sent = spline;
    List<double[]> each = places.collect(sample -> meatOf(sample, asked, sent, at));
    List<double[]> clustered = each.stream().filter(meat -> meat.length > 0).toList();
    return clustered.isEmpty() ? Optional.empty() : Optional.of(sum(clustered));
  }

  private static double[] meatOf(
      DurationSample sample, SplineScale scale, LogTimeSpline spline, double[] at) {
    int[] clusters = sample.clusters();
    if (clusters.length == 0) {
      return new double[0];
    }
    double[] scores =
        new SplineLikelihood(sample, scale.law(), spline, 0, sample.rows()).scores(at);
    return Sandwich.meat(scores, clusters, at.length);
  }

  private static double[] sum(List<double[]> parts) {
    double[] total = new double[parts.get(0).length];
    for (double[] part : parts) {
      for (int i = 0; i < total.length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }
}

package org.reliefspan.numerics.weighting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;

/**
 * Mean of outcomes with estimated weights, and an error that knows that they were estimated.
 *
 * <p>Formula: m = sum w y / sum w with w the product of the models' weights, cut at the 0.2nd and
 * 99.8th percentile. Variance C / (C - 1) sum over clusters of v_c<sup>2</sup>, v_c = u_c + D a_c,
 * u_c the cluster's sum of w (y - m) / sum w, a_c how far it moved the models' parameters, D = sum
 * w (y - m) / sum w times the derivative of log w, 0 where w was cut. Limits allow for weights that
 * are gathered in few clusters: with h_c the cluster's share of all weight, the variance is (C - 1)
 * / C sum (v_c / (1 - h_c))<sup>2</sup>, as by leaving one cluster out, and degrees of freedom are
 * 1 / sum h_c<sup>2</sup> - 1; where weights are equal that is the usual. Domain: at least one
 * target. Edge cases: fewer than {@value #FEWEST_TO_CUT} targets are not cut; one cluster has no
 * error. Source: Stefanski and Boos 2002, doi 10.1198/000313002753631330, for stacked equations;
 * Cole and Hernan 2008, doi 10.1093/aje/kwn164, for cutting; Kish 1965, Survey Sampling, for the
 * effective number; Bell and McCaffrey 2002, Survey Methodology 28:169, for leaving one out.
 * Agreement: the patient bootstrap ({@code WeightedVisitMeanTest}), R ({@code
 * InformativeVisitsGoldenTest}).
 */
public final class WeightedVisitMean {
  static final int FEWEST_TO_CUT = 50;
  private static final double CUT = 0.002;

  private final double mean;
  private final double meanWeight;
  private final double[] influence;
  private final double[] share; // of all weight, by cluster
  private final int clustersSeen;

  private WeightedVisitMean(double mean, double meanWeight, double[] influence, double[] share) {
    this.mean = mean;
    this.meanWeight = meanWeight;
    this.influence = influence;
    this.share = share;
    this.clustersSeen = (int) Arrays.stream(share).filter(own -> own > 0).count();
  }

  /**
   * Outcomes to average.
   *
   * @param value outcome of each
   * @param cluster its patient, dense from 0
   * @param target its number in each weight model, in the order of the models
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Outcomes(double[] value, int[] cluster, List<int[]> target) {
    /** Refuses arrays of different lengths. */
    public Outcomes {
      target = List.copyOf(target);
      if (value.length == 0 || cluster.length != value.length) {
        throw new IllegalArgumentException(
            "value (%d) must not be empty and have one cluster (%d) each"
                .formatted(value.length, cluster.length));
      }
    }
  }

  /**
   * The weighted mean.
   *
   * @param clusters number of clusters, those without an outcome too
   * @param models weights multiply; none gives the plain mean
   */
  public static WeightedVisitMean of(Outcomes outcomes, int clusters, List<WeightModel> models) {
    double[] weight = weights(outcomes, models);
    boolean[] cut = cut(weight);
    double total = Arrays.stream(weight).sum();
    double mean = 0;
    for (int i = 0; i < weight.length; i++) {
      mean += weight[i] / total * outcomes.value()[i];
    }
    double[] influence = new double[clusters];
    double[] shareOf = new double[clusters];
    double[] pull = new double[weight.length];
    for (int i = 0; i < weight.length; i++) {
      double share = weight[i] / total * (outcomes.value()[i] - mean);
      influence[outcomes.cluster()[i]] += share;
      shareOf[outcomes.cluster()[i]] += weight[i] / total;
      pull[i] = cut[i] ? 0 : share;
    }
    for (int m = 0; m < models.size(); m++) {
      addEstimation(models.get(m), outcomes.target().get(m), pull, influence);
    }
    return new WeightedVisitMean(mean, total / weight.length, influence, shareOf);
  }

  private static double[] weights(Outcomes outcomes, List<WeightModel> models) {
    double[] weight = new double[outcomes.value().length];
    for (int m = 0; m < models.size(); m++) {
      int[] target = outcomes.target().get(m);
      for (int i = 0; i < weight.length; i++) {
        weight[i] += models.get(m).logWeight(target[i]);
      }
    }
    for (int i = 0; i < weight.length; i++) {
      weight[i] = Math.exp(weight[i]);
    }
    return weight;
  }

  /** Brings extreme weights to the percentiles; tells which were brought. */
  private static boolean[] cut(double[] weight) {
    boolean[] cut = new boolean[weight.length];
    if (weight.length < FEWEST_TO_CUT) {
      return cut;
    }
    double[] sorted = weight.clone();
    Arrays.sort(sorted);
    double low = PercentileInterval.ofSorted(sorted, CUT);
    double high = PercentileInterval.ofSorted(sorted, 1 - CUT);
    for (int i = 0; i < weight.length; i++) {
      cut[i] = weight[i] < low || weight[i] > high;
      weight[i] = Math.min(high, Math.max(low, weight[i]));
    }
    return cut;
  }

  private static void addEstimation(
      WeightModel model, int[] target, double[] pull, double[] influence) {
    int parameters = model.parameters();
    double[] slope = new double[parameters];
    for (int i = 0; i < pull.length; i++) {
      if (pull[i] != 0) {
        model.addGradient(target[i], pull[i], slope);
      }
    }
    double[] moved = model.influence();
    int informed = parameters == 0 ? 0 : moved.length / parameters; // the last may have no rows
    for (int c = 0; c < Math.min(informed, influence.length); c++) {
      for (int j = 0; j < parameters; j++) {
        influence[c] += slope[j] * moved[c * parameters + j];
      }
    }
  }

  /** The weighted mean. */
  public double mean() {
    return mean;
  }

  /** Mean weight after cutting; near 1 where the models fit. */
  public double meanWeight() {
    return meanWeight;
  }

  /** Clusters with an outcome. */
  public int clusters() {
    return clustersSeen;
  }

  /** How far each cluster moved the mean. */
  public double[] influence() {
    return influence.clone();
  }

  /** Standard error; empty with fewer than two clusters. */
  public Optional<Double> standardError() {
    if (clustersSeen < 2) {
      return Optional.empty();
    }
    double sum = 0;
    for (double value : influence) {
      sum += value * value;
    }
    return Optional.of(Math.sqrt(sum * clustersSeen / (clustersSeen - 1.0)));
  }

  /** Limits by Student's t that allow for weights gathered in few clusters. */
  public Optional<Limits> limits(double level) {
    if (clustersSeen < 2) {
      return Optional.empty();
    }
    double sum = 0;
    double squares = 0;
    for (int c = 0; c < share.length; c++) {
      double left = influence[c] / (1 - share[c]);
      sum += left * left;
      squares += share[c] * share[c];
    }
    double error = Math.sqrt(sum * (clustersSeen - 1.0) / clustersSeen);
    double critical =
        new TDistribution(1 / squares - 1).inverseCumulativeProbability(0.5 + level / 2);
    return Optional.of(LimitScale.PLAIN.limits(mean, error, critical));
  }
}

package org.reliefspan.numerics.imputation;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * The pooled mean of a completed outcome as a function of a shift of those who left, by cluster.
 *
 * <p>Formula: in each completed data set the mean of y + delta s, s 1 for the shifted, and its
 * clustered variance are a line and a parabola in delta; Rubin's rules pool them at any delta.
 * Domain: at least two imputations and two clusters. Edge cases: outcomes without spread are a
 * {@link NotEstimableException}; where nobody is shifted no delta changes anything. Source: Rubin
 * 1987, Multiple Imputation for Nonresponse in Surveys. Agreement: {@link NormalImputation#pool}
 * with the same shift ({@code ShiftedMeanTest}).
 */
public final class ShiftedMean {
  private final int[] cluster;
  private final int clusters;
  private final boolean[] shifted;
  private final double share;
  private final List<double[]> parts = new ArrayList<>(); // mean, then variance 1, delta, delta^2

  /**
   * A mean without imputations yet.
   *
   * @param shifted which outcomes are shifted
   * @param cluster dense cluster numbers from 0
   */
  public ShiftedMean(boolean[] shifted, int[] cluster) {
    if (shifted.length == 0 || shifted.length != cluster.length) {
      throw new IllegalArgumentException(
          "shifted (%d) must not be empty and as many as cluster (%d)"
              .formatted(shifted.length, cluster.length));
    }
    this.shifted = shifted.clone();
    this.cluster = cluster.clone();
    int count = 0;
    int largest = 0;
    for (int i = 0; i < cluster.length; i++) {
      count += shifted[i] ? 1 : 0;
      largest = Math.max(largest, cluster[i] + 1);
    }
    this.share = (double) count / shifted.length;
    this.clusters = largest;
  }

  /** Adds the outcomes of the next imputation, not yet shifted. */
  public void add(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double[] own = new double[clusters];
    double[] moved = new double[clusters];
    for (int i = 0; i < values.length; i++) {
      own[cluster[i]] += values[i] - mean;
      moved[cluster[i]] += (shifted[i] ? 1 : 0) - share;
    }
    double[] part = {mean, 0, 0, 0};
    double factor = clusters / (clusters - 1.0) / values.length / values.length;
    for (int c = 0; c < clusters; c++) {
      part[1] += factor * own[c] * own[c];
      part[2] += 2 * factor * own[c] * moved[c];
      part[3] += factor * moved[c] * moved[c];
    }
    parts.add(part);
  }

  /** Share that a shift moves. */
  public double share() {
    return share;
  }

  /** The pooled mean when the shifted outcomes are moved by delta. */
  public PooledEstimate at(double delta) {
    double[] means = new double[parts.size()];
    double[] variances = new double[parts.size()];
    for (int k = 0; k < means.length; k++) {
      double[] part = parts.get(k);
      means[k] = part[0] + delta * share;
      variances[k] = part[1] + delta * (part[2] + delta * part[3]);
      if (!(variances[k] > 0) || clusters < 2) {
        throw new NotEstimableException("The completed outcomes do not differ between patients.");
      }
    }
    return RubinPooling.pool(means, variances, clusters - 1.0);
  }

  /** The shift at which the mean takes a value; not finite where nobody is shifted. */
  public double deltaFor(double value) {
    return (value - at(0).estimate()) / share;
  }
}

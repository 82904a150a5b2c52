package org.reliefspan.numerics.interval;

import java.util.Arrays;

/**
 * Log-likelihood of {@link RelievedContributions} with analytic first and second derivatives by
 * (logit p, mu, log sigma). Holds its results; not thread-safe.
 */
final class MixtureLikelihood {
  private final RelievedContributions data;
  private final DurationFamily family;
  private double share;
  private double shareSlope; // p (1 - p)
  private double mu;
  private double sigma;

  /** Of one end: survivor, its two first and its three second derivatives. */
  private final double[] atLeft = new double[6];

  private final double[] atRight = new double[6];
  private double cumulativeLeft;
  private double cumulativeRight;

  /** Of one row: score, and second derivatives in order aa, am, as, mm, ms, ss. */
  final double[] rowScore = new double[3];

  private final double[] rowCurvature = new double[6];

  /** Of all rows. */
  final double[] score = new double[3];

  final double[] curvature = new double[6];

  MixtureLikelihood(RelievedContributions data, DurationFamily family) {
    this.data = data;
    this.family = family;
  }

  /** Sums value, score and curvature over rows; negative infinity outside the domain. */
  double evaluate(double[] weight, double[] theta) {
    place(theta);
    clear(score, curvature);
    double sum = 0;
    for (int row = 0; row < data.kind.length; row++) {
      if (weight[row] > 0 && data.kind[row] != RelievedContributions.NOT_ASSESSED) {
        double value = rowValue(row);
        if (!(value > Double.NEGATIVE_INFINITY)) {
          return Double.NEGATIVE_INFINITY;
        }
        sum += weight[row] * value;
        for (int i = 0; i < 3; i++) {
          score[i] += weight[row] * rowScore[i];
        }
        for (int i = 0; i < 6; i++) {
          curvature[i] += weight[row] * rowCurvature[i];
        }
      }
    }
    return sum;
  }

  void place(double[] theta) {
    share = 1 / (1 + Math.exp(-theta[0]));
    shareSlope = share / (1 + Math.exp(theta[0]));
    mu = theta[1];
    sigma = Math.exp(theta[2]);
  }

  /** Log contribution of a row at the placed parameters; fills rowScore and rowCurvature. */
  double rowValue(int row) {
    return switch (data.kind[row]) {
      case RelievedContributions.SEEN_IN_RELIEF -> seen(row);
      case RelievedContributions.NOT_IN_RELIEF_AT_FIRST -> notAtFirst(row);
      default -> nothing();
    };
  }

  private double nothing() {
    clear(rowScore, rowCurvature);
    return 0;
  }

  private double seen(int row) {
    cumulativeLeft = end(data.logLeft[row], atLeft);
    cumulativeRight = end(data.logRight[row], atRight);
    double probability =
        atLeft[0] > 0.5 ? cumulativeRight - cumulativeLeft : atLeft[0] - atRight[0];
    if (!(probability > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double byMu = (atLeft[1] - atRight[1]) / probability;
    double bySigma = (atLeft[2] - atRight[2]) / probability;
    rowScore[0] = 1 - share;
    rowScore[1] = byMu;
    rowScore[2] = bySigma;
    rowCurvature[0] = -shareSlope;
    rowCurvature[1] = 0;
    rowCurvature[2] = 0;
    rowCurvature[3] = (atLeft[3] - atRight[3]) / probability - byMu * byMu;
    rowCurvature[4] = (atLeft[4] - atRight[4]) / probability - byMu * bySigma;
    rowCurvature[5] = (atLeft[5] - atRight[5]) / probability - bySigma * bySigma;
    return Math.log(share) + Math.log(probability);
  }

  private double notAtFirst(int row) {
    double cumulative = end(data.logRight[row], atRight);
    double probability = 1 - share + share * cumulative;
    if (!(probability > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double byShare = -shareSlope * atRight[0] / probability;
    double byMu = -share * atRight[1] / probability;
    double bySigma = -share * atRight[2] / probability;
    rowScore[0] = byShare;
    rowScore[1] = byMu;
    rowScore[2] = bySigma;
    rowCurvature[0] = byShare * (1 - 2 * share) - byShare * byShare;
    rowCurvature[1] = -shareSlope * atRight[1] / probability - byShare * byMu;
    rowCurvature[2] = -shareSlope * atRight[2] / probability - byShare * bySigma;
    rowCurvature[3] = -share * atRight[3] / probability - byMu * byMu;
    rowCurvature[4] = -share * atRight[4] / probability - byMu * bySigma;
    rowCurvature[5] = -share * atRight[5] / probability - bySigma * bySigma;
    return Math.log(probability);
  }

  /** Fills survivor and derivatives at a log time; returns P(T <= t). */
  private double end(double logTime, double[] into) {
    if (Double.isInfinite(logTime)) {
      into[0] = logTime < 0 ? 1 : 0;
      for (int i = 1; i < 6; i++) {
        into[i] = 0;
      }
      return 1 - into[0];
    }
    double z = (logTime - mu) / sigma;
    double density = family.standardDensity(z);
    double slope = density > 0 ? density * family.logDensitySlope(z) : 0;
    into[0] = family.standardSurvivor(z);
    into[1] = density / sigma;
    into[2] = density > 0 ? density * z : 0;
    into[3] = -slope / (sigma * sigma);
    into[4] = density > 0 ? -(z * slope + density) / sigma : 0;
    into[5] = density > 0 ? -z * (z * slope + density) : 0;
    return family.standardCumulative(z);
  }

  private static void clear(double[] first, double[] second) {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
  }
}

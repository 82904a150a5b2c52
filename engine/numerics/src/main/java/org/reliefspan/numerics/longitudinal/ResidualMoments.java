package org.reliefspan.numerics.longitudinal;

import java.util.List;

/** What starting values are made from: least-squares residuals with unit variance. */
final class ResidualMoments {
  private static final double LARGEST_CORRELATION = 0.9;

  private final List<Pattern> patterns;

  ResidualMoments(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /** Mean square of the residuals at a visit; 1 where there are none. */
  double varianceAt(int visit) {
    double sum = 0;
    double count = 0;
    for (Pattern pattern : patterns) {
      for (int row = 0; row < pattern.size(); row++) {
        if (pattern.coordinates()[row] == visit) {
          sum += pattern.residualProduct(row, row);
          count += pattern.subjects();
        }
      }
    }
    return sum > 0 ? sum / count : 1;
  }

  /** Mean product of the residuals of different rows over the mean square, from 0 to 0.9. */
  double correlation() {
    double products = 0;
    double pairs = 0;
    double squares = 0;
    double rows = 0;
    for (Pattern pattern : patterns) {
      for (int s = 0; s < pattern.size(); s++) {
        for (int t = 0; t < s; t++) {
          products += pattern.residualProduct(s, t);
          pairs += pattern.subjects();
        }
        squares += pattern.residualProduct(s, s);
        rows += pattern.subjects();
      }
    }
    double value = pairs > 0 && squares > 0 ? products / pairs / (squares / rows) : 0;
    return Math.min(LARGEST_CORRELATION, Math.max(0, value));
  }

  /** Mean distance between neighbouring rows of a subject; 1 where no subject has two. */
  double meanGap() {
    double sum = 0;
    double count = 0;
    for (Pattern pattern : patterns) {
      for (int row = 1; row < pattern.size(); row++) {
        sum += pattern.subjects() * (pattern.coordinates()[row] - pattern.coordinates()[row - 1]);
        count += pattern.subjects();
      }
    }
    return sum > 0 ? sum / count : 1;
  }
}

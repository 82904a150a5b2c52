package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * The discrete partial likelihood: at each time, the risk of the d rows with events against the sum
 * over all sets of d rows at risk.
 *
 * <p>The sum over sets is the elementary symmetric polynomial of degree d, built row by row as B(j,
 * n) = B(j, n - 1) + r_n B(j - 1, n - 1) together with its first and second derivatives. Source:
 * Gail, Lubin and Rubinstein 1981, doi 10.1093/biomet/68.3.703.
 */
final class ExactLikelihood implements LogLikelihood {
  private final RiskRows rows;
  private final RiskSums sums; // Breslow, for linear predictors and risk-set totals
  private final int size;
  private final int width; // value, gradient, upper triangle
  private final ByTime leaving;

  ExactLikelihood(RiskSums sums, int size) {
    this.sums = sums;
    this.rows = sums.rows();
    this.size = size;
    this.width = 1 + size + size * (size + 1) / 2;
    this.leaving = ByTime.of(rows.leave, rows.times.size());
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    double value = Double.isFinite(sums.moveTo(parameters)) ? eventPart(gradient) : -1.0 / 0;
    int[] first = rows.times.first;
    for (int s = 0; s + 1 < first.length && value > Double.NEGATIVE_INFINITY; s++) {
      for (int g = first[s]; g < first[s + 1]; g++) {
        value -= timePart(g, leaving.from(first[s + 1]), gradient, information);
      }
    }
    CrossProducts.mirror(information, size);
    return Double.isFinite(value) ? value : Double.NEGATIVE_INFINITY;
  }

  private double eventPart(double[] gradient) {
    double value = 0;
    for (int i : rows.events) {
      value += sums.linear[i];
      for (int j = 0; j < size; j++) {
        gradient[j] += sums.column(j)[i];
      }
    }
    return value;
  }

  /** Subtracts the derivatives of the log of the sum over sets; returns that log. */
  private double timePart(int g, int end, double[] gradient, double[] information) {
    int degree = sums.eventCount[g];
    double unit = degree / sums.risk[0][g]; // keeps the sums near 1
    double[] sets = new double[(degree + 1) * width];
    sets[0] = 1;
    int seen = 0;
    for (int place = leaving.from(g); place < end; place++) {
      int i = leaving.position(place);
      if (rows.before.length == 0 || rows.before[i] < g) {
        seen++;
        include(i, sums.score[i] * unit, Math.min(seen, degree), sets);
      }
    }
    int last = degree * width;
    double total = sets[last];
    for (int j = 0, at = last + 1 + size; j < size; j++) {
      double slope = sets[last + 1 + j] / total;
      gradient[j] -= slope;
      for (int k = j; k < size; k++, at++) {
        information[j * size + k] += sets[at] / total - slope * sets[last + 1 + k] / total;
      }
    }
    return Math.log(total) - degree * Math.log(unit);
  }

  /** B(j) += r B(j - 1) with derivatives, from the highest degree down. */
  private void include(int i, double risk, int degrees, double[] sets) {
    for (int degree = degrees; degree >= 1; degree--) {
      int to = degree * width;
      int lower = to - width;
      double value = sets[lower];
      sets[to] += risk * value;
      for (int j = 0, at = 1 + size; j < size; j++) {
        double xj = sums.column(j)[i];
        double slope = sets[lower + 1 + j];
        sets[to + 1 + j] += risk * (slope + xj * value);
        for (int k = j; k < size; k++, at++) {
          double xk = sums.column(k)[i];
          sets[to + at] +=
              risk * (sets[lower + at] + xj * sets[lower + 1 + k] + xk * slope + xj * xk * value);
        }
      }
    }
  }
}

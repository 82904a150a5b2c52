package org.reliefspan.numerics.interval;

import java.util.stream.IntStream;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Regression of interval-censored times without a family for the baseline.
 *
 * <p>Formula: S(t | x) = Psi(u(t) + (x - mean)'beta), {@link IntervalLink} Psi, u a step function
 * that rises on Turnbull's innermost intervals; maximised jointly, a concave problem. Covariance:
 * minus the inverse of second differences of the profile log likelihood with steps of
 * n<sup>-1/2</sup> standard deviations of each covariate. Domain: {@link IntervalCensoredData};
 * exact times are jumps; weights count as repeated rows. Edge cases: a covariate that depends on
 * earlier ones is not estimable; a coefficient that runs to infinity is a {@link
 * NotEstimableException}.
 *
 * <p>Source: Zeng, Mao and Lin 2016, doi 10.1093/biomet/asw013 (model, profile variance); Murphy
 * and van der Vaart 2000, doi 10.1080/01621459.2000.10474219; Anderson-Bergman 2017, doi
 * 10.18637/jss.v081.i12. Agreement: icenReg's published fits of IR_diabetes; in R 4.2.2 50,000
 * steps of expectation and maximisation for breast cosmesis, 1e-6 ({@code
 * SemiparametricEstimatorTest}).
 */
public final class SemiparametricEstimator {
  private static final double TOLERANCE = 1e-9;

  private final SemiparametricRows rows;
  private final IntervalLink link;
  private final InnermostIntervals intervals;
  private final SemiparametricSolver solver;
  private final double[] firstCurve;

  private SemiparametricEstimator(
      IntervalLink link, IntervalCensoredData data, double[] design, int columns, double[] weight) {
    this.link = link;
    this.intervals = InnermostIntervals.of(data);
    this.rows = new SemiparametricRows(intervals, data, design, columns, weight);
    TurnbullEstimate pooled = TurnbullEstimator.over(data).fit();
    this.firstCurve = firstCurve(pooled);
    this.solver = new SemiparametricSolver(rows, link);
  }

  /**
   * Fits the model.
   *
   * @param left left ends as in {@link IntervalCensoredData}
   * @param right right ends
   * @param design row-major [row][column], finite, no column of ones
   * @param weight case weights, not negative
   */
  public static SemiparametricEstimate fit(
      IntervalLink link, double[] left, double[] right, double[] design, double[] weight) {
    IntervalCensoredData data = IntervalCensoredData.aggregate(left, right, weight);
    int columns = design.length / left.length;
    if (columns * left.length != design.length) {
      throw new IllegalArgumentException(
          "design (%d) must have a whole number of columns for %d rows"
              .formatted(design.length, left.length));
    }
    for (double value : design) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("design must be finite");
      }
    }
    return new SemiparametricEstimator(link, data, design, columns, weight).fit();
  }

  private double[] firstCurve(TurnbullEstimate pooled) {
    double[] curve = new double[pooled.size() + 1];
    double sum = 0;
    for (int j = pooled.size() - 1; j >= 1; j--) {
      sum += pooled.mass(j);
      curve[j] = link.index(sum);
    }
    curve[0] = Double.NEGATIVE_INFINITY;
    curve[pooled.size()] = Double.POSITIVE_INFINITY;
    return curve;
  }

  private SemiparametricEstimate fit() {
    int columns = rows.columns;
    Cholesky independent = Cholesky.of(rows.moments(), columns, 1e-10);
    int[] kept = IntStream.range(0, columns).filter(independent::isIndependent).toArray();
    for (int column = 0; column < columns; column++) {
      if (!independent.isIndependent(column)) {
        for (int row = 0; row < rows.rows; row++) {
          rows.design[row * columns + column] = 0;
        }
      }
    }
    solver.start(firstCurve, new double[columns]);
    boolean converged = solver.solve(TOLERANCE);
    if (!converged) {
      throw new NotEstimableException(
          "The semiparametric fit did not reach a maximum. Maybe a covariate tells early from late"
              + " without exception, or there are too few rows for the covariates.");
    }
    double[] curve = solver.curve();
    double[] at = solver.coefficients();
    double best = solver.logLikelihood();
    double certificate = solver.certificate();
    int rounds = solver.rounds();
    double[] covariance = covariance(kept, curve, at, best);
    Coefficients coefficients = unscaled(kept, at, covariance);
    return new SemiparametricEstimate(
        link, intervals, curve, rows.center, coefficients, best, certificate, rounds);
  }

  /** Covariance of the kept coefficients in units of the spreads, row-major. */
  private double[] covariance(int[] kept, double[] curve, double[] at, double best) {
    int size = kept.length;
    double step = 1 / Math.sqrt(rows.total);
    double[] information = new double[size * size];
    for (int i = 0; i < size; i++) {
      double both = 0;
      for (int sign = -1; sign <= 1; sign += 2) {
        both += profile(curve, at, kept[i], sign * step, kept[i], 0);
      }
      information[i * size + i] = (2 * best - both) / (step * step);
      for (int j = 0; j < i; j++) {
        double corners =
            profile(curve, at, kept[i], step, kept[j], step)
                - profile(curve, at, kept[i], step, kept[j], -step)
                - profile(curve, at, kept[i], -step, kept[j], step)
                + profile(curve, at, kept[i], -step, kept[j], -step);
        information[i * size + j] = -corners / (4 * step * step);
        information[j * size + i] = information[i * size + j];
      }
    }
    Cholesky factor = Cholesky.of(information, size);
    if (!factor.isPositiveDefinite() && size > 0) {
      throw new NotEstimableException(
          "The profile likelihood is flat: the intervals do not determine the coefficients.");
    }
    return factor.inverse();
  }

  private double profile(
      double[] curve, double[] at, int one, double first, int other, double second) {
    double[] moved = at.clone();
    moved[one] += first;
    moved[other] += second;
    solver.start(curve, moved);
    solver.profile(TOLERANCE);
    return solver.logLikelihood();
  }

  private Coefficients unscaled(int[] kept, double[] at, double[] covariance) {
    int columns = rows.columns;
    double[] estimate = new double[columns];
    double[] full = new double[columns * columns];
    boolean[] estimable = new boolean[columns];
    for (int i = 0; i < kept.length; i++) {
      estimable[kept[i]] = true;
      estimate[kept[i]] = at[kept[i]] / rows.spread[kept[i]];
      for (int j = 0; j < kept.length; j++) {
        full[kept[i] * columns + kept[j]] =
            covariance[i * kept.length + j] / rows.spread[kept[i]] / rows.spread[kept[j]];
      }
    }
    return Coefficients.of(estimate, Matrices.symmetrised(full, columns), estimable);
  }
}

package org.reliefspan.numerics.spline;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.duration.AcceleratedFailureTime;
import org.reliefspan.numerics.duration.DurationFit;
import org.reliefspan.numerics.duration.DurationParts;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;
import org.reliefspan.numerics.likelihood.RescaledLikelihood;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Sandwich;

/**
 * Flexible parametric survival: the log cumulative hazard, the log cumulative odds or the normal
 * quantile of F is a restricted cubic spline of log time plus x'b.
 *
 * <p>Formula: z(t) = gamma_0 + gamma_1 log t + sum gamma_j v_j(log t) + x'b + offset, F(t) = F0(z),
 * by maximum likelihood over exact, left-, right-, interval-censored and late-entry rows. Domain:
 * covariates without an intercept; at least as many distinct ends as knots. Knots: interior ones at
 * equally spaced quantiles of the log ends, boundary ones at their range; an end known to an
 * interval counts at the midpoint of the interval, rows without end and of weight 0 do not count,
 * weights are not used. Edge cases: without interior knots the model is Weibull, log-logistic or
 * log-normal; a curve that falls anywhere a row needs it to rise has likelihood 0 and is never
 * returned; strata of the scale are ignored. Source: Royston and Parmar 2002, doi 10.1002/sim.1203.
 * Agreement: the nested families to 1e-8, direct maximisation in R 4.2.2 to relative 1e-6 ({@code
 * RoystonParmarTest}).
 */
public final class RoystonParmar {
  private static final double RUNAWAY = 1e4;

  private final SplineScale scale;
  private final int interiorKnots;

  private RoystonParmar(SplineScale scale, int interiorKnots) {
    this.scale = scale;
    this.interiorKnots = interiorKnots;
  }

  /**
   * A model with degrees of freedom for the baseline besides its level: one more than interior
   * knots.
   */
  public static RoystonParmar ofDegreesOfFreedom(SplineScale scale, int degreesOfFreedom) {
    if (degreesOfFreedom < 1 || degreesOfFreedom > 20) {
      throw new IllegalArgumentException(
          "degreesOfFreedom (%d) must lie between 1 and 20".formatted(degreesOfFreedom));
    }
    return new RoystonParmar(scale, degreesOfFreedom - 1);
  }

  /** Fits a sample whose design has no intercept. */
  public RoystonParmarFit fit(DurationSample sample) {
    LogTimeSpline spline = spline(logEnds(sample));
    SplineLikelihood likelihood =
        new SplineLikelihood(sample, scale.law(), spline, 0, sample.rows());
    double[] unit = units(squares(sample, spline), sample.rows());
    DurationFit nested = AcceleratedFailureTime.of(scale.nested()).fit(plain(sample));
    MaximumLikelihood found = climb(likelihood, start(nested, spline.size(), unit), unit, spline);
    int[] clusters = sample.clusters();
    Optional<double[]> meat =
        clusters.length == 0
            ? Optional.empty()
            : Optional.of(
                Sandwich.meat(
                    likelihood.scores(natural(found, unit).estimates()), clusters, unit.length));
    return fitted(spline, found, unit, meat);
  }

  /** Fits rows that lie in several places, those of one cluster in one place. */
  public RoystonParmarFit fit(DurationParts.Collector places) {
    LogTimeSpline spline = spline(SplineInPlaces.logEnds(places));
    SplineInPlaces likelihood = new SplineInPlaces(places, scale, spline);
    double[] unit = likelihood.units();
    DurationFit nested =
        new DurationParts(SplineInPlaces.plain(places), 1)
            .fit(AcceleratedFailureTime.of(scale.nested()));
    MaximumLikelihood found = climb(likelihood, start(nested, spline.size(), unit), unit, spline);
    return fitted(spline, found, unit, likelihood.meat(natural(found, unit).estimates()));
  }

  private LogTimeSpline spline(double[] logEnds) {
    if (logEnds.length == 0) {
      throw new NotEstimableException(
          "No row has an end, so nothing says how long durations are. Maybe every row is"
              + " censored, or the event indicator is reversed.");
    }
    return new LogTimeSpline(SplineKnots.atQuantiles(logEnds, interiorKnots));
  }

  private static MaximumLikelihood climb(
      LogLikelihood likelihood, double[] start, double[] unit, LogTimeSpline spline) {
    MaximumLikelihood found =
        NewtonMaximizer.standard().maximize(new RescaledLikelihood(likelihood, unit), start);
    check(found, spline.size());
    return found;
  }

  private RoystonParmarFit fitted(
      LogTimeSpline spline, MaximumLikelihood found, double[] unit, Optional<double[]> meat) {
    Coefficients model = natural(found, unit);
    Coefficients coefficients =
        meat.map(
                products ->
                    model.withRobust(
                        Matrices.sandwich(model.covariances(), products, unit.length, unit.length)))
            .orElse(model);
    return new RoystonParmarFit(scale, spline, coefficients, found.logLikelihood());
  }

  /** Log ends of the rows that count; none of them of no length. */
  static double[] logEnds(DurationSample sample) {
    double[] ends = new double[sample.rows()];
    int count = 0;
    for (int row = 0; row < sample.rows(); row++) {
      if (sample.isZero(row)) {
        throw new NotEstimableException(
            "Some durations are exactly 0, which a spline of log time cannot give. Maybe model"
                + " them apart, or record them as left-censored at the first assessment.");
      }
      if (sample.hasEnd(row) && sample.weight(row) > 0) {
        double logRight = sample.logRight(row);
        double half = Math.log1p(Math.exp(sample.logLeft(row) - logRight)) - Math.log(2);
        ends[count++] = sample.isExact(row) ? logRight : logRight + half;
      }
    }
    return Arrays.copyOf(ends, count);
  }

  /** The rows with a constant, for the family without interior knots. */
  static DurationSample plain(DurationSample sample) {
    int columns = sample.columns() + 1;
    double[] design = new double[sample.rows() * columns];
    for (int row = 0; row < sample.rows(); row++) {
      design[row * columns] = 1;
      for (int i = 1; i < columns; i++) {
        design[row * columns + i] = sample.covariate(row, i - 1);
      }
    }
    return sample
        .withDesign(design, columns)
        .withOffsets(new double[sample.rows()])
        .withScaleStrata(new int[sample.rows()]);
  }

  /** The family without interior knots: z = (log t - x'b) / sigma. */
  private static double[] start(DurationFit nested, int splineSize, double[] unit) {
    Coefficients fit = nested.coefficients();
    int columns = fit.size() - 1;
    double shape = Math.exp(-fit.estimate(columns));
    double[] start = new double[unit.length];
    start[0] = -shape * fit.estimate(0);
    start[1] = shape;
    for (int i = 1; i < columns; i++) {
      start[splineSize + i - 1] = -shape * fit.estimate(i);
    }
    for (int i = 0; i < start.length; i++) {
      start[i] *= unit[i];
    }
    return start;
  }

  /** Sums of squares of the columns over the rows' last known times. */
  static double[] squares(DurationSample sample, LogTimeSpline spline) {
    int size = spline.size() + sample.columns();
    double[] square = new double[size];
    double[] basis = new double[spline.size()];
    for (int row = 0; row < sample.rows(); row++) {
      double last = sample.hasEnd(row) ? sample.logRight(row) : sample.logLeft(row);
      spline.evaluate(Math.max(last, spline.knots().lower()), basis);
      for (int i = 0; i < size; i++) {
        double value = i < basis.length ? basis[i] : sample.covariate(row, i - basis.length);
        square[i] += value * value;
      }
    }
    return square;
  }

  /** Root mean squares; 1 for a column of 0. */
  static double[] units(double[] squares, double rows) {
    double[] unit = new double[squares.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = squares[i] > 0 ? Math.sqrt(squares[i] / rows) : 1;
    }
    return unit;
  }

  private static void check(MaximumLikelihood found, int splineSize) {
    if (!found.converged()) {
      throw new NotEstimableException(
          "The spline model did not converge. Maybe use fewer degrees of freedom.");
    }
    Coefficients coefficients = found.coefficients();
    for (int i = 0; i < coefficients.size(); i++) {
      boolean lost = i < splineSize && !coefficients.isEstimable(i);
      if (lost || coefficients.standardError(i) > RUNAWAY) {
        throw new NotEstimableException(
            "A coefficient of the spline model runs to infinity. Maybe use fewer degrees of"
                + " freedom, or a group has no row whose end is known.");
      }
    }
  }

  private static Coefficients natural(MaximumLikelihood found, double[] unit) {
    int size = unit.length;
    double[] estimate = found.parameters();
    double[] covariance = found.covariance();
    boolean[] estimable = new boolean[size];
    for (int i = 0; i < size; i++) {
      estimable[i] = found.coefficients().isEstimable(i);
      estimate[i] = estimable[i] ? estimate[i] / unit[i] : 0;
      for (int j = 0; j < size; j++) {
        covariance[i * size + j] /= unit[i] * unit[j];
      }
    }
    return Coefficients.of(estimate, covariance, estimable);
  }
}

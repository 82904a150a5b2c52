package org.reliefspan.numerics.hazard;

import java.util.Optional;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StandardNormal;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;

/**
 * Proportional hazards with a gamma frailty shared by the rows of a group.
 *
 * <p>Formula: the hazard of a row is z times its Cox hazard, z of mean 1 and unknown variance,
 * equal within a group. The marginal likelihood is maximised fully over the baseline, the
 * coefficients and the variance. Domain: Efron or Breslow ties, case weights, (start, stop]; late
 * entry ignores that frail rows leave before they enter. Edge cases: a variance below 1e-6 counts
 * as 0, and the answer is that of the Cox model. Covariances: the inverse of the full observed
 * information, so they know that the variance was estimated. Limits of the variance by profile
 * likelihood. Source: Nielsen and others 1992, Scand J Stat 19:25; Therneau, Grambsch and Pankratz
 * 2003, doi 10.1198/1061860031365. Agreement: R survival 3.5-3 {@code coxph(frailty(theta = ))} at
 * fixed variance, relative 1e-7; with the variance estimated R stops before the maximum ({@code
 * SharedFrailtyTest}).
 */
public final class SharedFrailty {
  private static final double SMALLEST = 1e-6;
  private static final double LARGEST = 50;
  private static final double STEP = 1e-4;

  private final CoxFit cox;
  private final FittedRisk fitted;
  private final FrailtySolver solver;
  private final int size;

  private SharedFrailty(CoxFit cox, RiskSums sums, int[] group, int groups) {
    this.cox = cox;
    this.fitted = cox.fitted();
    this.size = fitted.size();
    this.solver = new FrailtySolver(sums, size, group, groups);
    System.arraycopy(fitted.beta(), 0, solver.beta, 0, size);
  }

  /**
   * Fits the model.
   *
   * @param group group of each row, dense from 0
   */
  public static FrailtyFit fit(HazardData data, int[] group, TieHandling ties) {
    SharedFrailty model = of(data, group, ties);
    double logVariance = model.bestLogVariance();
    double variance = Math.exp(logVariance);
    double marginal = model.solve(variance);
    if (variance < 2 * SMALLEST || marginal <= model.cox.logLikelihood()) {
      return FrailtyFit.withoutFrailty(model.cox, model.solver.logFrailty.length);
    }
    return new FrailtyFit(
        model.coefficients(logVariance),
        variance,
        Optional.of(model.varianceLimits(logVariance, marginal)),
        marginal,
        model.cox.logLikelihood(),
        model.frailties());
  }

  /** Fits coefficients and frailties at a given variance of the frailty. */
  public static FrailtyFit fitAt(HazardData data, int[] group, TieHandling ties, double variance) {
    if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "variance (%s) must be positive and finite".formatted(variance));
    }
    SharedFrailty model = of(data, group, ties);
    double marginal = model.solve(variance);
    Coefficients coefficients = model.unscaled(model.inverseProfile(variance));
    return new FrailtyFit(
        coefficients,
        variance,
        Optional.empty(),
        marginal,
        model.cox.logLikelihood(),
        model.frailties());
  }

  private static SharedFrailty of(HazardData data, int[] group, TieHandling ties) {
    if (ties == TieHandling.EXACT) {
      throw new IllegalArgumentException("ties (EXACT) must be EFRON or BRESLOW for a frailty");
    }
    CoxFit cox = CoxRegression.withTies(ties).fit(data.withClusters(group));
    FittedRisk fitted = cox.fitted();
    RiskSums sums = new RiskSums(data, fitted.sums().rows(), fitted.columns().values, ties);
    int groups = 0;
    for (int number : group) {
      groups = Math.max(groups, number + 1);
    }
    return new SharedFrailty(cox, sums, group, groups);
  }

  private double solve(double variance) {
    return solver.solve(variance, FrailtySolver.Coefficient.FREE);
  }

  private double bestLogVariance() {
    UnivariateFunction profile = at -> solve(Math.exp(at));
    UnivariatePointValuePair best =
        new BrentOptimizer(1e-10, 1e-12)
            .optimize(
                new MaxEval(200),
                GoalType.MAXIMIZE,
                new UnivariateObjectiveFunction(profile),
                new SearchInterval(Math.log(SMALLEST), Math.log(LARGEST), Math.log(0.3)));
    return best.getPoint();
  }

  private double[] frailties() {
    double[] frailty = new double[solver.logFrailty.length];
    for (int g = 0; g < frailty.length; g++) {
      frailty[g] = Math.exp(solver.logFrailty[g]);
    }
    return frailty;
  }

  /** Covariance of the scaled coefficients at a fixed variance, frailties profiled out. */
  private double[] inverseProfile(double variance) {
    double[] centre = solver.beta.clone();
    double[] information = new double[size * size];
    for (int j = 0; j < size; j++) {
      double[] above = scoreAt(centre, j, STEP, variance);
      double[] below = scoreAt(centre, j, -STEP, variance);
      for (int i = 0; i < size; i++) {
        information[i * size + j] = (below[i] - above[i]) / (2 * STEP);
      }
    }
    System.arraycopy(centre, 0, solver.beta, 0, size);
    solve(variance);
    return Cholesky.of(Matrices.symmetrised(information, size), size).inverse();
  }

  private double[] scoreAt(double[] centre, int j, double step, double variance) {
    System.arraycopy(centre, 0, solver.beta, 0, size);
    solver.beta[j] += step;
    solver.solve(variance, FrailtySolver.Coefficient.FIXED);
    return solver.profileScore();
  }

  /**
   * Covariance that knows of the estimated variance: inverse profile + slope slope' / curvature.
   */
  private Coefficients coefficients(double logVariance) {
    double step = 0.02;
    double middle = solve(Math.exp(logVariance));
    double[] covariance = inverseProfile(Math.exp(logVariance));
    double above = solve(Math.exp(logVariance + step));
    double[] slope = solver.beta.clone();
    double below = solve(Math.exp(logVariance - step));
    double curvature = (2 * middle - above - below) / (step * step);
    for (int j = 0; j < size; j++) {
      slope[j] = (slope[j] - solver.beta[j]) / (2 * step);
    }
    for (int i = 0; i < size && curvature > 0; i++) {
      for (int j = 0; j < size; j++) {
        covariance[i * size + j] += slope[i] * slope[j] / curvature;
      }
    }
    solve(Math.exp(logVariance));
    return unscaled(covariance);
  }

  private Coefficients unscaled(double[] covariance) {
    FittedRisk at =
        new FittedRisk(
            fitted.data(),
            fitted.ties(),
            fitted.sums(),
            fitted.columns(),
            fitted.kept(),
            solver.beta);
    return CoxFit.unscaled(at, covariance);
  }

  /** 95% limits: where twice the profile likelihood has fallen by the critical value squared. */
  private Limits varianceLimits(double logVariance, double marginal) {
    double critical = StandardNormal.criticalValue(0.95);
    double level = marginal - critical * critical / 2;
    double lower =
        cox.logLikelihood() >= level
            ? 0
            : Math.exp(crossing(logVariance, Math.log(SMALLEST), level));
    double upper = Math.exp(crossing(logVariance, Math.log(LARGEST), level));
    solve(Math.exp(logVariance));
    return new Limits(lower, upper);
  }

  private double crossing(double inside, double outside, double level) {
    if (solve(Math.exp(outside)) >= level) {
      return outside;
    }
    double near = inside;
    double far = outside;
    for (int i = 0; i < 60 && Math.abs(near - far) > 1e-9; i++) {
      double middle = (near + far) / 2;
      if (solve(Math.exp(middle)) >= level) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return near;
  }
}

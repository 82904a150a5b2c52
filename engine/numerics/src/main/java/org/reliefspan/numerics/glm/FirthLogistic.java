package org.reliefspan.numerics.glm;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Logistic regression with Firth's penalty, finite also where columns separate the responses.
 *
 * <p>Formula: maximise log likelihood + 1/2 log |X'WX|; score X' w (y - p + h (1/2 - p)), h = p (1
 * - p) x' (X'WX)<sup>-1</sup> x; covariance (X'WX)<sup>-1</sup>. Wald errors can mislead under
 * separation: judge all terms together by {@link Fit#logLikelihood} against {@link #constantAlone}.
 * Domain: responses 0 to 1, case weights as repeated rows. Edge cases: columns that depend on
 * earlier ones are left out. Source: Firth 1993, doi 10.1093/biomet/80.1.27; Heinze and Schemper
 * 2002, doi 10.1002/sim.1047. Agreement: brglm2 0.9 {@code brglmFit} type AS_mean, 1e-8 ({@code
 * FirthLogisticTest}).
 */
public final class FirthLogistic {
  private static final int ITERATIONS = 500;
  private static final double TOLERANCE = 1e-10;

  private final RegressionData data;
  private final Standardisation standardisation;
  private final GeneralisedLinearLikelihood likelihood;
  private final ScaledInformation factor;
  private final int size;
  private final double[] gradient;
  private final double[] information;

  private FirthLogistic(RegressionData data) {
    Family.binomial().check(data);
    this.data = data;
    this.standardisation = Standardisation.of(data);
    this.likelihood =
        GeneralisedLinearLikelihood.standardised(Family.binomial(), data, standardisation, 1);
    this.size = data.columns();
    this.factor = new ScaledInformation(size);
    this.gradient = new double[size];
    this.information = new double[size * size];
  }

  /**
   * A fitted model.
   *
   * @param coefficients with covariance
   * @param logLikelihood penalised; it depends on the units of the columns, so compare it only with
   *     one of the same columns, as {@link #constantAlone}
   */
  public record Fit(Coefficients coefficients, double logLikelihood) {}

  /** Fits a model. */
  public static Fit fit(RegressionData data) {
    return new FirthLogistic(data).climb();
  }

  /**
   * The largest penalised log likelihood with all coefficients but the constant's at 0, the penalty
   * being that of all columns: what {@link Fit#logLikelihood} is to be compared with.
   *
   * @param data with a constant first column
   */
  public static double constantAlone(RegressionData data) {
    if (!data.isConstant(0)) {
      throw new IllegalArgumentException("the first column of the design must be constant");
    }
    FirthLogistic model = new FirthLogistic(data);
    double[] at = new double[model.size];
    UnivariateFunction profile =
        constant -> {
          at[0] = constant;
          return model.evaluate(at);
        };
    double best =
        new BrentOptimizer(1e-10, 1e-12)
            .optimize(
                new MaxEval(500),
                GoalType.MAXIMIZE,
                new UnivariateObjectiveFunction(profile),
                new SearchInterval(-30, 30, 0))
            .getValue();
    return best + model.scaleTerm();
  }

  private Fit climb() {
    double[] at = new double[size];
    double value = evaluate(at);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] step = gradient.clone();
      addPenalty(at, step);
      factor.solve(step);
      double change = 0;
      for (double entry : step) {
        change = Math.max(change, Math.abs(entry));
      }
      if (change <= TOLERANCE) {
        return result(at, value);
      }
      double[] from = at.clone();
      double before = value;
      double length = Math.min(1, 5 / change);
      do {
        for (int j = 0; j < size; j++) {
          at[j] = from[j] + length * step[j];
        }
        value = evaluate(at);
        length /= 2;
      } while (value < before - 1e-10 && length > 1e-9);
    }
    throw new NotEstimableException(
        "The penalised model did not converge after %d iterations. Maybe fewer terms?"
            .formatted(ITERATIONS));
  }

  private double evaluate(double[] at) {
    double value = likelihood.evaluate(at, gradient, information);
    factor.factor(information);
    return value + factor.logDeterminant() / 2;
  }

  /** Adds X' w h (1/2 - p), in standardised columns. */
  private void addPenalty(double[] at, double[] score) {
    double[] inverse = factor.inverse();
    double[] row = new double[size];
    for (int i = 0; i < data.rows(); i++) {
      double eta = data.offset(i);
      for (int j = 0; j < size; j++) {
        row[j] = (data.design(i, j) - standardisation.centre(j)) * standardisation.factor(j);
        eta += row[j] * at[j];
      }
      double mean = Family.binomial().mean(eta);
      double spread = Matrices.dot(row, Matrices.product(inverse, row, size, size, 1));
      double pull = data.weight(i) * mean * (1 - mean) * spread * (0.5 - mean);
      for (int j = 0; j < size; j++) {
        score[j] += pull * row[j];
      }
    }
  }

  private Fit result(double[] at, double value) {
    return new Fit(
        Coefficients.of(
            standardisation.original(at),
            standardisation.originalCovariance(factor.inverse()),
            factor.estimable()),
        value + scaleTerm());
  }

  /** What standardising took from half the log determinant. */
  private double scaleTerm() {
    double sum = 0;
    boolean[] estimable = factor.estimable();
    for (int j = 0; j < size; j++) {
      sum -= estimable[j] ? Math.log(standardisation.factor(j)) : 0;
    }
    return sum;
  }
}

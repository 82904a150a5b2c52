package org.reliefspan.numerics.glm;

import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.SmoothEstimatingFunction;
import org.reliefspan.numerics.variance.StackedEquations;
import org.reliefspan.numerics.variance.StackedEstimate;

/**
 * Standardised means (g-computation): what the mean outcome would be were every row's design
 * replaced, as by everyone treated and nobody treated.
 *
 * <p>Formula: mean over rows of mu(x* b), weighted by the case weights; the covariance stacks the
 * model's scores and the means, so it counts the uncertainty of the coefficients and of the
 * covariates' distribution. Domain: a model whose columns are all estimable. Source: Robins 1986,
 * doi 10.1016/0270-0255(86)90088-6; Snowden, Rose and Mortimer 2011, doi 10.1093/aje/kwq472.
 * Agreement: NHEFS program 13.3 (difference 3.5173742) to 1e-9; errors against the delta method
 * written out in R 4.2.2 ({@code StandardisedTest}).
 */
public final class Standardised {
  private final StackedEstimate estimate;
  private final int first;

  private Standardised(StackedEstimate estimate, int first) {
    this.estimate = estimate;
    this.first = first;
  }

  /**
   * Two standardised means.
   *
   * @param equations the model's rows, to be stacked with further functions or clusters by {@code
   *     stack}
   * @param treated design of all rows under the first strategy, row-major as the fitted design
   * @param untreated the same under the second strategy
   */
  public static Standardised means(
      GlmFit fit, Stacking equations, double[] treated, double[] untreated) {
    if (fit.rank() < fit.data().columns()) {
      throw new NotEstimableException(
          "A column of the outcome model depends on others, so means cannot be standardised."
              + " Maybe leave the column out?");
    }
    int columns = fit.data().columns();
    StackedEquations stack =
        equations.of(
            StackedEquations.over(
                fit.data().rows(),
                GlmEquations.of(fit.family(), fit.data(), 0),
                new Mean(fit, treated, columns),
                new Mean(fit, untreated, columns + 1)));
    double[] theta = new double[columns + 2];
    System.arraycopy(fit.coefficients().estimates(), 0, theta, 0, columns);
    theta[columns] = mean(fit, treated);
    theta[columns + 1] = mean(fit, untreated);
    return new Standardised(stack.at(theta), columns);
  }

  /** How the equations are completed, as {@code stack -> stack.withClusters(patients)}. */
  @FunctionalInterface
  public interface Stacking {
    /** Nothing added. */
    Stacking PLAIN = stack -> stack;

    /** The completed equations. */
    StackedEquations of(StackedEquations stack);
  }

  /** Mean under the first strategy. */
  public double treatedMean() {
    return estimate.estimate(first);
  }

  /** Mean under the second strategy. */
  public double untreatedMean() {
    return estimate.estimate(first + 1);
  }

  /** Coefficients, then the two means. */
  public StackedEstimate estimate() {
    return estimate;
  }

  /** First mean less the second. */
  public StackedEstimate.Contrast difference() {
    return estimate.difference(first, first + 1);
  }

  /** First mean over the second. */
  public StackedEstimate.Contrast ratio() {
    return estimate.ratio(first, first + 1);
  }

  private static double mean(GlmFit fit, double[] design) {
    double[] coefficients = fit.coefficients().estimates();
    RegressionData data = fit.data().withDesign(design);
    double sum = 0;
    double weights = 0;
    for (int row = 0; row < data.rows(); row++) {
      sum += data.weight(row) * fit.family().mean(data.linearPredictor(row, coefficients));
      weights += data.weight(row);
    }
    return sum / weights;
  }

  /** One mean: w (mu(x* b) - m) = 0. */
  private static final class Mean implements SmoothEstimatingFunction {
    private final Family family;
    private final RegressionData data;
    private final int at;

    Mean(GlmFit fit, double[] design, int at) {
      this.family = fit.family();
      this.data = fit.data().withDesign(design);
      this.at = at;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public void accumulate(int row, double[] theta, double[] out) {
      double mean = family.mean(data.linearPredictor(row, theta));
      out[at] += data.weight(row) * (mean - theta[at]);
    }

    @Override
    public void accumulateDerivative(int row, double[] theta, double factor, double[] out) {
      double weight = factor * data.weight(row);
      double slope = weight * family.slope(data.linearPredictor(row, theta));
      for (int j = 0; j < data.columns(); j++) {
        out[at * theta.length + j] += slope * data.design(row, j);
      }
      out[at * theta.length + at] -= weight;
    }
  }
}

package org.reliefspan.numerics.glm;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.variance.EstimatingFunction;
import org.reliefspan.numerics.variance.RobustForm;
import org.reliefspan.numerics.variance.StackedEquations;
import org.reliefspan.numerics.variance.StackedEstimate;

/** Known effects come back. */
class GeneralisedLinearModelRecoveryTest {
  private static final double SLOPE = 0.5;

  @Test
  void logisticAndProbitLimitsHold() {
    SplittableRandom random = new SplittableRandom(201);
    CoverageCount logit = new CoverageCount(SLOPE);
    CoverageCount probit = new CoverageCount(SLOPE);
    for (int replicate = 0; replicate < CoverageCount.replicates(); replicate++) {
      double[] design = design(random, 300);
      for (Link link : new Link[] {Link.LOGIT, Link.PROBIT}) {
        Family family = Family.binomial(link);
        double[] y = draw(design, e -> random.nextDouble() < family.mean(e) ? 1 : 0);
        GlmFit fit = GeneralisedLinearModel.fit(family, RegressionData.of(design, y));
        (link == Link.LOGIT ? logit : probit).add(fit.coefficients().limits(1, 0.95).orElseThrow());
      }
    }
    logit.check("logistic, 300 rows");
    probit.check("probit, 300 rows");
  }

  @Test
  void countLimitsHold() {
    SplittableRandom random = new SplittableRandom(202);
    CoverageCount poisson = new CoverageCount(SLOPE);
    CoverageCount robust = new CoverageCount(SLOPE);
    CoverageCount negativeBinomial = new CoverageCount(SLOPE);
    CoverageCount theta = new CoverageCount(Math.log(2));
    for (int replicate = 0; replicate < CoverageCount.replicates(); replicate++) {
      double[] design = design(random, 300);
      double[] plain = draw(design, e -> poisson(random, Math.exp(e)));
      poisson.add(
          GeneralisedLinearModel.fit(Family.poisson(), RegressionData.of(design, plain))
              .coefficients()
              .limits(1, 0.95)
              .orElseThrow());
      double[] mixed = // gamma with shape 2, mean 1
          draw(
              design,
              e ->
                  poisson(
                      random,
                      -Math.exp(e) / 2 * Math.log(random.nextDouble() * random.nextDouble())));
      RegressionData data = RegressionData.of(design, mixed);
      Coefficients sandwich =
          GeneralisedLinearModel.fit(Family.poisson(), data).robust(RobustForm.HC3);
      robust.add(sandwich.limits(1, 0.95).orElseThrow());
      NegativeBinomialFit fit = NegativeBinomialModel.fit(data);
      negativeBinomial.add(fit.regression().coefficients().limits(1, 0.95).orElseThrow());
      theta.add(
          LimitScale.PLAIN.normalLimits(
              Math.log(fit.theta()), fit.thetaError() / fit.theta(), 0.95));
    }
    poisson.check("Poisson, 300 rows");
    robust.check("Poisson with HC3 on mixed counts, 300 rows");
    negativeBinomial.check("negative binomial, 300 rows");
    theta.check("log theta, 300 rows");
  }

  /** Truth: mean of expit(eta + 1) less mean of expit(eta), eta normal(-0.5, 0.5). */
  @Test
  void standardisedAndWeightedRiskDifferencesHold() {
    SplittableRandom random = new SplittableRandom(203);
    double truth = riskDifference();
    CoverageCount standardised = new CoverageCount(truth);
    CoverageCount weighted = new CoverageCount(truth);
    for (int replicate = 0; replicate < CoverageCount.replicates(); replicate++) {
      int rows = 500;
      double[] design = design(random, rows);
      Family family = Family.binomial();
      double[] treated = draw(design, e -> random.nextDouble() < family.mean(e) ? 1 : 0);
      double[] wide = withTreatment(design, treated);
      double[] y = new double[rows];
      for (int row = 0; row < rows; row++) {
        double eta = -0.5 + SLOPE * design[row * 2 + 1] + treated[row];
        y[row] = random.nextDouble() < family.mean(eta) ? 1 : 0;
      }
      double[] all = new double[rows];
      Arrays.fill(all, 1);
      standardised.add(
          Standardised.means(
                  GeneralisedLinearModel.fit(family, RegressionData.of(wide, y)),
                  Standardised.Stacking.PLAIN,
                  withTreatment(design, all),
                  withTreatment(design, new double[rows]))
              .difference()
              .limits(0.95));
      weighted.add(weighted(design, treated, y).difference(3, 2).limits(0.95));
    }
    standardised.check("standardised risk difference, 500 rows");
    weighted.check("weighted risk difference, stacked, 500 rows");
  }

  private static StackedEstimate weighted(double[] design, double[] treated, double[] y) {
    RegressionData data = RegressionData.of(design, treated);
    GlmEquations propensity = GlmEquations.of(Family.binomial(), data, 0);
    EstimatingFunction means =
        EstimatingFunction.of(
            2,
            (row, theta, out) -> {
              int arm = (int) treated[row];
              double score = propensity.mean(row, theta);
              out[2 + arm] += (y[row] - theta[2 + arm]) / (arm == 1 ? score : 1 - score);
            });
    return StackedEquations.over(y.length, propensity, means).solve(new double[4]);
  }

  private static double riskDifference() {
    double sum = 0;
    double weights = 0;
    for (double z = -8; z <= 8; z += 0.001) {
      double weight = Math.exp(-z * z / 2);
      double eta = -0.5 + SLOPE * z;
      sum += weight * (1 / (1 + Math.exp(-eta - 1)) - 1 / (1 + Math.exp(-eta)));
      weights += weight;
    }
    return sum / weights;
  }

  private static double[] design(SplittableRandom random, int rows) {
    double[] design = new double[rows * 2];
    for (int row = 0; row < rows; row++) {
      design[row * 2] = 1;
      design[row * 2 + 1] = random.nextGaussian();
    }
    return design;
  }

  private static double[] withTreatment(double[] design, double[] treated) {
    double[] wide = new double[treated.length * 3];
    for (int row = 0; row < treated.length; row++) {
      wide[row * 3] = 1;
      wide[row * 3 + 1] = design[row * 2 + 1];
      wide[row * 3 + 2] = treated[row];
    }
    return wide;
  }

  /** Responses at linear predictor 0.2 + SLOPE x. */
  private static double[] draw(double[] design, ToDoubleFunction<Double> response) {
    double[] y = new double[design.length / 2];
    Arrays.setAll(y, row -> response.applyAsDouble(0.2 + SLOPE * design[row * 2 + 1]));
    return y;
  }

  private static double poisson(SplittableRandom random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}

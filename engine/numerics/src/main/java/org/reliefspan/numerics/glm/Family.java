package org.reliefspan.numerics.glm;

import java.io.Serializable;
import java.util.Locale;
import org.reliefspan.numerics.model.RefusedRowException;

/** A response distribution with a link. Immutable. */
public final class Family implements Serializable {
  private static final long serialVersionUID = 1L;
  private final ErrorDistribution distribution;
  private final Link link;
  private final RowKernel kernel;

  private Family(ErrorDistribution distribution, Link link, RowKernel kernel) {
    this.distribution = distribution;
    this.link = link;
    this.kernel = kernel;
  }

  private static Family of(ErrorDistribution distribution, Link link) {
    return new Family(distribution, link, new RowKernel.General(distribution, link));
  }

  /** Normal with identity link. */
  public static Family gaussian() {
    return of(new ErrorDistribution.Normal(), Link.IDENTITY);
  }

  /** Logistic regression. */
  public static Family binomial() {
    return new Family(new ErrorDistribution.Binomial(), Link.LOGIT, new RowKernel.Logistic());
  }

  /** Binomial with another link. */
  public static Family binomial(Link link) {
    return link == Link.LOGIT ? binomial() : of(new ErrorDistribution.Binomial(), link);
  }

  /** Poisson with log link. */
  public static Family poisson() {
    return new Family(new ErrorDistribution.Poisson(), Link.LOG, new RowKernel.LogPoisson());
  }

  /** Negative binomial with log link and known theta; to estimate it see NegativeBinomialModel. */
  public static Family negativeBinomial(double theta) {
    return of(new ErrorDistribution.NegativeBinomial(theta), Link.LOG);
  }

  /** The distribution. */
  public ErrorDistribution distribution() {
    return distribution;
  }

  /** The link. */
  public Link link() {
    return link;
  }

  /** Mean at a linear predictor. */
  public double mean(double linearPredictor) {
    return link.mean(linearPredictor);
  }

  /** Derivative of the mean by the linear predictor. */
  public double slope(double linearPredictor) {
    return link.slope(linearPredictor);
  }

  /** Whether expected and observed information agree, so that scoring is Newton's method. */
  public boolean isCanonical() {
    return switch (link) {
      case IDENTITY -> distribution instanceof ErrorDistribution.Normal;
      case LOGIT -> true;
      case LOG -> distribution instanceof ErrorDistribution.Poisson;
      case PROBIT, COMPLEMENTARY_LOG_LOG -> false;
    };
  }

  /** Score of one row by its linear predictor, dispersion 1, weight 1. */
  public double score(double response, double linearPredictor) {
    if (isCanonical()) {
      return response - link.mean(linearPredictor);
    }
    double mean = link.mean(linearPredictor);
    return (response - mean) * link.slope(linearPredictor) / distribution.variance(mean);
  }

  /** Expected information of one row about its linear predictor, dispersion 1, weight 1. */
  public double information(double linearPredictor) {
    double slope = link.slope(linearPredictor);
    return isCanonical()
        ? slope
        : slope * slope / distribution.variance(link.mean(linearPredictor));
  }

  RowKernel kernel() {
    return kernel;
  }

  /** Refuses a response that the family cannot have, naming its row. */
  public void check(RegressionData data) {
    for (int row = 0; row < data.rows(); row++) {
      if (!distribution.allowsResponse(data.response(row))) {
        throw new RefusedRowException(
            "The response in {row} must be possible under the "
                + distribution.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                + " distribution. Maybe another family serves?",
            row);
      }
    }
  }
}

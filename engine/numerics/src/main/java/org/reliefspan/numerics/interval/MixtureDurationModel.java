package org.reliefspan.numerics.interval;

import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.numerics.interval.MixtureEstimate.FitSummary;
import org.reliefspan.numerics.interval.MixtureOutcome.NotIdentified;
import org.reliefspan.numerics.interval.MixtureOutcome.Reason;

/**
 * Duration of relief as a mixture: a share p of responders whose durations follow a {@link
 * DurationFamily}, and never-responders with duration zero.
 *
 * <p>Formula: the log-likelihood sums w_i log of p (S(L) - S(R)) for rows seen in relief, 1 - p
 * S(v) for rows not in relief at their first assessment v, and 0 for rows not assessed. With every
 * row responding (p = 1) it is the interval-censored accelerated failure time model without
 * covariates. Visits must not be informative. Method: Newton on (logit p, mu, log sigma) with
 * analytic derivatives from eight starts. Covariance: inverse observed information H, and the
 * sandwich H<sup>-1</sup> B H<sup>-1</sup>, B the sum over clusters of squared score sums.
 *
 * <p>Edge cases: see {@link MixtureOutcome.Reason}; a share that runs to one is set to one and
 * flagged, with a one-sided limit by profile likelihood. Source: estimands.md section 3; for the
 * mixture Farewell 1982, doi 10.2307/2529885; for the sandwich Lin and Wei 1989, doi
 * 10.1080/01621459.1989.10478874. Agreement: R survival 3.5-3 {@code survreg(Surv(l, r, type =
 * "interval2") ~ 1)} for p = 1, log-likelihood, coefficients and standard errors to 1e-6 ({@code
 * MixtureDurationModelTest}).
 *
 * <p>Holds working arrays: not thread-safe, one per thread.
 */
public final class MixtureDurationModel {
  /** Fewest rows seen in relief that are fitted. */
  public static final int MINIMUM_SEEN = 5;

  private static final double ONE_SIDED_DROP = 1.352771727; // half the 90% point of chi-square(1)

  /** Information on the log scale below this counts as none. */
  private static final double FLAT = 1e-6;

  /** Which rows can respond. */
  private enum Share {
    ESTIMATED,
    ONE
  }

  private final RelievedContributions data;
  private final DurationFamily family;
  private final Share share;
  private final MixtureLikelihood likelihood;
  private final MixtureSolver solver;

  private MixtureDurationModel(RelievedContributions data, DurationFamily family, Share share) {
    this.data = data;
    this.family = family;
    this.share = share;
    this.likelihood = new MixtureLikelihood(data, family);
    this.solver = new MixtureSolver(likelihood);
  }

  /** The mixture with its share of responders estimated. */
  public static MixtureDurationModel estimatingShare(
      RelievedContributions data, DurationFamily family) {
    return new MixtureDurationModel(data, family, Share.ESTIMATED);
  }

  /** The plain duration model: every row responds. */
  public static MixtureDurationModel allResponding(
      RelievedContributions data, DurationFamily family) {
    return new MixtureDurationModel(data, family, Share.ONE);
  }

  /** Estimates with covariances, from several starts. */
  public MixtureOutcome fit() {
    Evidence evidence = Evidence.of(data);
    Optional<Reason> missing = missing(evidence);
    if (missing.isPresent()) {
      return new NotIdentified(missing.get());
    }
    double[] best = new double[3];
    double value = Double.NEGATIVE_INFINITY;
    boolean converged = false;
    for (int start = 0; start < 8; start++) {
      double[] theta = evidence.start(start, share == Share.ONE);
      boolean settled = solve(data.weight, theta);
      boolean better = settled == converged ? solver.value() > value + 1e-9 : settled;
      if (better) {
        value = solver.value();
        converged = settled;
        best = theta;
      }
    }
    return outcome(best, converged);
  }

  /**
   * Estimates parameters only, from a warm start, for a bootstrap.
   *
   * @param weight weight of each row
   * @param theta start on entry, estimate on return: logit share, mu, log sigma. A share at one is
   *     positive infinity.
   * @return whether the iterations settled
   */
  public boolean refit(double[] weight, double[] theta) {
    if (weight.length != data.size() || theta.length != 3) {
      throw new IllegalArgumentException(
          "weight (%d) must have length %d and theta (%d) length 3"
              .formatted(weight.length, data.size(), theta.length));
    }
    if (share == Share.ESTIMATED && theta[0] > MixtureSolver.LARGEST_LOGIT) {
      theta[0] = 3;
    }
    return solve(weight, theta);
  }

  private boolean solve(double[] weight, double[] theta) {
    if (share == Share.ONE) {
      theta[0] = Double.POSITIVE_INFINITY;
      return solver.solveAtShare(weight, theta);
    }
    return solver.solve(weight, theta);
  }

  private Optional<Reason> missing(Evidence evidence) {
    int seen = share == Share.ONE ? evidence.informative : evidence.seen;
    int lost = share == Share.ONE ? evidence.informative - evidence.censored : evidence.lost;
    if (seen == 0) {
      return Optional.of(Reason.NO_RESPONDERS);
    }
    if (seen < MINIMUM_SEEN) {
      return Optional.of(Reason.TOO_FEW_RESPONDERS);
    }
    if (lost == 0) {
      return Optional.of(Reason.NO_LOSS_SEEN);
    }
    boolean oneFits =
        share == Share.ONE ? evidence.oneDurationFitsAssessed() : evidence.oneDurationFitsSeen();
    return oneFits ? Optional.of(Reason.SPREAD_NOT_DETERMINED) : Optional.empty();
  }

  private MixtureOutcome outcome(double[] theta, boolean converged) {
    if (MixtureSolver.spreadRunsOff(theta[2])) {
      return new NotIdentified(Reason.SPREAD_NOT_DETERMINED);
    }
    boolean shareIsOne = Double.isInfinite(theta[0]);
    int from = shareIsOne ? 1 : 0;
    double value = likelihood.evaluate(data.weight, theta);
    double norm = 0;
    for (int i = from; i < 3; i++) {
      norm = Math.max(norm, Math.abs(likelihood.score[i]));
    }
    SmallMatrix information = new SmallMatrix();
    information.setInformation(likelihood.curvature, from, 0);
    if (!converged || !information.factor()) {
      boolean flat = Math.abs(likelihood.curvature[5]) < FLAT;
      return new NotIdentified(flat ? Reason.SPREAD_NOT_DETERMINED : Reason.SINGULAR_INFORMATION);
    }
    double[] model = information.inverse();
    double[] robust = sandwich(model, theta);
    OptionalDouble lower =
        shareIsOne && share == Share.ESTIMATED
            ? OptionalDouble.of(profileLowerLimit(theta, value))
            : OptionalDouble.empty();
    return new MixtureEstimate(
        new MixtureParameters(family, theta[0], theta[1], theta[2]),
        new FitSummary(value, 3 - from, norm, converged, lower),
        model,
        robust);
  }

  private double[] sandwich(double[] model, double[] theta) {
    double[] sums = new double[3 * data.clusters];
    likelihood.place(theta);
    for (int row = 0; row < data.kind.length; row++) {
      if (data.weight[row] > 0) {
        likelihood.rowValue(row);
        for (int i = 0; i < 3; i++) {
          sums[3 * data.cluster[row] + i] += data.weight[row] * likelihood.rowScore[i];
        }
      }
    }
    double[] robust = new double[9];
    double[] influence = new double[3];
    for (int cluster = 0; cluster < data.clusters; cluster++) {
      for (int i = 0; i < 3; i++) {
        influence[i] = 0;
        for (int j = 0; j < 3; j++) {
          influence[i] += model[3 * i + j] * sums[3 * cluster + j];
        }
      }
      for (int i = 0; i < 9; i++) {
        robust[i] += influence[i / 3] * influence[i % 3];
      }
    }
    return robust;
  }

  /** Share at which the profile log-likelihood has dropped by half the 90% chi-square point. */
  private double profileLowerLimit(double[] theta, double maximum) {
    double low = -10;
    double high = MixtureSolver.LARGEST_LOGIT;
    for (int halving = 0; halving < 50; halving++) {
      double middle = 0.5 * (low + high);
      double[] at = {middle, theta[1], theta[2]};
      solver.solveAtShare(data.weight, at);
      if (solver.value() < maximum - ONE_SIDED_DROP) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low == -10 ? 0 : 1 / (1 + Math.exp(-low));
  }
}

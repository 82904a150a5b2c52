package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.random.Philox;

/**
 * Which few further scores would narrow the limits of the median duration.
 *
 * <p>Formula: episodes are drawn from the fitted model with the covariates, slots and ends of
 * observation of the real ones, once as now and once with scores at further times; the information
 * of both, as the sum of outer products of scores at the fitted parameters, gives the ratio of the
 * standard errors of the log median. Times are added one after the other, each time the best of a
 * grid of multiples of the median. The same random numbers serve all designs.
 */
public final class DesignAdvisor {
  private static final double[] MULTIPLES = {0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.6, 2};
  private static final double GOAL = 0.5;
  private static final int MOST_SCORES = 4;
  private static final int LARGEST_SAMPLE = 2000;

  private final HiddenReliefEstimate estimate;
  private final DrawnEpisodes draws;
  private final double[] gradient;

  private DesignAdvisor(HiddenReliefEstimate estimate, DrawnEpisodes draws, double[] gradient) {
    this.estimate = estimate;
    this.draws = draws;
    this.gradient = gradient;
  }

  /**
   * A set of further scores.
   *
   * @param times since the procedure, increasing
   * @param ratio predicted width of the interval of the log median over the present one
   */
  public record Design(List<Double> times, double ratio) {
    /** Copies the times. */
    public Design {
      times = List.copyOf(times);
    }
  }

  /**
   * Adds times until the interval is halved, four at most.
   *
   * @param data the histories that were fitted
   * @param answered chance that a further score is given
   * @param philox random numbers, keyed by the study
   * @return one design for each number of further scores; empty where the median is not reached
   */
  public static List<Design> advise(
      HiddenReliefEstimate estimate, ReliefHistories data, double answered, Philox philox) {
    ReliefQuantities quantities = estimate.quantities();
    if (quantities.responderQuantile(0.5).isEmpty()) {
      return List.of();
    }
    double median = quantities.responderQuantile(0.5).get().value();
    DrawnEpisodes draws = new DrawnEpisodes(estimate, data, answered, philox, LARGEST_SAMPLE);
    return new DesignAdvisor(estimate, draws, quantities.responderMedianGradient()).grow(median);
  }

  private List<Design> grow(double median) {
    List<Design> designs = new ArrayList<>();
    double now = error(new double[0]);
    double[] times = new double[0];
    double ratio = 1;
    while (designs.size() < MOST_SCORES && ratio > GOAL && now > 0) {
      double best = Double.POSITIVE_INFINITY;
      double[] bestTimes = times;
      for (double multiple : MULTIPLES) {
        if (Arrays.binarySearch(times, multiple * median) >= 0) {
          continue; // a second score on the same day is no further score
        }
        double[] tried = with(times, multiple * median);
        double error = error(tried);
        if (error > 0 && error < best) {
          best = error;
          bestTimes = tried;
        }
      }
      if (bestTimes.length == times.length) {
        break;
      }
      times = bestTimes;
      ratio = best / now;
      designs.add(new Design(Arrays.stream(times).boxed().toList(), ratio));
    }
    return designs;
  }

  private static double[] with(double[] times, double more) {
    double[] all = Arrays.copyOf(times, times.length + 1);
    all[times.length] = more;
    Arrays.sort(all);
    return all;
  }

  /** Standard error of the median per drawn sample; 0 where the information is singular. */
  private double error(double[] times) {
    ReliefHistories drawn = draws.with(times);
    HiddenReliefModel model = estimate.model();
    ReliefHistories used = model.endsAtFirstFailing() ? drawn.untilFirstFailing() : drawn;
    HiddenReliefLikelihood likelihood =
        new HiddenReliefLikelihood(used, LossNodes.of(used, model), model, estimate.layout());
    int size = likelihood.size();
    double[] information = new double[size * size];
    likelihood.evaluate(estimate.coefficients().estimates(), new double[size], information);
    Cholesky factor = Cholesky.of(information, size);
    if (factor.rank() < size) {
      return 0;
    }
    double[] solved = gradient.clone();
    factor.solve(solved);
    return Math.sqrt(Math.max(0, Matrices.dot(solved, gradient)));
  }
}

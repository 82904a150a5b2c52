package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Response;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.variance.OneStepJackknife;

class JackknifeTest {
  private static final HiddenReliefModel MODEL =
      HiddenReliefModel.of(DurationDistribution.WEIBULL).with(Response.ALL);

  /** One Newton step for each episode left out, against a fit without it. */
  @Test
  void errorsAreThoseOfLeavingEachEpisodeOut() {
    SimulatedRelief world = new SimulatedRelief(new SplittableRandom(14));
    world.visitRate = new double[] {0.6, 0.2};
    ReliefHistories data = world.draw(80);
    HiddenReliefEstimate fit = HiddenReliefEstimator.fit(MODEL, data);
    HiddenReliefEstimate jackknifed = fit.jackknifed();
    double[] sum = new double[fit.names().size()];
    for (int left = 0; left < data.episodes(); left++) {
      HiddenReliefEstimate other = HiddenReliefEstimator.fit(MODEL, without(data, left));
      for (int i = 0; i < sum.length; i++) {
        double moved = other.coefficients().estimate(i) - fit.coefficients().estimate(i);
        sum[i] += moved * moved * 79 / 80;
      }
    }
    for (int i = 0; i < sum.length; i++) {
      double error = jackknifed.coefficients().robustStandardError(i).orElseThrow();
      assertThat(error)
          .as(fit.names().get(i))
          .isCloseTo(Math.sqrt(sum[i]), within(0.05 * error))
          .isGreaterThan(fit.coefficients().robustStandardError(i).orElseThrow());
    }
    assertThat(jackknifed.coefficients().estimates()).isEqualTo(fit.coefficients().estimates());
    assertThat(jackknifed.coefficients().test(0).orElseThrow().degreesOfFreedom()).isEqualTo(79);
  }

  private static ReliefHistories without(ReliefHistories data, int left) {
    ReliefHistories.Builder builder = ReliefHistories.builder();
    for (int episode = 0; episode < data.episodes(); episode++) {
      builder.episode(data.end(episode), episode == left ? 0 : 1, episode);
      for (int i = data.firstSighting(episode); i < data.firstSighting(episode + 1); i++) {
        builder.sighting(data.time(i), data.kind(i), data.score(i));
      }
    }
    return builder.build();
  }

  /** Least squares: the step is the whole way, so refits without each cluster give the same. */
  @Test
  void ofALinearModelTheStepIsTheWholeWay() {
    SplittableRandom random = new SplittableRandom(3);
    int clusters = 12;
    double[] x = random.doubles(clusters).toArray();
    double[] y = random.doubles(clusters).toArray();
    double[] all = line(x, y, -1);
    double[] found =
        OneStepJackknife.covariance(
            at -> {
              double[] scores = new double[2 * clusters];
              for (int i = 0; i < clusters; i++) {
                scores[2 * i] = y[i] - at[0] - at[1] * x[i];
                scores[2 * i + 1] = x[i] * scores[2 * i];
              }
              return scores;
            },
            all,
            new double[] {1, 1});
    double[] expected = new double[4];
    for (int left = 0; left < clusters; left++) {
      double[] other = line(x, y, left);
      for (int i = 0; i < 4; i++) {
        expected[i] +=
            (other[i / 2] - all[i / 2]) * (other[i % 2] - all[i % 2]) * (clusters - 1) / clusters;
      }
    }
    for (int i = 0; i < 4; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-8 * Math.abs(expected[i])));
    }
  }

  private static double[] line(double[] x, double[] y, int left) {
    double[] squares = new double[4];
    double[] solved = new double[2];
    for (int i = 0; i < x.length; i++) {
      if (i != left) {
        double[] row = {1, x[i]};
        for (int j = 0; j < 4; j++) {
          squares[j] += row[j / 2] * row[j % 2];
        }
        solved[0] += y[i];
        solved[1] += x[i] * y[i];
      }
    }
    Cholesky.of(Arrays.copyOf(squares, 4), 2).solve(solved);
    return solved;
  }
}

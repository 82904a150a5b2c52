package org.reliefspan.numerics.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.StudentT;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Sandwich;

class DurationJackknifeTest {
  private static final AcceleratedFailureTime WEIBULL =
      AcceleratedFailureTime.of(DurationDistribution.WEIBULL);

  private static void check(int[] cluster, double... error) {
    DurationSample sample = AcceleratedFailureTimeTest.cosmesis();
    DurationFit fit = DurationJackknife.of(WEIBULL.fit(sample), sample, cluster);
    for (int i = 0; i < error.length; i++) {
      assertThat(fit.coefficients().robustStandardError(i).orElseThrow())
          .isCloseTo(error[i], within(1e-6 * error[i]));
    }
  }

  /**
   * R 4, survival 3.5-3: e = coef without row k minus coef of {@code survreg(Surv(l, r, type =
   * "interval2") ~ treatment, dist = "weibull", rel.tolerance = 1e-12)} on bcos, log(scale) as
   * third; sqrt(diag((n - 1) / n * sum(e e'))).
   */
  @Test
  void eachRowLeftOutIsALoopOverSurvreg() {
    int rows = AcceleratedFailureTimeTest.cosmesis().rows();
    check(Sandwich.rowsAlone(rows), 0.142854628108, 0.170327514043, 0.122945881633);
  }

  /** The same with four rows after one another left out at a time, 24 clusters. */
  @Test
  void eachClusterLeftOutIsALoopOverSurvreg() {
    int[] cluster = new int[AcceleratedFailureTimeTest.cosmesis().rows()];
    Arrays.setAll(cluster, row -> row / 4);
    check(cluster, 0.124038306074, 0.159457952085, 0.149137621774);
    DurationSample sample = AcceleratedFailureTimeTest.cosmesis();
    DurationFit fit = DurationJackknife.of(WEIBULL.fit(sample), sample, cluster);
    double half = StudentT.criticalValue(0.95, 23) * 0.159457952085;
    assertThat(fit.coefficients().limits(1, 0.95).orElseThrow().upper())
        .isCloseTo(-0.567550536563 + half, within(1e-6));
    assertThat(fit.coefficients().test(1).orElseThrow().degreesOfFreedom()).isEqualTo(23);
  }

  @Test
  void oneClusterHasNoError() {
    DurationSample sample = AcceleratedFailureTimeTest.cosmesis();
    DurationFit fit = WEIBULL.fit(sample);
    assertThatThrownBy(() -> DurationJackknife.of(fit, sample, new int[sample.rows()]))
        .isInstanceOf(NotEstimableException.class);
  }
}

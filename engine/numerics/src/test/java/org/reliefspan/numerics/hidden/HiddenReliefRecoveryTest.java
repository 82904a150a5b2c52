package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.interval.DerivedEstimate;

/** 400 episodes in each regime; by default 100 replicates, see {@link CoverageCount}. */
class HiddenReliefRecoveryTest {
  @ParameterizedTest
  @EnumSource(VisitRegime.class)
  void medianIsFoundHoweverVisitsDependOnRelief(VisitRegime regime) {
    int replicates = CoverageCount.replicates();
    CoverageCount count = new CoverageCount(9);
    double sum = 0;
    HiddenReliefModel model =
        HiddenReliefModel.of(DurationDistribution.WEIBULL).with(HiddenReliefModel.Response.ALL);
    for (int replicate = 0; replicate < replicates; replicate++) {
      ReliefHistories data = regime.world(new SplittableRandom(11_000 + replicate)).draw(400);
      DerivedEstimate median =
          HiddenReliefEstimator.fit(model, data).quantities().responderQuantile(0.5).orElseThrow();
      sum += median.value();
      count.add(median.limits(0.95));
    }
    System.out.printf(Locale.ROOT, "%s: mean median %.3f%n", regime, sum / replicates);
    assertThat(sum / replicates).isCloseTo(9, within(0.18));
    count.check(regime.name());
  }
}

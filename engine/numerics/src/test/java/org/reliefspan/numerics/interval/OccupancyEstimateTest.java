package org.reliefspan.numerics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OccupancyEstimateTest {
  /** Four treated: relief begins on day 0 to 10 in three, ends on day 20 to 40 in two. */
  @Test
  void occupancyIsTheDifferenceOfItsTwoCurves() {
    double infinity = Double.POSITIVE_INFINITY;
    double[] on = curve(new double[] {0, 0, 0, 50}, new double[] {10, 10, 10, infinity});
    double[] off = curve(new double[] {20, 20, 50, 50}, new double[] {40, 40, infinity, infinity});
    double[] occupancy = new double[61];
    OccupancyEstimate.fill(on, off, occupancy);
    assertThat(occupancy[0]).isZero();
    assertThat(occupancy[5]).isCloseTo(0.375, within(1e-9));
    assertThat(occupancy[15]).isCloseTo(0.75, within(1e-9));
    assertThat(occupancy[30]).isCloseTo(0.5, within(1e-9));
    assertThat(OccupancyEstimate.daysInRelief(occupancy, 20)).isCloseTo(11.25, within(1e-7));
    assertThat(OccupancyEstimate.daysInRelief(occupancy, 40)).isCloseTo(21.25, within(1e-7));
  }

  @Test
  void crossingCurvesAreCutAtZero() {
    double[] occupancy = new double[2];
    OccupancyEstimate.fill(new double[] {0.2, 0.3}, new double[] {0.3, 0.1}, occupancy);
    assertThat(occupancy[0]).isZero();
  }

  private static double[] curve(double[] left, double[] right) {
    double[] one = {1, 1, 1, 1};
    return TurnbullEstimator.over(IntervalCensoredData.aggregate(left, right, one))
        .fit()
        .cumulativeByDay(60);
  }
}

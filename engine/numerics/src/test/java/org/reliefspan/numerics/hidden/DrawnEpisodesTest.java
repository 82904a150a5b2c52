package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.random.Philox;

/** Episodes drawn from a fit are as often ended by events as those that were fitted. */
class DrawnEpisodesTest {
  private static final int EPISODES = 4000;
  private static final HiddenReliefModel MODEL = HiddenReliefModel.of(DurationDistribution.WEIBULL);

  private static SimulatedRelief world(long seed) {
    SimulatedRelief world = new SimulatedRelief(new SplittableRandom(seed));
    world.responders = 0.8;
    world.slotGap = 2;
    world.attendance = new double[] {0.8, 0.6};
    return world;
  }

  private static ReliefHistories drawn(ReliefHistories data, long seed) {
    return drawn(MODEL, data, seed);
  }

  private static ReliefHistories drawn(HiddenReliefModel model, ReliefHistories data, long seed) {
    HiddenReliefEstimate fit = HiddenReliefEstimator.fitQuickly(model, data);
    return new DrawnEpisodes(fit, data, 1, Philox.keyed(seed, "drawn"), EPISODES)
        .with(new double[0]);
  }

  /** Sightings of a kind, for each episode. */
  private static double number(ReliefHistories data, VisitKind kind) {
    double sum = 0;
    for (int sighting = 0; sighting < data.sightings(); sighting++) {
      sum += data.kind(sighting) == kind ? 1 : 0;
    }
    return sum / data.episodes();
  }

  private static double observed(ReliefHistories data) {
    double sum = 0;
    for (int episode = 0; episode < data.episodes(); episode++) {
      sum += data.end(episode);
    }
    return sum / data.episodes();
  }

  /** Events at 0.08 a month whatever the state, observation until 24 months or dropout at 0.02. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eventsComeAtTheRateThatWasPlanted(long seed) {
    SimulatedRelief world = world(seed);
    world.eventRate = new double[] {0.08, 0.08, 0.08};
    ReliefHistories drawn = drawn(world.draw(EPISODES), seed);
    double either = 0.08 + 0.02;
    double ended = -Math.expm1(-24 * either);
    double share = 0.08 / either * ended;
    double error = Math.sqrt(2 * share * (1 - share) / EPISODES); // of the fit and of the draw
    assertThat(number(drawn, VisitKind.EVENT)).isCloseTo(share, within(4 * error));
    assertThat(observed(drawn)).isCloseTo(ended / either, within(0.6));
    double rate = number(drawn, VisitKind.EVENT) / observed(drawn);
    assertThat(rate).isCloseTo(0.08, within(4 * 0.08 * Math.sqrt(2 / (share * EPISODES))));
  }

  /** All that is counted is as often drawn as it was seen, where events follow loss. */
  @Test
  void whatIsDrawnIsAsWhatWasSeen() {
    SimulatedRelief world = world(4);
    world.eventRate = new double[] {0.3, 0.02, 0.1};
    world.eventBreaks = new double[] {6};
    world.eventRatio = new double[] {2};
    ReliefHistories data = world.draw(EPISODES);
    ReliefHistories drawn = drawn(data, 4);
    for (VisitKind kind :
        new VisitKind[] {
          VisitKind.EVENT, VisitKind.UNSCHEDULED, VisitKind.ATTENDED, VisitKind.MISSED
        }) {
      double seen = number(data, kind);
      assertThat(number(drawn, kind)).as(kind.name()).isCloseTo(seen, within(0.05 * seen));
    }
    assertThat(observed(drawn)).isCloseTo(observed(data), within(0.05 * observed(data)));
  }

  @Test
  void whereEveryoneHasAnEventObservationGoesOnUntilTheLongest() {
    SimulatedRelief world = world(5);
    world.eventRate = new double[] {0.5, 0.5, 0.5};
    world.responders = 1;
    world.dropout = 0;
    world.end = 200;
    ReliefHistories data = world.draw(400);
    assertThat(number(data, VisitKind.EVENT)).isEqualTo(1);
    ReliefHistories drawn = drawn(MODEL.with(HiddenReliefModel.Response.ALL), data, 5);
    assertThat(number(drawn, VisitKind.EVENT)).isGreaterThan(0.98);
  }
}

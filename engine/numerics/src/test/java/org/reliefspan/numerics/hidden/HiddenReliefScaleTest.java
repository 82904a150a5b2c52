package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.model.Coefficients;

/** Many episodes: threads, places, pilots and covariates that are brought together. */
class HiddenReliefScaleTest {
  private static final HiddenReliefModel WEIBULL =
      HiddenReliefModel.of(DurationDistribution.WEIBULL);

  private static SimulatedRelief world(int seed) {
    SimulatedRelief world = new SimulatedRelief(new SplittableRandom(seed));
    world.responders = 0.7;
    world.slotGap = 5;
    world.attendance = new double[] {0.8, 0.5};
    world.visitRate = new double[] {0.3, 0.1};
    return world;
  }

  @Test
  void threadsDoNotChangeABit() {
    ReliefHistories data = world(1).draw(3000);
    double[] one = inPool(1, data);
    assertThat(inPool(3, data)).isEqualTo(one);
  }

  private static double[] inPool(int threads, ReliefHistories data) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> HiddenReliefEstimator.fit(WEIBULL, data))
          .join()
          .coefficients()
          .estimates();
    } finally {
      pool.shutdown();
    }
  }

  /** With a pilot of other episodes in each: the maximum is the same, wherever the climb begins. */
  @Test
  void placesGiveTheEstimateOfTheWhole() {
    List<ReliefHistories> places = new ArrayList<>();
    for (int place = 0; place < 3; place++) {
      places.add(world(10 + place).draw(11_000 + place));
    }
    HiddenReliefEstimate whole = HiddenReliefEstimator.fit(WEIBULL, ReliefHistories.joined(places));
    HiddenReliefEstimate parts = HiddenReliefEstimator.fit(WEIBULL, new Places(places));
    Coefficients expected = whole.coefficients();
    assertThat(parts.logLikelihood()).isCloseTo(whole.logLikelihood(), within(1e-6));
    for (int i = 0; i < expected.size(); i++) {
      double error = expected.standardError(i);
      assertThat(parts.coefficients().estimate(i))
          .as(whole.names().get(i))
          .isCloseTo(expected.estimate(i), within(1e-5 * error));
      assertThat(parts.coefficients().standardError(i)).isCloseTo(error, within(1e-5 * error));
    }
    assertThat(parts.quantities().responderQuantile(0.5).orElseThrow().value())
        .isCloseTo(9, within(0.3));
  }

  /** Histories in several places of one memory. */
  private record Places(List<ReliefHistories> places) implements ReliefParts {
    @Override
    public <R> List<R> collect(ReliefTask<R> task) {
      return places.stream().map(task::apply).toList();
    }

    @Override
    public ReliefParts keep(ReliefTask<ReliefHistories> change) {
      return new Places(collect(change));
    }
  }

  @Test
  void averagesOverManyCovariatesAreThoseOfEachEpisode() {
    int episodes = 6000; // more different ones than are kept apart
    ReliefHistories.Builder builder = ReliefHistories.builder();
    SplittableRandom random = new SplittableRandom(3);
    double[] design = new double[2 * episodes];
    for (int i = 0; i < episodes; i++) {
      double x = random.nextGaussian();
      SimulatedRelief world = world(1000 + i);
      world.median = 9 * Math.exp(0.4 * x);
      world.episode(builder);
      design[2 * i] = 1;
      design[2 * i + 1] = x;
    }
    ReliefHistories data =
        builder.duration(new Covariates(List.of("(Intercept)", "x"), design)).build();
    HiddenReliefEstimate estimate = HiddenReliefEstimator.fit(WEIBULL, data);
    double[] at = estimate.coefficients().estimates();
    double shape = Math.exp(-at[estimate.names().indexOf(ReliefLayout.LOG_SCALE)]);
    double sum = 0;
    for (int i = 0; i < episodes; i++) {
      sum += Math.exp(-Math.pow(8 / Math.exp(at[0] + at[1] * design[2 * i + 1]), shape));
    }
    assertThat(at[1]).isCloseTo(0.4, within(0.1));
    assertThat(estimate.quantities().responderSurvival(8).value())
        .isCloseTo(sum / episodes, within(1e-5));
  }

  /** A contact that says nothing cuts stretches and so makes the points of integration denser. */
  @ParameterizedTest
  @EnumSource(VisitRegime.class)
  void pointsOfIntegrationAreEnough(VisitRegime regime) {
    ReliefHistories data = regime.world(new SplittableRandom(5)).draw(300);
    ReliefHistories denser = withIdleContacts(data);
    for (HiddenReliefModel model :
        List.of(WEIBULL, WEIBULL.with(HiddenReliefModel.Mistakes.toEstimate()))) {
      double[] at = StartingPoint.of(data).parameters(model, ReliefLayout.of(data, model));
      double difference = value(data, model, at) - value(denser, model, at);
      System.out.printf("%s: %.1e an episode%n", regime, difference / data.episodes());
      assertThat(difference / data.episodes()).isCloseTo(0, within(1e-4));
    }
  }

  private static double value(ReliefHistories data, HiddenReliefModel model, double[] at) {
    ReliefLayout layout = ReliefLayout.of(data, model);
    return new HiddenReliefLikelihood(data, LossNodes.of(data, model), model, layout)
        .evaluate(at, new double[at.length], new double[at.length * at.length]);
  }

  private static ReliefHistories withIdleContacts(ReliefHistories data) {
    ReliefHistories.Builder builder = ReliefHistories.builder();
    for (int episode = 0; episode < data.episodes(); episode++) {
      builder.episode(data.end(episode));
      double before = 0;
      for (int i = data.firstSighting(episode); i <= data.firstSighting(episode + 1); i++) {
        boolean last = i == data.firstSighting(episode + 1);
        double next = last ? data.end(episode) : data.time(i);
        for (int cut = 1; cut < 8; cut++) {
          builder.sighting(before + (next - before) * cut / 8, VisitKind.CONTACT, Score.NONE);
        }
        if (!last) {
          builder.sighting(next, data.kind(i), data.score(i));
        }
        before = next;
      }
    }
    return builder.build();
  }
}

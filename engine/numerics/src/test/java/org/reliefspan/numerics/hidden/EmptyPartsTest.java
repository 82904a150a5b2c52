package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Response;
import org.reliefspan.numerics.hidden.VisitDiagnosis.LastScore;
import org.reliefspan.numerics.model.NotEstimableException;

/** Places without episodes add nothing, wherever they stand among the others. */
class EmptyPartsTest {
  private static final HiddenReliefModel MODEL =
      HiddenReliefModel.of(DurationDistribution.WEIBULL).with(Response.ALL);

  /** Several places, some of them empty. */
  private record Places(List<Optional<ReliefHistories>> places) implements ReliefParts {
    @Override
    public <R> List<R> collect(ReliefTask<R> task) {
      return places.stream().flatMap(Optional::stream).map(task::apply).toList();
    }

    @Override
    public ReliefParts keep(ReliefTask<ReliefHistories> change) {
      return new Places(places.stream().map(place -> place.map(change::apply)).toList());
    }
  }

  private static ReliefHistories data() {
    SimulatedRelief world = new SimulatedRelief(new SplittableRandom(5));
    world.visitRate = new double[] {0.6, 0.2};
    return world.draw(300);
  }

  private static ReliefParts nothing() {
    return new Places(List.of(Optional.empty(), Optional.empty()));
  }

  @Test
  void countsOfNothingAreNought() {
    VisitDiagnosis diagnosis = VisitDiagnosis.of(nothing());
    assertThat(diagnosis.losses()).isZero();
    assertThat(diagnosis.unscheduledRate(LastScore.RELIEF)).isEmpty();
    assertThat(diagnosis.attendance(LastScore.NONE)).isEmpty();
    assertThat(diagnosis.lossesSeenUnscheduled()).isEmpty();
    ReliefCensus census = ReliefCensus.of(nothing());
    assertThat(census.episodes()).isZero();
    assertThat(census.has(VisitKind.UNSCHEDULED)).isFalse();
    assertThat(ReliefBounds.of(nothing())).isEmpty();
  }

  @Test
  void nothingAddsNothingOnEitherSide() {
    ReliefCensus census = ReliefCensus.of(data());
    for (ReliefCensus sum :
        List.of(census.plus(ReliefCensus.empty()), ReliefCensus.empty().plus(census))) {
      assertThat(sum.episodes()).isEqualTo(300);
      assertThat(sum.longest()).isEqualTo(census.longest());
      assertThat(sum.durationNames()).isEqualTo(census.durationNames());
      assertThat(sum.eventBreaks()).isEqualTo(census.eventBreaks());
      assertThat(sum.kinds()).isEqualTo(census.kinds());
      assertThat(sum.diagnosis().losses()).isEqualTo(census.diagnosis().losses());
      assertThat(sum.diagnosis().fastestRate()).isEqualTo(census.diagnosis().fastestRate());
    }
  }

  @Test
  void aFitAmongEmptyPlacesIsThatWithoutThem() {
    ReliefParts full = new Places(List.of(Optional.of(data())));
    ReliefParts among =
        new Places(List.of(Optional.empty(), Optional.of(data()), Optional.empty()));
    HiddenReliefEstimate one = HiddenReliefEstimator.fit(MODEL, full);
    HiddenReliefEstimate other = HiddenReliefEstimator.fit(MODEL, among);
    assertThat(other.coefficients().estimates()).isEqualTo(one.coefficients().estimates());
    assertThat(other.quantities().responderQuantile(0.5).orElseThrow().value())
        .isEqualTo(one.quantities().responderQuantile(0.5).orElseThrow().value());
  }

  @Test
  void noEpisodeAtAllIsTheReason() {
    assertThatThrownBy(() -> HiddenReliefEstimator.fit(MODEL, nothing()))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("no episode");
  }
}

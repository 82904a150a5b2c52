package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.simulation.run.PathwayText.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.numerics.random.CumulativeHazard;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.simulation.run.PathwayText.Event;

/** One uniform number lasts through changes of the hazard. */
class LuckTest {
  private static final long SEED = 5;

  /** Ticks of the rings of an event, by patient. */
  private static List<Long> rings(ResolvedPathway pathway, int event, int patients) {
    return rings(pathway, 0, event, patients);
  }

  private static List<Long> rings(ResolvedPathway pathway, int strategy, int event, int patients) {
    List<Long> ticks = new ArrayList<>();
    Watch watch =
        new Watch() {
          @Override
          public void event(int which, long tick, int state) {
            if (which == event) {
              ticks.add(tick);
            }
          }
        };
    List<Long> numbers = LongStream.range(0, patients).boxed().toList();
    Simulation.watch(pathway, strategy, SEED, numbers, watch);
    return ticks;
  }

  private static double luck(String pathway, String use, long patient, int occurrence) {
    return Philox.keyed(SEED, "pathway:" + pathway).uniform(patient, Purpose.of(use), occurrence);
  }

  /** luck' = 1 - (1 - luck) S_old(previous change) / S_old(this change). */
  private static double conditioned(double luck, double from, double to, double scale) {
    double used = CumulativeHazard.weibull(to, 3, scale) - CumulativeHazard.weibull(from, 3, scale);
    return 1 - (1 - luck) * Math.exp(used);
  }

  /** Weibull of shape 3 with scale 50, from 10 on 40, from 25 on 66.67. */
  private static double timeWithThreeScales(double luck) {
    double last = 200 / 3.0;
    double first = 50 * Math.pow(-Math.log1p(-luck), 1 / 3.0);
    if (first <= 10) {
      return first;
    }
    double second = conditioned(luck, 0, 10, 50);
    double time = inverse(second, 10, 40);
    return time <= 25 ? time : inverse(conditioned(second, 10, 25, 40), 25, last);
  }

  private static double inverse(double luck, double from, double scale) {
    double hazard = CumulativeHazard.weibull(from, 3, scale) - Math.log1p(-luck);
    return CumulativeHazard.weibullInverse(hazard, 3, scale);
  }

  private static ResolvedPathway threeScales() {
    return PathwayText.continuous("scales", TimeUnit.MONTH, "1000")
        .attribute("scale", "50")
        .state("relief")
        .finalState("lost")
        .start("relief", "1")
        .event(
            Event.after("wane", Law.Family.WEIBULL, "shape", "3", "scale", "scale")
                .go("lost", "1")
                .spec())
        .event(Event.of("ten", new EventSpec.At(text("10"))).set("scale", "40").spec())
        .event(Event.of("later", new EventSpec.At(text("25"))).set("scale", "200 / 3").spec())
        .outcome("nothing", "0")
        .ticks(1L << 40)
        .resolved();
  }

  /**
   * The numbers of adj_luck in WARDEN's example, re-derived: the conditional and the unconditional
   * route end at the same time.
   */
  @Test
  void aChangedHazardUsesUpWhatIsLeft() {
    assertThat(conditioned(0.37, 0, 10, 50)).isCloseTo(0.3649397861323077, within(1e-12));
    double second = conditioned(0.37, 0, 10, 50);
    assertThat(conditioned(second, 10, 25, 40)).isCloseTo(0.2018987697250164, within(1e-12));
    assertThat(timeWithThreeScales(0.37)).isCloseTo(43.52338404199158, within(1e-9));
    List<Long> ticks = rings(threeScales(), 0, 200);
    assertThat(ticks).hasSize(200);
    for (int patient = 0; patient < ticks.size(); patient++) {
      double expected = timeWithThreeScales(luck("scales", "event:wane", patient, 0));
      assertThat(ticks.get(patient) / 0x1p40).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void theTimeOfAClockThatNothingChangesIsTheQuantile() {
    ResolvedPathway pathway =
        PathwayText.continuous("plain", TimeUnit.DAY, "100000")
            .state("relief")
            .finalState("lost")
            .start("relief", "1")
            .event(
                Event.after("wane", Law.Family.LOG_NORMAL, "log_mean", "4", "log_sd", "0.7")
                    .go("lost", "1")
                    .spec())
            .outcome("nothing", "0")
            .resolved();
    List<Long> ticks = rings(pathway, 0, 100);
    for (int patient = 0; patient < 100; patient++) {
      double uniform = luck("plain", "event:wane", patient, 0);
      double time = Quantiles.logNormal(uniform, 4, 0.7);
      assertThat((double) ticks.get(patient)).isCloseTo(time * 0x1p20, within(0.51));
    }
  }

  /** A clock that is off for a time rings later by that time, if its hazard is constant. */
  @Test
  void aPausedClockKeepsItsLuck() {
    ResolvedPathway pathway = paused("5");
    ResolvedPathway longer = paused("9");
    List<Long> one = rings(pathway, 2, 300);
    List<Long> other = rings(longer, 2, 300);
    assertThat(one).hasSameSizeAs(other);
    int later = 0;
    for (int patient = 0; patient < one.size(); patient++) {
      boolean afterPause = one.get(patient) > 2L << 20;
      later += afterPause ? 1 : 0;
      assertThat((double) (other.get(patient) - one.get(patient)))
          .isCloseTo(afterPause ? 4 * 0x1p20 : 0, within(1.0));
    }
    assertThat(later).isBetween(150, 299);
  }

  private static ResolvedPathway paused(String until) {
    return PathwayText.continuous("paused", TimeUnit.MONTH, "10000")
        .attribute("off", "0")
        .state("relief")
        .finalState("lost")
        .start("relief", "1")
        .event(Event.of("stop", new EventSpec.At(text("2"))).set("off", "1").spec())
        .event(Event.of("go_on", new EventSpec.At(text(until))).set("off", "0").spec())
        .event(
            Event.after("wane", Law.Family.EXPONENTIAL, "mean", "8")
                .when("off == 0")
                .go("lost", "1")
                .spec())
        .outcome("nothing", "0")
        .resolved();
  }

  @Test
  void aPriceMovesNoEventAndEqualStrategiesDifferByExactlyNothing() {
    PathwayText model =
        ReferenceModels.renewal("60", "0.55")
            .parameter("price", "100")
            .outcome("cost", "price * relief")
            .strategy("cheap")
            .strategy("same")
            .strategy("dear", "price", "900");
    ResolvedPathway pathway = model.resolved();
    for (int event = 0; event < 4; event++) {
      assertThat(rings(pathway, 2, event, 500)).isEqualTo(rings(pathway, 0, event, 500));
    }
    SimulationResult result =
        Simulation.run(
            SimulationRequest.of(pathway, SimulationRequest.Engine.SIMULATION, 5000, SEED));
    for (int outcome = 0; outcome < result.outcomes().size(); outcome++) {
      assertThat(result.difference(1, 0, outcome)).isZero();
      assertThat(result.differenceError(1, 0, outcome)).isZero();
    }
    assertThat(result.difference(2, 0, 4)).isPositive();
    assertThat(result.difference(2, 0, 0)).isZero();
  }

  @Test
  void aNewRandomUseMovesNoOtherDraw() {
    ResolvedPathway before = ReferenceModels.renewal("60", "0.55").resolved();
    ResolvedPathway after =
        ReferenceModels.renewal("60", "0.55")
            .attribute("mood", PathwayText.law(Law.Family.NORMAL, "mean", "0", "sd", "1"))
            .event(
                Event.after("visit", Law.Family.EXPONENTIAL, "rate", "1")
                    .in("relief")
                    .add("positive", "mood")
                    .spec())
            .outcome("positive", "")
            .resolved();
    for (int event = 0; event < 4; event++) {
      assertThat(rings(after, event, 500)).isEqualTo(rings(before, event, 500));
    }
    assertThat(rings(after, 4, 500)).isNotEmpty();
  }

  @Test
  void simultaneousEventsHappenInTheOrderOfTheFile() {
    ResolvedPathway pathway =
        PathwayText.continuous("together", TimeUnit.DAY, "10")
            .attribute("n", "1")
            .state("a")
            .start("a", "1")
            .event(Event.of("twice", new EventSpec.At(text("3"))).set("n", "n * 2").spec())
            .event(
                Event.after("more", Law.Family.FIXED, "value", "3")
                    .when("events('more') == 0")
                    .set("n", "n + 5")
                    .add("seen", "n")
                    .spec())
            .event(Event.of("end", new EventSpec.At(text("10"))).add("last", "n").spec())
            .outcome("seen", "")
            .outcome("last", "")
            .resolved();
    assertThat(Simulation.patients(pathway, 1, List.of(0L)).get(0)).containsExactly(2, 7);
  }
}

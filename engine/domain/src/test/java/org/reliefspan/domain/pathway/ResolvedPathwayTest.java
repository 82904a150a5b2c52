package org.reliefspan.domain.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.formula.Expression;

class ResolvedPathwayTest {
  private static final Law DRAW =
      new Law(Law.Family.NORMAL, Map.of("mean", value("1"), "sd", value("0.1")), Place.NONE);

  private static Written value(String text) {
    return new Written(Expression.parse(text), Place.NONE);
  }

  private static EventSpec event(String name, List<String> in, String delay) {
    Law law = new Law(Law.Family.FIXED, Map.of("value", value(delay)), Place.NONE);
    return new EventSpec(
        name,
        in,
        Optional.empty(),
        new EventSpec.After(law),
        EventSpec.Clock.RESET,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        Place.NONE);
  }

  private static PathwaySpec spec(List<StrategySpec> strategies) {
    return new PathwaySpec(
        "demo",
        "Demo",
        "",
        new TimeSpec(TimeUnit.YEAR, value("1"), Optional.empty(), TimeSpec.Correction.NONE, 1024),
        List.of(
            new ParameterSpec("p", value("1"), Optional.of(DRAW), "", "", Place.NONE),
            new ParameterSpec("q", value("2"), Optional.of(DRAW), "", "", Place.NONE)),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new StateSpec(
                "A", Map.of("cost", value("5"), "utility", value("1")), false, Place.NONE),
            new StateSpec("B", Map.of("cost", value("7")), false, Place.NONE),
            new StateSpec("dead", Map.of(), true, Place.NONE)),
        Map.of("A", value("1")),
        List.of(),
        List.of(event("first", List.of(), "1"), event("second", List.of("B"), "2")),
        List.of(new MoveValue(List.of(), List.of(), Map.of(), Place.NONE)),
        List.of(),
        strategies,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new RatioSpec("cost_per_success", "cost", "successes", "", Place.NONE)));
  }

  /** Where it is run changes parameters and activities and nothing else. */
  @Test
  void aPathwayThatIsRunElsewhereKeepsItsRatios() {
    PathwaySpec spec = spec(List.of());
    PathwaySpec run = spec.runBy(Map.of("p", value("4")), activity -> activity);
    assertThat(run.ratios()).isEqualTo(spec.ratios());
    assertThat(run.parameters().get(0).value()).isEqualTo(value("4"));
    assertThat(run.withParameters(spec.parameters(), spec.joint())).isEqualTo(spec);
  }

  private static final StrategySpec PATCH =
      new StrategySpec(
          "patched",
          "Patched",
          Map.of("q", value("3")),
          List.of(),
          Map.of("B", Map.of("cost", value("9"))),
          Map.of("B", value("1")),
          List.of(),
          List.of(event("third", List.of("A"), "3"), event("second", List.of("A"), "4")),
          List.of("first"),
          List.of(),
          Place.NONE);

  private static PathwaySpec patched() {
    return ResolvedPathway.of(spec(List.of(PATCH))).strategies().get(0).model();
  }

  @Test
  void aBaseWithoutStrategiesIsOneStrategy() {
    List<ResolvedPathway.Strategy> strategies = ResolvedPathway.of(spec(List.of())).strategies();
    assertThat(strategies).hasSize(1);
    assertThat(strategies.get(0).name()).isEqualTo("base");
    assertThat(strategies.get(0).model().strategies()).isEmpty();
  }

  @Test
  void whatAStrategyAddsStandsAtTheEndAndWhatItReplacesStandsInPlace() {
    assertThat(patched().events().stream().map(EventSpec::name)).containsExactly("second", "third");
    assertThat(patched().events().get(0).in()).containsExactly("A");
  }

  @Test
  void aParameterThatAStrategySetsIsNoLongerDrawn() {
    assertThat(patched().parameters().get(0).draw()).isPresent();
    assertThat(patched().parameters().get(1).draw()).isEmpty();
    assertThat(patched().parameters().get(1).value()).isEqualTo(value("3"));
  }

  @Test
  void aStrategyReplacesOnlyTheValuesOfStatesThatItNames() {
    assertThat(patched().states().get(0).values()).containsEntry("cost", value("5"));
    assertThat(patched().states().get(1).values()).containsEntry("cost", value("9"));
    assertThat(patched().start()).containsOnlyKeys("B");
  }

  @Test
  void defaultsThatDependOnTheStatesAreWrittenOut() {
    PathwaySpec model = ResolvedPathway.of(spec(List.of())).strategies().get(0).model();
    assertThat(model.events().get(0).in()).containsExactly("A", "B");
    assertThat(model.moves().get(0).from()).containsExactly("A", "B");
    assertThat(model.moves().get(0).to()).containsExactly("A", "B", "dead");
    assertThat(model.states().get(2).values()).containsOnlyKeys("cost", "utility");
  }
}

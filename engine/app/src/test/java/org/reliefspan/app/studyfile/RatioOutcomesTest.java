package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.app.studyfile.ActivitiesTest.HEAD;
import static org.reliefspan.app.studyfile.ActivitiesTest.findings;
import static org.reliefspan.app.studyfile.ActivitiesTest.spec;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.simulation.DifferenceRow;
import org.reliefspan.domain.simulation.DrawRow;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.simulation.result.EngineRun;
import org.reliefspan.simulation.result.PathwayResults;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;

/** Outcomes that are ratios of two others. */
class RatioOutcomesTest {
  private static final String TREATED =
      HEAD
          + """
          parameters: {p: {value: 0.4, draw: {uniform: {from: 0.3, to: 0.5}}}, price: 100}
          attributes: {success: {draw: {bernoulli: p}}}
          events:
            treat: {in: home, after: {at: 10}, go: ward, add: {cost: price + 50 * success, success: success}}
            die: {in: ward, after: {exponential: {rate: 1e-9}}, go: dead}
          outcomes:
            cost: {unit: USD}
            success: {}
            cost_per_success: {ratio: [cost, success], unit: USD per success}
          """;
  private static final String STRATEGIES =
      """
      strategies:
        usual: {}
        same: {}
        dear: {parameters: {price: 160}}
        none: {parameters: {p: 0}}
      """;

  private static EngineRun run(String text, SimulationRequest.Engine engine, int draws) {
    SimulationRequest request =
        SimulationRequest.of(ResolvedPathway.of(spec(text)), engine, 20_000, 3);
    SimulationRequest asked = draws > 0 ? request.withDraws(draws, 500) : request;
    return new EngineRun(asked, Simulation.run(asked));
  }

  private static SimulationResults rows(String text, EngineRun... runs) {
    return PathwayResults.rows(ResolvedPathway.of(spec(text)), List.of(runs), List.of());
  }

  private static StrategyRow row(SimulationResults results, String strategy) {
    return results.strategies().stream()
        .filter(row -> row.strategy().equals(strategy))
        .filter(row -> row.outcome().equals("cost_per_success"))
        .findFirst()
        .orElseThrow();
  }

  private static DifferenceRow difference(
      SimulationResults results, String strategy, String comparator) {
    return results.differences().stream()
        .filter(row -> row.strategy().equals(strategy) && row.comparator().equals(comparator))
        .filter(row -> row.outcome().equals("cost_per_success"))
        .findFirst()
        .orElseThrow();
  }

  /** (price + 50 s) / p; its error is price sqrt((1 - p) / p^3 / n), the gain of 50 cancels. */
  @Test
  void theRatioIsThatOfTheMeansWithItsError() {
    String text = TREATED + STRATEGIES;
    EngineRun run = run(text, SimulationRequest.Engine.SIMULATION, 0);
    SimulationResults results = rows(text, run);
    StrategyRow usual = row(results, "usual");
    double p = run.result().value(0, 1);
    assertThat(usual.value().orElseThrow()).isCloseTo(100 / p + 50, within(1e-9));
    double error = 100 * Math.sqrt((1 - p) / (p * p * p) / 19_999);
    assertThat(usual.monteCarloError()).isCloseTo(error, within(1e-9));
    assertThat(usual.unit()).isEqualTo("USD per success");
    assertThat(usual.value().orElseThrow()).isCloseTo(300, within(4 * error));
  }

  @Test
  void differencesShareTheLuckOfPatients() {
    String text = TREATED + STRATEGIES;
    EngineRun run = run(text, SimulationRequest.Engine.SIMULATION, 0);
    SimulationResults results = rows(text, run);
    double p = run.result().value(0, 1);
    DifferenceRow dear = difference(results, "dear", "usual");
    assertThat(dear.value().orElseThrow()).isCloseTo(60 / p, within(1e-9));
    assertThat(dear.monteCarloError())
        .isCloseTo(60 * Math.sqrt((1 - p) / (p * p * p) / 19_999), within(1e-9));
    assertThat(difference(results, "same", "usual").value()).hasValue(0);
    assertThat(difference(results, "same", "usual").monteCarloError()).isZero();
  }

  @Test
  void withoutADenominatorThereIsNoValueButANote() {
    String text = TREATED + STRATEGIES;
    SimulationResults results = rows(text, run(text, SimulationRequest.Engine.SIMULATION, 3));
    StrategyRow none = row(results, "none");
    assertThat(none.value()).isEmpty();
    assertThat(none.parameterLimits()).isEmpty();
    assertThat(none.note()).isEqualTo("not estimable: success is 0 under none");
    assertThat(difference(results, "none", "usual").value()).isEmpty();
    assertThat(difference(results, "none", "usual").note()).contains("success is 0");
    assertThat(results.draws())
        .filteredOn(draw -> draw.outcome().equals("cost_per_success"))
        .extracting(DrawRow::strategy)
        .doesNotContain("none")
        .hasSize(9);
  }

  @Test
  void everyDrawHasItsOwnRatioAndLimitsRestOnThem() {
    String text = TREATED + STRATEGIES;
    EngineRun run = run(text, SimulationRequest.Engine.SIMULATION, 40);
    SimulationResults results = rows(text, run);
    SimulationResult result = run.result();
    double[] ratios =
        results.draws().stream()
            .filter(draw -> draw.strategy().equals("usual"))
            .filter(draw -> draw.outcome().equals("cost_per_success"))
            .mapToDouble(DrawRow::value)
            .toArray();
    assertThat(ratios).hasSize(40);
    for (int draw = 0; draw < ratios.length; draw++) {
      assertThat(ratios[draw]).isEqualTo(result.drawn(draw, 0, 0) / result.drawn(draw, 0, 1));
    }
    assertThat(row(results, "usual").parameterLimits()).isPresent();
    assertThat(row(results, "usual").parameterLimits().orElseThrow().lower())
        .isBetween(100 / 0.6 + 50, 100 / 0.4 + 50);
  }

  @Test
  void aDrawWithoutADenominatorTakesTheLimitsAway() {
    String text = TREATED.replace("from: 0.3, to: 0.5", "from: 0, to: 0.003");
    StrategyRow row = row(rows(text, run(text, SimulationRequest.Engine.SIMULATION, 20)), "base");
    assertThat(row.value()).isPresent();
    assertThat(row.parameterLimits()).isEmpty();
    assertThat(row.note()).isEqualTo("no limits: success is 0 in some draws");
  }

  @Test
  void theCohortDividesExpectedValues() {
    String text =
        """
        pathway: {name: test}
        time: {unit: year, horizon: 10, cycle: 1}
        states: {a: {cost: 10, u: 1}, b: {cost: 40, u: 0.5}}
        start: a
        transitions: {a: {b: 0.2}, b: {a: 0.1}}
        outcomes:
          cost: {per_time: cost}
          life: {per_time: u}
          cost_per_success: {ratio: [cost, life]}
        strategies: {one: {}, two: {states: {b: {cost: 50}}}}
        """;
    EngineRun exact = run(text, SimulationRequest.Engine.COHORT, 0);
    EngineRun simulated = run(text, SimulationRequest.Engine.SIMULATION, 0);
    SimulationResults results = rows(text, simulated, exact);
    assertThat(results.strategies())
        .filteredOn(row -> row.outcome().equals("cost_per_success"))
        .extracting(StrategyRow::engine)
        .containsExactly("simulation", "cohort", "simulation", "cohort");
    StrategyRow one = row(results, "one");
    double cohort = exact.result().value(0, 0) / exact.result().value(0, 1);
    assertThat(exact.result().ratio(0, 0)).hasValue(cohort);
    assertThat(one.value().orElseThrow()).isCloseTo(cohort, within(4 * one.monteCarloError()));
    assertThat(one.z().orElseThrow())
        .isCloseTo((one.value().orElseThrow() - cohort) / one.monteCarloError(), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ratio: [cost, success]|ratio: [cost, succes]|(succes) is not a declared outcome",
        "ratio: [cost, success]|ratio: [cost, cost]|divided by itself",
        "ratio: [cost, success]|ratio: [cost]|must name two outcomes",
        "ratio: [cost, success]|ratio: [cost, success], per_time: 1|is not a known key. Maybe one"
            + " of: ratio, unit",
        "ratio: [cost, success]|ratio: [cost, cost_per_success]|which is a ratio itself",
        "success: success}|cost_per_success: success}|to which nothing is added",
      })
  void whatCannotBeIsAFinding(String written, String instead, String message) {
    assertThat(findings(TREATED.replace(written, instead)))
        .singleElement()
        .asString()
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "decision: {cost: cost_per_success, effect: success}|net benefit needs sums",
        "decision: {cost: cost, effect: cost_per_success}|net benefit needs sums",
        "strategies: {a: {outcomes: {r: {ratio: [cost, success]}}}}|all strategies share",
        "strategies: {a: {outcomes: {cost_per_success: {unit: EUR}}}}|all strategies share",
        "targets: [{outcome: cost_per_success, value: 3, sd: 1}]|is no target",
      })
  void itIsNotDecidedOnPatchedOrMet(String more, String message) {
    assertThat(findings(TREATED + more + "\n")).singleElement().asString().contains(message);
  }
}

package org.reliefspan.simulation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.simulation.InformationRow;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

class PathwayResultsTest {
  private static final PathwayNames NAMES =
      new PathwayNames(List.of("soc", "new"), List.of("cost", "qaly"), List.of("", ""));
  private static final DecisionQuestion QUESTION =
      new DecisionQuestion(0, 1, "qaly", List.of(0.0, 20_000.0));

  @Test
  void basesHaveNoPercentilesAndNoCurves() {
    SimulationResults results =
        rows(
            List.of(
                EngineOutcomes.simulated(
                    1000,
                    OptionalInt.empty(),
                    2,
                    new double[] {100, 1, 300, 1.5},
                    new double[] {3, 0.1, 4, 0.2})),
            Optional.empty());
    assertThat(results.strategies()).hasSize(4);
    StrategyRow row = results.strategies().get(3);
    assertThat(row.strategy() + " " + row.outcome() + " " + row.engine())
        .isEqualTo("new qaly simulation");
    assertThat(row.value()).isEqualTo(1.5);
    assertThat(row.monteCarloError()).isCloseTo(0.2, within(1e-15));
    assertThat(row.parameterLimits()).isEmpty();
    assertThat(row.patients()).hasValue(1000);
    assertThat(row.draws()).isEmpty();
    assertThat(row.z()).isEmpty();
    assertThat(results.decision().get(1).increment().orElseThrow().icer()).isEqualTo(400);
    assertThat(results.acceptability()).isEmpty();
    assertThat(results.information()).isEmpty();
  }

  @Test
  void enginesStandBesideEachOtherWithTheirDistance() {
    SimulationResults results =
        rows(
            List.of(
                EngineOutcomes.simulated(
                    1000,
                    OptionalInt.empty(),
                    2,
                    new double[] {100, 1, 300, 1.5},
                    new double[] {4, 0, 4, 0}),
                EngineOutcomes.ofCohort(
                    OptionalInt.empty(), 2, new double[] {92, 1 + 1e-15, 300, 1.25})),
            Optional.empty());
    List<StrategyRow> rows = results.strategies();
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0).z()).hasValue(2);
    assertThat(rows.get(1).z()).hasValue(2);
    assertThat(rows.get(2).z()).hasValue(0); // rounding
    assertThat(rows.get(6).z()).isEmpty(); // no error explains it
    // the decision rests on the cohort
    assertThat(results.decision().get(1).increment().orElseThrow().cost()).isEqualTo(208);
  }

  @Test
  void drawsBringPercentilesCurvesAndInformation() {
    int draws = 500;
    double[] price = normals("price", draws);
    double[] gain = normals("gain", draws);
    double[] means = new double[4 * draws];
    for (int i = 0; i < draws; i++) {
      means[4 * i + 2] = 10_000 + 1_000 * price[i];
      means[4 * i + 3] = 0.5 + 0.4 * gain[i];
    }
    Map<String, List<Double>> values =
        new java.util.LinkedHashMap<>(Map.of("price", boxed(price)));
    values.put("gain", boxed(gain));
    SimulationResults results =
        rows(
            List.of(EngineOutcomes.ofCohort(OptionalInt.of(draws), 2, means)),
            Optional.of(new DrawnParameters(values, List.of(List.of("price", "gain")))));
    StrategyRow cost = results.strategies().get(2);
    assertThat(cost.draws()).hasValue(draws);
    assertThat(cost.parameterLimits().orElseThrow().lower()).isCloseTo(8040, within(250.0));
    assertThat(cost.monteCarloError()).isCloseTo(1000 / Math.sqrt(draws), within(5.0));
    assertThat(results.acceptability()).hasSize(4);
    assertThat(results.acceptability().get(0).frontier()).isTrue();
    assertThat(
            results.information().stream()
                .map(row -> row.threshold() + " " + row.quantity() + " " + row.parameter()))
        .containsExactly(
            "0.0 evpi ",
            "0.0 evppi price",
            "0.0 evppi gain",
            "0.0 evppi price;gain",
            "20000.0 evpi ",
            "20000.0 evppi price",
            "20000.0 evppi gain",
            "20000.0 evppi price;gain");
    List<InformationRow> at = results.information().subList(4, 8);
    assertThat(at.get(2).value()).isGreaterThan(5 * at.get(1).value());
    assertThat(at.get(3).value()).isCloseTo(at.get(0).value(), within(1e-6 * at.get(0).value()));
    assertThat(results.notes()).isEmpty();
  }

  @Test
  void fewDrawsGiveNoPartialInformation() {
    double[] means = new double[4 * 5];
    Arrays.setAll(means, i -> i);
    SimulationResults results =
        rows(
            List.of(EngineOutcomes.ofCohort(OptionalInt.of(5), 2, means)),
            Optional.of(
                new DrawnParameters(Map.of("a", List.of(1.0, 2.0, 3.0, 4.0, 5.0)), List.of())));
    assertThat(results.information()).allMatch(row -> row.quantity().equals("evpi"));
  }

  @Test
  void muchLuckIsSaid() {
    double[] means = new double[4 * 50];
    double[] errors = new double[means.length];
    double[] luck = normals("luck", 50);
    for (int i = 0; i < 50; i++) {
      means[4 * i] = luck[i];
      errors[4 * i] = 0.7;
    }
    SimulationResults results =
        rows(
            List.of(EngineOutcomes.simulated(10, OptionalInt.of(50), 2, means, errors)),
            Optional.empty());
    assertThat(results.notes()).hasSize(1);
    assertThat(results.notes().get(0)).contains("cost of soc").contains("Maybe more --patients");
  }

  @Test
  void shapesAreChecked() {
    assertThatThrownBy(() -> EngineOutcomes.ofCohort(OptionalInt.of(3), 2, new double[7]))
        .hasMessageContaining("per draw and strategy (6)");
  }

  private static SimulationResults rows(
      List<EngineOutcomes> engines, Optional<DrawnParameters> parameters) {
    return new PathwayResults(NAMES, engines, Optional.of(QUESTION), parameters)
        .rows("test", "Test", List.of(), List.of());
  }

  private static double[] normals(String name, int count) {
    Philox philox = Philox.keyed(5, "results");
    double[] values = new double[count];
    Arrays.setAll(values, i -> philox.patient(i).normal(Purpose.of(name), 0));
    return values;
  }

  private static List<Double> boxed(double[] values) {
    List<Double> boxed = new ArrayList<>();
    for (double value : values) {
      boxed.add(value);
    }
    return boxed;
  }
}

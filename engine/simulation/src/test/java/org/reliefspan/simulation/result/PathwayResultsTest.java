package org.reliefspan.simulation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.DecisionSpec;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.domain.simulation.InformationRow;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.simulation.run.MeasureMeans;
import org.reliefspan.simulation.run.RatioMeans;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationRequest.Engine;
import org.reliefspan.simulation.run.SimulationResult;

/** Numbers as an engine might have found them: strategies soc and new, outcomes cost and qaly. */
class PathwayResultsTest {
  private static final double[] NONE = {};

  @Test
  void parametersAsWrittenHaveNoPercentilesAndNoCurves() {
    SimulationResults results =
        rows(run(Engine.SIMULATION, new double[] {100, 1, 300, 1.5}, 0.2, List.of(), NONE, NONE));
    assertThat(results.strategies()).hasSize(4);
    StrategyRow row = results.strategies().get(3);
    assertThat(row.strategy() + " " + row.outcome() + " " + row.engine())
        .isEqualTo("new qaly simulation");
    assertThat(row.value()).hasValue(1.5);
    assertThat(row.monteCarloError()).isEqualTo(0.2);
    assertThat(row.parameterLimits()).isEmpty();
    assertThat(row.patients()).hasValue(1000);
    assertThat(row.draws()).isEmpty();
    assertThat(row.z()).isEmpty();
    assertThat(results.decision().get(0).increment()).isEmpty();
    assertThat(results.decision().get(1).increment().orElseThrow().icer()).isEqualTo(400);
    assertThat(results.acceptability()).isEmpty();
    assertThat(results.information()).isEmpty();
    assertThat(results.occupancy().get(1).value()).isEqualTo(0.75);
  }

  @Test
  void enginesStandBesideEachOtherWithTheirDistance() {
    double[] simulated = {100, 1, 300, 1.5};
    double[] exact = {92, 1 + 1e-15, 300, 1.5};
    SimulationResults results =
        rows(
            run(Engine.SIMULATION, simulated, 4, List.of(), NONE, NONE),
            run(Engine.COHORT, exact, 0, List.of(), NONE, NONE));
    List<StrategyRow> rows = results.strategies();
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0).z()).hasValue(2);
    assertThat(rows.get(1).z()).hasValue(2);
    assertThat(rows.get(2).z()).hasValue(0); // rounding
    assertThat(rows.get(1).patients()).isEmpty();
    assertThat(rows.get(1).monteCarloError()).isZero();
    // the decision rests on the cohort
    assertThat(results.decision().get(1).increment().orElseThrow().cost()).isEqualTo(208);
  }

  @Test
  void aDistanceThatNoErrorExplainsHasNoZ() {
    SimulationResults results =
        rows(
            run(Engine.SIMULATION, new double[] {1, 1, 2, 2}, 0, List.of(), NONE, NONE),
            run(Engine.COHORT, new double[] {1, 1, 2, 3}, 0, List.of(), NONE, NONE));
    assertThat(results.strategies().get(6).z()).isEmpty();
    assertThat(results.strategies().get(4).z()).hasValue(0);
  }

  @Test
  void drawsBringPercentilesCurvesAndInformation() {
    int draws = 500;
    double[] price = normals("price", draws);
    double[] gain = normals("gain", draws);
    double[] drawn = new double[4 * draws];
    double[] parameters = new double[2 * draws];
    for (int i = 0; i < draws; i++) {
      drawn[4 * i + 2] = 10_000 + 1_000 * price[i];
      drawn[4 * i + 3] = 0.5 + 0.4 * gain[i];
      parameters[2 * i] = gain[i];
      parameters[2 * i + 1] = price[i];
    }
    SimulationResults results =
        rows(
            run(
                Engine.COHORT,
                new double[] {0, 0, 10_000, 0.5},
                0,
                List.of("gain", "price"),
                parameters,
                drawn));
    StrategyRow cost = results.strategies().get(2);
    assertThat(cost.draws()).hasValue(draws);
    assertThat(cost.value()).hasValue(10_000);
    assertThat(cost.parameterLimits().orElseThrow().lower()).isCloseTo(8040, within(250.0));
    assertThat(results.acceptability()).hasSize(4);
    assertThat(results.acceptability().get(0).frontier()).isTrue();
    assertThat(
            results.information().stream()
                .map(row -> row.threshold() + " " + row.quantity() + " " + row.parameter()))
        .containsExactly(
            "0.0 evpi ",
            "0.0 evppi gain",
            "0.0 evppi price",
            "0.0 evppi price;gain",
            "20000.0 evpi ",
            "20000.0 evppi gain",
            "20000.0 evppi price",
            "20000.0 evppi price;gain");
    List<InformationRow> at = results.information().subList(4, 8);
    assertThat(at.get(1).value()).isGreaterThan(5 * at.get(2).value());
    assertThat(at.get(3).value()).isCloseTo(at.get(0).value(), within(1e-6 * at.get(0).value()));
    assertThat(results.notes())
        .containsExactly("Inputs are from the literature or declared, not from your data.");
  }

  @Test
  void fewDrawsGiveNoPartialInformation() {
    double[] drawn = new double[4 * 5];
    Arrays.setAll(drawn, i -> i);
    SimulationResults results =
        rows(
            run(
                Engine.COHORT,
                new double[4],
                0,
                List.of("gain"),
                new double[] {1, 2, 3, 4, 5},
                drawn));
    assertThat(results.information()).hasSize(2).allMatch(row -> row.quantity().equals("evpi"));
  }

  @Test
  void muchLuckIsSaid() {
    double[] luck = normals("luck", 50);
    double[] drawn = new double[4 * 50];
    for (int i = 0; i < 50; i++) {
      drawn[4 * i] = luck[i];
    }
    SimulationResults results =
        rows(run(Engine.SIMULATION, new double[4], 0.7, List.of("gain"), luck, drawn));
    assertThat(results.notes()).hasSize(2);
    assertThat(results.notes().get(1)).contains("Maybe more --patients");
  }

  private static SimulationResults rows(EngineRun... runs) {
    return PathwayResults.rows(pathway(), List.of(runs), List.of());
  }

  private static EngineRun run(
      Engine engine,
      double[] values,
      double error,
      List<String> parameters,
      double[] parameterValues,
      double[] drawn) {
    double[] errors = new double[4];
    Arrays.fill(errors, error);
    SimulationRequest request = SimulationRequest.of(pathway(), engine, 1000, 1);
    SimulationResult result =
        new SimulationResult(
            List.of("soc", "new"),
            List.of("cost", "qaly"),
            List.of("well", "ill"),
            values,
            errors,
            new double[8],
            new double[8],
            parameters,
            parameterValues,
            drawn,
            new double[] {0, 1},
            new int[] {2, 2},
            new double[] {1, 0, 0.75, 0.25, 1, 0, 1, 0},
            MeasureMeans.NONE,
            RatioMeans.NONE,
            1000,
            OptionalDouble.empty());
    return new EngineRun(
        drawn.length == 0 ? request : request.withDraws(drawn.length / 4, 1000), result);
  }

  private static ResolvedPathway pathway() {
    JointParameters joint =
        new JointParameters(
            List.of("price", "gain"),
            JointParameters.Scale.IDENTITY,
            List.of(0.0, 0.0),
            List.of(1.0, 0.0, 0.0, 1.0),
            Place.NONE);
    PathwaySpec model =
        new PathwaySpec(
            "test",
            "Test",
            "",
            new TimeSpec(
                TimeUnit.YEAR,
                Written.of(1),
                Optional.empty(),
                TimeSpec.Correction.NONE,
                TimeSpec.DEFAULT_TICKS),
            List.of(),
            List.of(joint),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    List<ResolvedPathway.Strategy> strategies = new ArrayList<>();
    List.of("soc", "new")
        .forEach(name -> strategies.add(new ResolvedPathway.Strategy(name, name, model)));
    return new ResolvedPathway(
        "test",
        "Test",
        strategies,
        Optional.of(new DecisionSpec("cost", "qaly", List.of(0.0, 20_000.0), "", Place.NONE)));
  }

  private static double[] normals(String name, int count) {
    Philox philox = Philox.keyed(5, "results");
    double[] values = new double[count];
    Arrays.setAll(values, i -> philox.patient(i).normal(Purpose.of(name), 0));
    return values;
  }
}

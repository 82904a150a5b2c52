package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.app.studyfile.ActivitiesTest.HEAD;
import static org.reliefspan.app.studyfile.ActivitiesTest.spec;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.simulation.MeasureRow;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;
import org.reliefspan.simulation.result.EngineRun;
import org.reliefspan.simulation.result.PathwayResults;
import org.reliefspan.simulation.run.MeasureMeans;
import org.reliefspan.simulation.run.Places;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;

/** Limits of measures over draws of the parameters. */
class MeasureLimitsTest {
  private static final String MEASURES = "measures: {level: p + 0.5 * time, other: x + gain}\n";
  private static final String TEXT =
      HEAD
          + """
          parameters: {p: {value: 2, draw: {uniform: {from: 1, to: 3}}}}
          attributes: {x: {draw: {normal: {mean: p, sd: 1}}}}
          events:
            go: {in: home, after: {exponential: {rate: 0.01}}, go: ward}
            die: {in: ward, after: {exponential: {rate: 0.002}}, go: dead}
          effects: {gain: {from: go, amount: x, onset: 3, waning: 20}}
          """
          + MEASURES
          + """
          outcomes: {x: {per_time: x + gain}}
          strategies: {one: {}, two: {parameters: {p: 2.5}}}
          """;

  private static SimulationRequest request(String text, int draws, int patients) {
    return SimulationRequest.of(
            ResolvedPathway.of(spec(text)), SimulationRequest.Engine.SIMULATION, 500, 4)
        .withDraws(draws, patients);
  }

  @Test
  void limitsOfAMeasureAreThoseOfWhatItIsMadeOf() {
    SimulationResult result = Simulation.run(request(TEXT, 30, 100));
    double[] drawn = new double[30];
    for (int time : new int[] {0, 7, 200}) {
      Arrays.setAll(drawn, draw -> result.parameter(draw, 0) + 0.5 * time);
      Limits exact = PercentileInterval.of(drawn, 0.95);
      Limits found = result.measures().limits(0, time, 0, 0.95).orElseThrow();
      assertThat(found.lower()).isCloseTo(exact.lower(), within(1e-9));
      assertThat(found.upper()).isCloseTo(exact.upper(), within(1e-9));
    }
    Limits set = result.measures().limits(1, 7, 0, 0.95).orElseThrow(); // the strategy sets p
    assertThat(set.lower()).isEqualTo(6).isEqualTo(set.upper());
  }

  @Test
  void rowsHaveLimitsWhereThereAreDraws() {
    SimulationRequest drawn = request(TEXT, 2, 50);
    for (SimulationRequest request :
        List.of(
            drawn,
            SimulationRequest.of(drawn.pathway(), SimulationRequest.Engine.SIMULATION, 500, 4))) {
      List<MeasureRow> rows =
          PathwayResults.rows(
                  request.pathway(),
                  List.of(new EngineRun(request, Simulation.run(request))),
                  List.of())
              .histories()
              .measures();
      assertThat(rows).hasSize(2 * 2 * 201);
      assertThat(rows).allMatch(row -> row.parameterLimits().isPresent() == (request.draws() > 0));
    }
  }

  @Test
  void whereADrawHasNobodyLeftThereAreNoLimits() {
    String text =
        TEXT.replace("exponential: {rate: 0.01}", "at: 50")
            .replace("exponential: {rate: 0.002}", "fixed: 40 * p");
    MeasureMeans means = Simulation.run(request(text, 20, 50)).measures();
    assertThat(means.limits(0, 90, 1, 0.95)).isPresent();
    assertThat(means.mean(0, 125, 1)).isPresent();
    assertThat(means.limits(0, 125, 1, 0.95)).isEmpty();
  }

  @Test
  void readingMovesNoOutcomeAndThreadsAndPartsMoveNothing() {
    SimulationRequest request = request(TEXT, 3, 600_000);
    SimulationResult one = Simulation.run(request);
    SimulationResult unread =
        Simulation.run(request(TEXT.replace(MEASURES, ""), 3, 600_000).withThreads(2));
    assertThat(unread.drawn()).containsExactly(one.drawn());
    SimulationResult parts = Simulation.run(request, new OneByOne());
    assertThat(parts.drawn()).containsExactly(one.drawn());
    assertThat(parts.measures().drawn()).containsExactly(one.measures().drawn());
    assertThat(parts.measures().isRead()).containsExactly(one.measures().isRead());
    assertThat(one.measures().drawn()).hasSize(3 * 2 * 201 * 2);
  }

  /** Parts one after the other. */
  private static final class OneByOne implements Places {
    @Override
    public <R extends Serializable> List<R> map(int parts, Work<R> work) {
      List<R> results = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        results.add(work.apply(part));
      }
      return results;
    }
  }
}

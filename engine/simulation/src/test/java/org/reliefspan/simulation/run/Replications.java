package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.run.SimulationRequest.Engine;

/**
 * Independent replications of a simulation beside an exact value: at least 40, standard error at
 * most 0.25% of the value, error at most 1% and within z standard errors, with z for many values.
 */
final class Replications {
  private static final int COUNT = 40;
  private static final double LARGEST_Z = 4;

  private final SimulationResult[] results = new SimulationResult[COUNT];

  private Replications() {}

  static Replications of(ResolvedPathway pathway, long patients, Double... times) {
    Replications replications = new Replications();
    for (int i = 0; i < COUNT; i++) {
      replications.results[i] =
          Simulation.run(
              SimulationRequest.of(pathway, Engine.SIMULATION, patients, 1000 + i)
                  .withThreads(2)
                  .withTimes(List.of(times)));
    }
    return replications;
  }

  void haveMean(String what, double exact, ToDoubleFunction<SimulationResult> quantity) {
    double sum = 0;
    double squares = 0;
    for (SimulationResult result : results) {
      double value = quantity.applyAsDouble(result);
      sum += value;
      squares += value * value;
    }
    double mean = sum / COUNT;
    double variance = Math.max(0, squares / COUNT - mean * mean) * COUNT / (COUNT - 1);
    double error = Math.sqrt(variance / COUNT);
    assertThat(error).as("standard error of %s", what).isLessThanOrEqualTo(0.0025 * exact);
    assertThat(Math.abs(mean - exact)).as("error of %s", what).isLessThanOrEqualTo(0.01 * exact);
    assertThat(Math.abs(mean - exact)).as("z of %s", what).isLessThanOrEqualTo(LARGEST_Z * error);
  }
}

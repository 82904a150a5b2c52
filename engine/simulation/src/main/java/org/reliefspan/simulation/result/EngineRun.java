package org.reliefspan.simulation.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;

/**
 * What was asked of an engine and what it found.
 *
 * @param request as asked
 * @param result as found
 */
public record EngineRun(SimulationRequest request, SimulationResult result) {

  /** Word in tables. */
  String engine() {
    return request.engine().name().toLowerCase(Locale.ROOT);
  }

  boolean isExact() {
    return request.engine() == SimulationRequest.Engine.COHORT;
  }

  OptionalLong patients() {
    return isExact() ? OptionalLong.empty() : OptionalLong.of(result.patients());
  }

  boolean hasDraws() {
    return request.draws() > 0;
  }

  OptionalInt draws() {
    return hasDraws() ? OptionalInt.of(request.draws()) : OptionalInt.empty();
  }

  int strategies() {
    return result.strategies().size();
  }

  /** Values of an outcome by draw. */
  double[] drawn(int strategy, int outcome) {
    double[] drawn = new double[result.draws()];
    Arrays.setAll(drawn, draw -> result.drawn(draw, strategy, outcome));
    return drawn;
  }

  /** Values of an outcome, row-major [draw][strategy]. */
  double[] matrix(int outcome) {
    double[] matrix = new double[result.draws() * strategies()];
    Arrays.setAll(matrix, i -> result.drawn(i / strategies(), i % strategies(), outcome));
    return matrix;
  }

  /** Differences of an outcome by draw. */
  double[] drawnDifferences(int strategy, int comparator, int outcome) {
    double[] drawn = new double[result.draws()];
    Arrays.setAll(
        drawn,
        draw -> result.drawn(draw, strategy, outcome) - result.drawn(draw, comparator, outcome));
    return drawn;
  }

  /** Values of a parameter by draw. */
  double[] parameter(String name) {
    int index = result.parameters().indexOf(name);
    double[] values = new double[result.draws()];
    Arrays.setAll(values, draw -> result.parameter(draw, index));
    return values;
  }

  /**
   * Monte Carlo error of one draw: that of the parameters as written, for the number of patients in
   * a draw.
   */
  double errorOfDraw(int strategy, int outcome) {
    double share = (double) result.patients() / request.patientsPerDraw();
    return result.error(strategy, outcome) * Math.sqrt(share);
  }
}

package org.reliefspan.simulation.run;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.simulation.cohort.Cohort;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;

/** Expected values of each strategy, and of each draw of the parameters. */
final class CohortEngine {
  private final SimulationRequest request;
  private final Frame frame;

  CohortEngine(SimulationRequest request) {
    this.request = request;
    this.frame = new Frame(request);
  }

  SimulationResult run() {
    Frame.Numbers numbers = frame.new Numbers(frame.drawnCohort());
    for (int s = 0; s < frame.strategies; s++) {
      Program program = frame.programs.get(s);
      double[] times = Arrays.copyOf(frame.grid.times(), frame.grid.timesUntilTheEndOf(program));
      Cohort.Expected expected = expected(program, times, s);
      System.arraycopy(expected.gains(), 0, numbers.values, s * frame.outcomes, frame.outcomes);
      System.arraycopy(
          expected.occupancy(),
          0,
          numbers.occupancy,
          s * numbers.occupancy.length / frame.strategies,
          expected.occupancy().length);
    }
    subtract(numbers);
    Blocks.run(request.draws(), request.threads(), () -> index -> draw(numbers, (int) index));
    return frame.result(numbers);
  }

  private void subtract(Frame.Numbers numbers) {
    for (int s = 0; s < frame.strategies; s++) {
      for (int c = 0; c < frame.strategies; c++) {
        for (int k = 0; k < frame.outcomes; k++) {
          numbers.differences[(s * frame.strategies + c) * frame.outcomes + k] =
              numbers.values[s * frame.outcomes + k] - numbers.values[c * frame.outcomes + k];
        }
      }
    }
  }

  private void draw(Frame.Numbers numbers, int draw) {
    try {
      fill(numbers, draw);
    } catch (SimulationException wrong) {
      throw Frame.inDraw(wrong, draw);
    }
  }

  private void fill(Frame.Numbers numbers, int draw) {
    List<Program> programs = frame.arms.programs(draw + 1);
    for (int s = 0; s < frame.strategies; s++) {
      Cohort.Expected expected = expected(programs.get(s), new double[0], s);
      System.arraycopy(
          expected.gains(),
          0,
          numbers.drawn.outcomes(),
          (draw * frame.strategies + s) * frame.outcomes,
          frame.outcomes);
    }
  }

  private Cohort.Expected expected(Program program, double[] times, int strategy) {
    Cohort.Answer answer = Cohort.of(program, times);
    if (answer instanceof Cohort.NotAvailable not) {
      throw new SimulationException(
          "The cohort engine cannot run the strategy %s: %s. Maybe use the simulation."
              .formatted(request.pathway().strategies().get(strategy).name(), not.reason()));
    }
    return (Cohort.Expected) answer;
  }
}

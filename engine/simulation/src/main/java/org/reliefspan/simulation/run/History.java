package org.reliefspan.simulation.run;

import java.util.List;

/**
 * What happened to one patient under one strategy.
 *
 * @param patient number, counted from 0
 * @param strategy index
 * @param start state at the beginning
 * @param steps in time
 * @param horizon end, in the unit of the file
 * @param gains of the patient, by outcome
 */
@SuppressWarnings("ArrayRecordComponent")
public record History(
    long patient, int strategy, String start, List<Step> steps, double horizon, double[] gains) {
  /** Copies. */
  public History {
    steps = List.copyOf(steps);
    gains = gains.clone();
  }

  /**
   * An event, or a move in discrete time.
   *
   * @param time since the start, in the unit of the file
   * @param event its name, {@code move} in discrete time
   * @param from state before
   * @param to state after, which may be the same
   * @param added to outcomes, before discounting
   */
  public record Step(double time, String event, String from, String to, List<Added> added) {
    /** Copies. */
    public Step {
      added = List.copyOf(added);
    }
  }

  /** What a step added to an outcome. */
  public record Added(String outcome, double value) {}

  /** The state at a time; that after all steps of the time. */
  public String stateAt(double time) {
    String state = start;
    for (Step step : steps) {
      if (step.time() > time) {
        break;
      }
      state = step.to();
    }
    return state;
  }

  /** The state at the end. */
  public String end() {
    return steps.isEmpty() ? start : steps.get(steps.size() - 1).to();
  }
}

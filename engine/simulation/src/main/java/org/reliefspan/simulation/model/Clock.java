package org.reliefspan.simulation.model;

import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.random.Purpose;

/**
 * An event in continuous time and when it rings.
 *
 * @param name as in the file
 * @param runsIn by state
 * @param when condition, not 0 when it holds
 * @param timing when it rings
 * @param isForward whether its age counts from the start of the pathway
 * @param hazardRatio multiplies its hazard
 * @param consequence what it brings
 * @param luck address of its time
 */
public record Clock(
    String name,
    List<Boolean> runsIn,
    Node when,
    Timing timing,
    boolean isForward,
    Node hazardRatio,
    Consequence consequence,
    Purpose luck) {
  /** Copies. */
  public Clock {
    runsIn = List.copyOf(runsIn);
  }

  /** The only state in which it runs, if there is one only. */
  public Optional<Integer> onlyState() {
    boolean single = runsIn.stream().filter(Boolean::booleanValue).count() == 1;
    return single ? Optional.of(runsIn.indexOf(true)) : Optional.empty();
  }

  /** When a clock rings. */
  public sealed interface Timing {}

  /** When its hazard has used up its luck. */
  public record Hazard(ClockLaw law) implements Timing {}

  /** At an age. */
  public record AfterDelay(Node delay) implements Timing {}

  /** At a time since the start of the pathway. */
  public record AtTime(Node time) implements Timing {}
}

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
 * @param targets where it may lead; what is left of 1 stays
 * @param changes of attributes
 * @param gains what it adds
 * @param luck address of its time
 * @param direction address of its target
 */
public record Clock(
    String name,
    List<Boolean> runsIn,
    Node when,
    Timing timing,
    boolean isForward,
    Node hazardRatio,
    List<Target> targets,
    List<Change> changes,
    List<Gain> gains,
    Purpose luck,
    Purpose direction) {
  /** Copies. */
  public Clock {
    runsIn = List.copyOf(runsIn);
    targets = List.copyOf(targets);
    changes = List.copyOf(changes);
    gains = List.copyOf(gains);
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

  /**
   * Where an event may lead.
   *
   * @param state index
   * @param probability of going there
   */
  public record Target(int state, Node probability) {}

  /**
   * A new value of an attribute.
   *
   * @param slot of the attribute
   * @param value new
   */
  public record Change(int slot, Node value) {}

  /**
   * What an event adds.
   *
   * @param outcome index
   * @param value added
   */
  public record Gain(int outcome, Node value) {}
}

package org.reliefspan.simulation.model;

import java.util.List;
import org.reliefspan.numerics.random.Purpose;

/**
 * What a happening brings with it.
 *
 * @param name of the happening, for messages
 * @param happening index
 * @param targets where it may lead; none to stay
 * @param changes of attributes
 * @param gains what it adds
 * @param requests of activities
 * @param cancels indices of activities that are withdrawn
 * @param effects indices of effects that begin anew
 * @param direction address of its target
 */
public record Consequence(
    String name,
    int happening,
    List<Target> targets,
    List<Change> changes,
    List<Gain> gains,
    List<Request> requests,
    List<Integer> cancels,
    List<Integer> effects,
    Purpose direction) {
  /** Copies. */
  public Consequence {
    targets = List.copyOf(targets);
    changes = List.copyOf(changes);
    gains = List.copyOf(gains);
    requests = List.copyOf(requests);
    cancels = List.copyOf(cancels);
    effects = List.copyOf(effects);
  }

  /**
   * Where it may lead.
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
  public record Change(int slot, Source value) {}

  /**
   * What it adds.
   *
   * @param outcome index
   * @param value added
   */
  public record Gain(int outcome, Node value) {}

  /**
   * A request of an activity.
   *
   * @param activity index
   * @param condition not 0 when it is asked for
   */
  public record Request(int activity, Node condition) {}
}

package org.reliefspan.numerics.panel;

import org.reliefspan.numerics.model.NotEstimableException;

/** The visits do not determine the intensity of a transition, perhaps because it is 0. */
public final class UndeterminedTransitionException extends NotEstimableException {
  private static final long serialVersionUID = 1L;

  private final int transition;

  UndeterminedTransitionException(TransitionGraph graph, int transition) {
    super(
        "The visits do not determine the intensity of the transition %s. Maybe leave it out."
            .formatted(graph.label(transition)));
    this.transition = transition;
  }

  /** Number of the transition in its graph. */
  public int transition() {
    return transition;
  }
}

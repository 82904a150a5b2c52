package org.reliefspan.simulation.result;

/** How a pathway was computed. */
public enum EngineKind {
  /** Patient by patient, with luck. */
  SIMULATION("simulation"),
  /** Shares of a cohort, without luck. */
  COHORT("cohort");

  private final String id;

  EngineKind(String id) {
    this.id = id;
  }

  /** Word in tables. */
  public String id() {
    return id;
  }
}

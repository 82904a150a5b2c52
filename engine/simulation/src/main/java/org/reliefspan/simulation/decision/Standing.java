package org.reliefspan.simulation.decision;

/** Where a strategy stands among the others. */
public enum Standing {
  /** Preferred at some willingness to pay. */
  FRONTIER("frontier"),
  /** Some mixture of two others costs no more and gains more. */
  EXTENDED_DOMINATED("extended_dominated"),
  /** Another one costs no more and gains no less. */
  DOMINATED("dominated");

  private final String id;

  Standing(String id) {
    this.id = id;
  }

  /** Word in tables. */
  public String id() {
    return id;
  }
}

package org.reliefspan.numerics.panel;

/** How the state of a row is known. */
public enum Sighting {
  /** The state at this time; what happened since the row before is not known. */
  AT_VISIT(0),
  /**
   * The state was entered exactly at this time; the state just before is not known, as for death.
   */
  ENTERED(1),
  /** The state was entered exactly at this time and nothing else happened since the row before. */
  MOVED(2);

  final int code;

  Sighting(int code) {
    this.code = code;
  }

  static Sighting of(long code) {
    for (Sighting sighting : values()) {
      if (sighting.code == code) {
        return sighting;
      }
    }
    throw new IllegalArgumentException("code (%d) must name a sighting".formatted(code));
  }
}

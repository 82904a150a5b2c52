package org.reliefspan.simulation.clinic;

import java.util.Locale;

/** Definitions of relief for which the truth is known. */
public enum TruthDefinition {
  /** Pain down by half. */
  PAIN_50(0.5),
  /** Pain down by three tenths. */
  PAIN_30(0.3),
  /** Pain down by eight tenths. */
  PAIN_80(0.8),
  /** ODI down by 10 points. */
  FUNCTION_MCID(0);

  private static final double ODI_MCID = 10;

  private final double share;

  TruthDefinition(double share) {
    this.share = share;
  }

  /**
   * The name used in tables.
   *
   * @return for instance {@code pain_50}
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Improvement beyond what the definition asks for, t days after the procedure. */
  double margin(Episode episode, NaturalHistory history, double days) {
    double day = episode.day() + days;
    if (this == FUNCTION_MCID) {
      return episode.functionDrop(days)
          + history.function(day)
          - history.function(episode.day())
          - ODI_MCID;
    }
    return episode.painDrop(days)
        + history.pain(day)
        - history.pain(episode.day())
        - share * episode.baselinePain();
  }

  /** A number that the margin cannot exceed. */
  double largestMargin(Episode episode, NaturalHistory history) {
    if (this == FUNCTION_MCID) {
      return episode.effect().functionPoints()
          + episode.effect().extraFunction()
          + episode.effect().therapy().points()
          + Math.max(0, history.functionLimit())
          - ODI_MCID;
    }
    return (episode.effect().painShare() - share) * episode.baselinePain()
        + history.largestPainGain();
  }
}

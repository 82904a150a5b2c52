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
  FUNCTION_MCID(0),
  /** ODI down by 10 points, and pain down by three tenths or to 3 from 4 or more. */
  COMPOSITE(0.3);

  private static final double ODI_MCID = 10;
  private static final double LOW_PAIN = 3;
  private static final double PAIN_FOR_LOW = 4;

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
    if (this == COMPOSITE) {
      double pain = PAIN_30.margin(episode, history, days) + easier(episode);
      return Math.min(FUNCTION_MCID.margin(episode, history, days), pain);
    }
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
    if (this == COMPOSITE) {
      double pain = PAIN_30.largestMargin(episode, history) + easier(episode);
      return Math.min(FUNCTION_MCID.largestMargin(episode, history), pain);
    }
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

  /** Points by which a drop to low pain asks for less than three tenths. */
  private static double easier(Episode episode) {
    double baseline = episode.baselinePain();
    return baseline < PAIN_FOR_LOW
        ? 0
        : Math.max(0, PAIN_30.share * baseline - (baseline - LOW_PAIN));
  }
}

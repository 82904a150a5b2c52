package org.reliefspan.analysis.outcome;

import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.episode.Exclusion;

/**
 * Relief of every episode of a table under one question. Arrays by episode; times in days from the
 * index day; intervals are (left, right].
 *
 * <p>Beginning of relief: (onsetLeft, onsetRight], right infinite when it was never seen; left is
 * then the last time known not to be in relief. Loss of relief: see {@link ReliefKind}.
 */
public final class ReliefOutcomes {
  private final EpisodeTable table;
  final ReliefKind[] kind;
  final double[] onsetLeft;
  final double[] onsetRight;
  final double[] lossLeft;
  final double[] lossRight;
  final boolean[] reliefAtFirstAssessment;
  final ReliefKind[] durationKind;
  final double[] durationLeft;
  final double[] durationRight;
  final double[] painBaseline;
  final double[] functionBaseline;

  ReliefOutcomes(EpisodeTable table) {
    int size = table.size();
    this.table = table;
    kind = new ReliefKind[size];
    onsetLeft = new double[size];
    onsetRight = new double[size];
    lossLeft = new double[size];
    lossRight = new double[size];
    reliefAtFirstAssessment = new boolean[size];
    durationKind = new ReliefKind[size];
    durationLeft = new double[size];
    durationRight = new double[size];
    painBaseline = new double[size];
    functionBaseline = new double[size];
  }

  /** Reads the relief of every analysed episode. Excluded episodes are {@code NO_BASELINE}. */
  public static ReliefOutcomes of(EpisodeTable table, ReliefQuestion question) {
    ReliefOutcomes outcomes = new ReliefOutcomes(table);
    ReliefReader reader = new ReliefReader(outcomes, question);
    for (int episode = 0; episode < table.size(); episode++) {
      reader.read(episode);
    }
    for (int episode = 0; episode < table.size(); episode++) {
      if (table.exclusion(episode) != Exclusion.NONE) {
        outcomes.kind[episode] = ReliefKind.NO_BASELINE;
      }
    }
    return outcomes;
  }

  public EpisodeTable table() {
    return table;
  }

  public int size() {
    return kind.length;
  }

  public ReliefKind kind(int episode) {
    return kind[episode];
  }

  public double onsetLeft(int episode) {
    return onsetLeft[episode];
  }

  public double onsetRight(int episode) {
    return onsetRight[episode];
  }

  public double lossLeft(int episode) {
    return lossLeft[episode];
  }

  public double lossRight(int episode) {
    return lossRight[episode];
  }

  /**
   * What the scores after the onset window say: the reading that durations are estimated from. Not
   * set for {@code NO_BASELINE}.
   */
  public ReliefKind durationKind(int episode) {
    return durationKind[episode];
  }

  /** Last judged score in relief, 0 when there is none. */
  public double durationLeft(int episode) {
    return durationLeft[episode];
  }

  /** By when relief is known to be over, from judged scores; infinite when it is not. */
  public double durationRight(int episode) {
    return durationRight[episode];
  }

  /** Baseline pain as used, NaN when there is none. */
  public double painBaseline(int episode) {
    return painBaseline[episode];
  }

  /** Baseline function as used, NaN when there is none. */
  public double functionBaseline(int episode) {
    return functionBaseline[episode];
  }

  /**
   * Whether the patient was in relief at the first assessment after the onset window: an observed
   * responder.
   */
  public boolean reliefAtFirstAssessment(int episode) {
    return reliefAtFirstAssessment[episode];
  }
}

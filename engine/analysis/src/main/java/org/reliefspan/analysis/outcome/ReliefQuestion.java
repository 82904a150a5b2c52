package org.reliefspan.analysis.outcome;

import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.LossRule;
import org.reliefspan.domain.study.ReliefDefinition;
import org.reliefspan.domain.study.ScoreSource;

/**
 * Exactly one reading of the scores.
 *
 * @param painScore position of the pain score in the plan's scores
 * @param functionScore position of the function score in the plan's scores
 */
public record ReliefQuestion(
    ReliefDefinition definition,
    IntercurrentStrategy strategy,
    LossRule lossRule,
    ScoreSource scores,
    int painScore,
    int functionScore) {

  /** The same question with another strategy. */
  public ReliefQuestion with(IntercurrentStrategy other) {
    return new ReliefQuestion(definition, other, lossRule, scores, painScore, functionScore);
  }

  /** The same question with another loss rule. */
  public ReliefQuestion with(LossRule other) {
    return new ReliefQuestion(definition, strategy, other, scores, painScore, functionScore);
  }

  /** The same question with other scores. */
  public ReliefQuestion with(ScoreSource other) {
    return new ReliefQuestion(definition, strategy, lossRule, other, painScore, functionScore);
  }

  /** The same question with another definition. */
  public ReliefQuestion with(ReliefDefinition other) {
    return new ReliefQuestion(other, strategy, lossRule, scores, painScore, functionScore);
  }
}

package org.reliefspan.analysis.outcome;

import org.reliefspan.domain.study.Horizon;

/**
 * One measure at one horizon after one family of procedures.
 *
 * @param rule position of the family in the plan's rules
 * @param score position of the measure in the plan's scores
 */
public record FunctionQuestion(int rule, int score, Horizon horizon) {}

package org.reliefspan.domain.study;

import java.util.List;

/**
 * What a function question answers besides the plain gains.
 *
 * @param strategies composite, and hypothetical when chosen
 * @param methods further answers
 */
public record FunctionAnalyses(
    List<IntercurrentStrategy> strategies, List<FunctionMethod> methods, DropoutPlan dropout) {
  public FunctionAnalyses {
    strategies = List.copyOf(strategies);
    methods = List.copyOf(methods);
  }

  /** Everything. */
  public static FunctionAnalyses standard() {
    return new FunctionAnalyses(
        List.of(IntercurrentStrategy.COMPOSITE, IntercurrentStrategy.HYPOTHETICAL),
        List.of(FunctionMethod.values()),
        DropoutPlan.standard());
  }

  /** The plain gains alone. */
  public static FunctionAnalyses plain() {
    return new FunctionAnalyses(
        List.of(IntercurrentStrategy.COMPOSITE), List.of(), DropoutPlan.standard());
  }

  /** Whether an answer is asked for. */
  public boolean asks(FunctionMethod method) {
    return methods.contains(method);
  }

  /** Whether a strategy is asked for. */
  public boolean asks(IntercurrentStrategy strategy) {
    return strategies.contains(strategy);
  }
}

package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.DecisionSpec;
import org.reliefspan.simulation.decision.StoppingRule;

/**
 * How precise the comparison of strategies must be before no more patients are simulated: the Monte
 * Carlo error of what each strategy gains beyond the first, beside that gain. What is gained is net
 * benefit where there is a threshold, else the effect, and every outcome where nothing is decided.
 * With one strategy it is the strategy's own value.
 *
 * @param relativeError target, positive
 * @param decision what is decided, if anything
 * @param threshold willingness to pay for one unit of effect, if there is one
 */
public record Precision(
    double relativeError, Optional<DecisionSpec> decision, Optional<Double> threshold) {
  /** Blocks of patients that always run. */
  public static final int FEWEST_BLOCKS = 10;

  /** The rule, with at most so many blocks. */
  StoppingRule rule(int most) {
    return new StoppingRule(relativeError, FEWEST_BLOCKS, Math.max(FEWEST_BLOCKS, most));
  }

  /** What must be precise: weights of the values of a block, row-major [strategy][outcome]. */
  List<double[]> targets(int strategies, List<String> outcomes) {
    List<double[]> targets = new ArrayList<>();
    for (double[] gained : gained(outcomes)) {
      for (int s = strategies == 1 ? 0 : 1; s < strategies; s++) {
        double[] weights = new double[strategies * outcomes.size()];
        for (int k = 0; k < gained.length; k++) {
          weights[k] = -gained[k];
          weights[s * gained.length + k] = gained[k];
        }
        targets.add(weights);
      }
    }
    return targets;
  }

  /** Weights of outcomes, one array for each thing that is gained. */
  private List<double[]> gained(List<String> outcomes) {
    List<double[]> all = new ArrayList<>();
    if (decision.isPresent()) {
      double[] benefit = new double[outcomes.size()];
      benefit[outcomes.indexOf(decision.get().effect())] = threshold.orElse(1.0);
      if (threshold.isPresent()) {
        benefit[outcomes.indexOf(decision.get().cost())] -= 1;
      }
      all.add(benefit);
      return all;
    }
    for (int k = 0; k < outcomes.size(); k++) {
      double[] one = new double[outcomes.size()];
      one[k] = 1;
      all.add(one);
    }
    return all;
  }
}

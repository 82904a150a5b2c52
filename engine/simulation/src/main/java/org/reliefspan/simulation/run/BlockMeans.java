package org.reliefspan.simulation.run;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.simulation.decision.StoppingRule;
import org.reliefspan.simulation.tally.Tally;

/** Means of blocks of patients, of everything that must be precise. Blocks are set in any order. */
final class BlockMeans {
  private final List<double[]> targets; // weights, row-major [strategy][outcome]
  private final double[][] means; // [target][block]

  BlockMeans(int blocks, List<double[]> targets) {
    this.targets = targets;
    this.means = new double[targets.size()][blocks];
  }

  boolean isEmpty() {
    return targets.isEmpty();
  }

  void set(int block, Tally tally) {
    for (int target = 0; target < means.length; target++) {
      means[target][block] = mean(tally, targets.get(target));
    }
  }

  private static double mean(Tally tally, double[] weights) {
    double sum = 0;
    int outcomes = weights.length / tally.strategies();
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] == 0 ? 0 : weights[i] * tally.mean(i / outcomes, i % outcomes);
    }
    return sum;
  }

  boolean allPrecise(StoppingRule rule, int blocks) {
    return Arrays.stream(means).allMatch(each -> rule.isPrecise(Arrays.copyOf(each, blocks)));
  }

  /** The largest standard error of a mean beside the mean; infinite for a mean of 0. */
  double largestError(int blocks) {
    return Arrays.stream(means)
        .mapToDouble(each -> StoppingRule.relativeError(Arrays.copyOf(each, blocks)))
        .max()
        .orElse(0);
  }
}

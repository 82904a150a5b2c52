package org.reliefspan.simulation.run;

import java.util.List;
import org.reliefspan.simulation.tally.Ratio;

/**
 * Monte Carlo errors of outcomes that are ratios of means. Their values follow from the means.
 *
 * @param ratios in order
 * @param errors [strategy][ratio]; 0 for a cohort
 * @param differenceErrors [strategy][comparator][ratio]; 0 for a cohort
 */
@SuppressWarnings("ArrayRecordComponent")
public record RatioMeans(List<Ratio> ratios, double[] errors, double[] differenceErrors) {
  /** No ratios. */
  public static final RatioMeans NONE = new RatioMeans(List.of(), new double[0], new double[0]);

  /** Copies the list. */
  public RatioMeans {
    ratios = List.copyOf(ratios);
  }

  /** One standard error of Monte Carlo. */
  public double error(int strategy, int ratio) {
    return errors[strategy * ratios.size() + ratio];
  }

  /** One standard error of the difference between two of so many strategies. */
  public double differenceError(int strategy, int comparator, int strategies, int ratio) {
    return differenceErrors[(strategy * strategies + comparator) * ratios.size() + ratio];
  }
}

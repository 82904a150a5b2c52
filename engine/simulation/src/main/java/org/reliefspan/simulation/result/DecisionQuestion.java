package org.reliefspan.simulation.result;

import java.util.List;

/**
 * What is decided.
 *
 * @param cost number of the outcome that is paid
 * @param effect number of the outcome that is gained
 * @param effectName its name
 * @param thresholds willingness to pay for one unit of effect
 */
public record DecisionQuestion(
    int cost, int effect, String effectName, List<Double> thresholds) {
  public DecisionQuestion {
    thresholds = List.copyOf(thresholds);
  }
}

package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.List;

/**
 * What the decision is about.
 *
 * @param cost outcome that is paid
 * @param effect outcome that is gained
 * @param thresholds willingness to pay for one unit of effect
 * @param place where it stands
 */
public record DecisionSpec(String cost, String effect, List<Double> thresholds, Place place)
    implements Serializable {
  /** Copies. */
  public DecisionSpec {
    thresholds = List.copyOf(thresholds);
  }
}

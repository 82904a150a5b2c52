package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What the decision is about.
 *
 * @param cost outcome that is paid
 * @param effect outcome that is gained
 * @param thresholds willingness to pay for one unit of effect
 * @param perspective whose costs and effects count, for readers; may be empty
 * @param place where it stands
 */
public record DecisionSpec(
    String cost, String effect, List<Double> thresholds, String perspective, Place place)
    implements Serializable {
  /** Copies. */
  public DecisionSpec {
    thresholds = List.copyOf(thresholds);
  }

  /** The middle one of the thresholds, at which single answers are given; empty without any. */
  public Optional<Double> middleThreshold() {
    return thresholds.isEmpty()
        ? Optional.empty()
        : Optional.of(thresholds.get(thresholds.size() / 2));
  }
}

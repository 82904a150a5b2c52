package org.reliefspan.domain.study;

import java.util.List;
import java.util.Optional;

/**
 * How sensitivity to those not seen is computed.
 *
 * @param imputations completed data sets
 * @param deltas how much more (less, when negative) the unseen gained than those alike who were
 *     seen, in the measure's unit; empty takes multiples of the smallest important change
 * @param reference family of the study whose course the unseen may take; empty when there is none
 */
public record DropoutPlan(int imputations, List<Double> deltas, Optional<String> reference) {
  /** Imputations unless told otherwise. */
  public static final int IMPUTATIONS = 20;

  public DropoutPlan {
    deltas = List.copyOf(deltas);
  }

  /** Twenty imputations, shifts by the measure, no reference. */
  public static DropoutPlan standard() {
    return new DropoutPlan(IMPUTATIONS, List.of(), Optional.empty());
  }
}

package org.reliefspan.domain.disclosure;

import java.util.Optional;

/**
 * How small a published count may be.
 *
 * @param threshold smallest count of patients that is published; 0 is always shown
 * @param reason why the threshold is below the default; printed in the report
 */
public record DisclosurePolicy(int threshold, Optional<String> reason) {

  /** Counts of 1 to 10 patients are withheld. */
  public static final int DEFAULT_THRESHOLD = 11;

  public DisclosurePolicy {
    if (threshold < 1) {
      throw new IllegalArgumentException(
          "The disclosure threshold (%d) must be at least 1. Maybe 1, which withholds nothing"
              .formatted(threshold));
    }
    if (threshold < DEFAULT_THRESHOLD && reason.filter(text -> !text.isBlank()).isEmpty()) {
      throw new IllegalArgumentException(
          "The disclosure threshold (%d) must have a reason below %d. Maybe reason: public data"
              .formatted(threshold, DEFAULT_THRESHOLD));
    }
  }

  /** Counts of 1 to 10 patients are withheld. */
  public static DisclosurePolicy standard() {
    return new DisclosurePolicy(DEFAULT_THRESHOLD, Optional.empty());
  }

  /** Whether a count must not be published nor be computable from what is. */
  public boolean protects(long count) {
    return count > 0 && count < threshold;
  }
}

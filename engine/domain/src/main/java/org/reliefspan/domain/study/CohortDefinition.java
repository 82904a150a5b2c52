package org.reliefspan.domain.study;

import java.util.List;
import org.reliefspan.domain.catalog.ConditionGroup;

/**
 * Who is in the study.
 *
 * @param ageFrom least age in years at the first event
 * @param ageTo greatest age in years; 90 means 90 or more
 * @param conditions at least one diagnosis of these groups on or before the index day; empty list:
 *     no condition is asked for
 */
public record CohortDefinition(
    int ageFrom, int ageTo, List<ConditionGroup> conditions, IndexPolicy index) {
  public CohortDefinition {
    conditions = List.copyOf(conditions);
    if (ageFrom > ageTo) {
      throw new IllegalArgumentException(
          "age from (%d) must not exceed age to (%d)".formatted(ageFrom, ageTo));
    }
  }

  /** Whether the cohort restricts age at all; patients without an age are then excluded. */
  public boolean restrictsAge() {
    return ageFrom > 0 || ageTo < 90;
  }
}

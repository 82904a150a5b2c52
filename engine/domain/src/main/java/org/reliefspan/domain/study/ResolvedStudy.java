package org.reliefspan.domain.study;

import java.util.List;
import java.util.Optional;

/**
 * A study with every default made explicit; the only form that formulas see.
 *
 * @param name {@code [a-z0-9_-]+}
 * @param disclosureThreshold counts of patients from 1 to below this are suppressed
 * @param disclosureReason why the threshold was lowered, when it was
 */
public record ResolvedStudy(
    String name,
    String title,
    long seed,
    DataPlan data,
    CohortDefinition cohort,
    List<ReliefPlan> relief,
    List<FunctionPlan> function,
    int disclosureThreshold,
    Optional<String> disclosureReason) {
  public ResolvedStudy {
    relief = List.copyOf(relief);
    function = List.copyOf(function);
  }
}

package org.reliefspan.domain.catalog;

import java.io.Serializable;
import java.util.List;

/**
 * A group of ICD-10-CM codes.
 *
 * @param prefixes code prefixes with the dot, such as {@code M54.16}
 * @param primaryMeasures measure ids, the primary one first
 */
public record ConditionGroup(
    String id, String name, List<String> prefixes, List<String> primaryMeasures)
    implements Serializable {
  public ConditionGroup {
    prefixes = List.copyOf(prefixes);
    primaryMeasures = List.copyOf(primaryMeasures);
  }

  /** Whether an ICD-10-CM code belongs to the group. */
  public boolean contains(String icd10cm) {
    return prefixes.stream().anyMatch(icd10cm::startsWith);
  }
}

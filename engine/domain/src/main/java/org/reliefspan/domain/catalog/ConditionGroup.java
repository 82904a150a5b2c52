package org.reliefspan.domain.catalog;

import java.io.Serializable;
import java.util.List;

/**
 * A group of ICD-10-CM codes.
 *
 * @param prefixes code prefixes with the dot, such as {@code M54.16}, or ranges of categories, such
 *     as {@code C00-C96}
 * @param primaryMeasures measure ids, the primary one first
 */
public record ConditionGroup(
    String id, String name, List<String> prefixes, List<String> primaryMeasures)
    implements Serializable {
  private static final int CATEGORY = 3;

  public ConditionGroup {
    prefixes = List.copyOf(prefixes);
    primaryMeasures = List.copyOf(primaryMeasures);
  }

  /** Whether an ICD-10-CM code belongs to the group. */
  public boolean contains(String icd10cm) {
    return prefixes.stream().anyMatch(prefix -> matches(prefix, icd10cm));
  }

  /** Whether a code begins with a prefix, or its category lies in a range such as C00-C96. */
  public static boolean matches(String prefixOrRange, String icd10cm) {
    int dash = prefixOrRange.indexOf('-');
    if (dash < 0) {
      return icd10cm.startsWith(prefixOrRange);
    }
    String category = icd10cm.length() < CATEGORY ? icd10cm : icd10cm.substring(0, CATEGORY);
    return category.compareTo(prefixOrRange.substring(0, dash)) >= 0
        && category.compareTo(prefixOrRange.substring(dash + 1)) <= 0;
  }
}

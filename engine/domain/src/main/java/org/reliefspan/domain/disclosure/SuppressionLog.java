package org.reliefspan.domain.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tallies what was withheld by table, subject and reason. Not thread-safe. */
final class SuppressionLog {
  private final DisclosurePolicy policy;
  private final Map<Entry, Long> rows = new LinkedHashMap<>();

  private record Entry(String table, String description, String why) {}

  SuppressionLog(DisclosurePolicy policy) {
    this.policy = policy;
  }

  void add(String table, String description, Cause cause) {
    rows.merge(new Entry(table, description, cause.sentence(policy)), 1L, Long::sum);
  }

  void add(String table, String description, String why, long count) {
    rows.merge(new Entry(table, description, why), count, Long::sum);
  }

  List<Suppression> suppressions() {
    return rows.entrySet().stream()
        .map(
            row ->
                new Suppression(
                    row.getKey().table(),
                    row.getKey().description(),
                    row.getValue(),
                    row.getKey().why()))
        .toList();
  }
}

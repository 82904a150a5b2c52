package org.reliefspan.domain.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.estimate.StratumLabel;

/**
 * Finds which strata add up to which: {@code site_id=...} to {@code all}, {@code
 * sex=F;age_band=...} to {@code sex=F}. A slice holds one count per stratum, everything else equal.
 */
final class StrataSlices {
  private final Map<Slice, Map<String, Cell>> slices = new LinkedHashMap<>();

  /** Everything that identifies a count, except its stratum. */
  record Slice(List<String> identifiers, Relation.Kind kind) {
    Slice {
      identifiers = List.copyOf(identifiers);
    }
  }

  void add(Slice slice, String stratum, Cell cell) {
    slices.computeIfAbsent(slice, key -> new LinkedHashMap<>()).put(stratum, cell);
  }

  Set<Relation> relations() {
    Set<Relation> found = new LinkedHashSet<>();
    slices.forEach((slice, cells) -> collect(slice.kind(), cells, found));
    return found;
  }

  private static void collect(Relation.Kind kind, Map<String, Cell> cells, Set<Relation> found) {
    Set<Set<String>> groupings = new LinkedHashSet<>();
    cells.keySet().forEach(stratum -> groupings.add(levels(stratum).keySet()));
    for (Set<String> coarse : groupings) {
      for (Set<String> fine : groupings) {
        if (fine.size() > coarse.size() && fine.containsAll(coarse)) {
          sums(coarse, fine, cells)
              .forEach(
                  sum -> found.add(new Relation(sum.total, sum.parts, kind, Cause.COMPLEMENT)));
        }
      }
    }
  }

  private record Sum(Cell total, List<Cell> parts) {}

  private static List<Sum> sums(Set<String> coarse, Set<String> fine, Map<String, Cell> cells) {
    Map<Map<String, String>, List<Cell>> parts = new LinkedHashMap<>();
    Map<Map<String, String>, Cell> totals = new LinkedHashMap<>();
    cells.forEach(
        (stratum, cell) -> {
          Map<String, String> levels = levels(stratum);
          if (levels.keySet().equals(coarse)) {
            totals.put(levels, cell);
          } else if (levels.keySet().equals(fine)) {
            levels.keySet().retainAll(coarse);
            parts.computeIfAbsent(levels, key -> new ArrayList<>()).add(cell);
          }
        });
    List<Sum> sums = new ArrayList<>();
    totals.forEach(
        (levels, total) -> {
          List<Cell> found = parts.getOrDefault(levels, List.of());
          if (!found.isEmpty()) {
            sums.add(new Sum(total, found));
          }
        });
    return sums;
  }

  private static Map<String, String> levels(String stratum) {
    return StratumLabel.parse(stratum).levels();
  }

  /** The columns of a stratum, such as {@code sex;age_band}; {@code all} when it has none. */
  static String columns(String stratum) {
    return StratumLabel.parse(stratum).columns();
  }
}

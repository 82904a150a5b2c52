package org.reliefspan.domain.intake;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How one file becomes records.
 *
 * @param file path of the file relative to the data folder
 * @param where cell texts by column; only rows with one of them in each column are kept
 * @param missing cell texts by column that mean a blank cell
 * @param drop columns that are discarded before anything reads them
 * @param emit the records every row gives; when empty the file is a visit table by its own name
 */
public record SourceMapping(
    String file,
    Map<String, Set<String>> where,
    Map<String, Set<String>> missing,
    Set<String> drop,
    List<Emission> emit)
    implements Serializable {
  public SourceMapping {
    if (file.isBlank()) {
      throw new IllegalArgumentException("The file () must be named. Maybe add file: NAME.csv.");
    }
    where = copy(where);
    missing = copy(missing);
    drop = new TreeSet<>(drop);
    emit = List.copyOf(emit);
  }

  /** A file that is a visit table by its own name. */
  public static SourceMapping itself(String file) {
    return new SourceMapping(file, Map.of(), Map.of(), Set.of(), List.of());
  }

  private static Map<String, Set<String>> copy(Map<String, Set<String>> texts) {
    Map<String, Set<String>> copy = new TreeMap<>();
    texts.forEach((column, found) -> copy.put(column, new TreeSet<>(found)));
    return copy;
  }
}

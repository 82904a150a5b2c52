package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The column names of a source, found in any case. */
public final class Header implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> names;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Set<String> repeated = new TreeSet<>();

  public Header(List<String> names) {
    this.names = names.stream().map(String::strip).toList();
    for (int column = 0; column < this.names.size(); column++) {
      String name = this.names.get(column);
      if (positions.putIfAbsent(key(name), column) != null) {
        repeated.add(name);
      }
    }
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  public List<String> names() {
    return names;
  }

  /** Names that occur more than once, in any case. */
  public Set<String> repeated() {
    return Set.copyOf(repeated);
  }

  public OptionalInt position(String name) {
    Integer position = positions.get(key(name));
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  public boolean has(String name) {
    return positions.containsKey(key(name));
  }
}

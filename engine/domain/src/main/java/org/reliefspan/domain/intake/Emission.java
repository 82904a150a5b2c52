package org.reliefspan.domain.intake;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record that every kept row of a source gives.
 *
 * @param table the table the record belongs to
 * @param columns expression by target column
 * @param values recoding by target column: text found to text wanted; other text stays
 */
public record Emission(
    VisitTable table, Map<String, Expression> columns, Map<String, Map<String, String>> values)
    implements Serializable {
  public Emission {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    values.forEach((column, recoding) -> copy.put(column, Map.copyOf(recoding)));
    values = Collections.unmodifiableMap(copy);
  }

  /** An emission that recodes nothing. */
  public static Emission of(VisitTable table, Map<String, Expression> columns) {
    return new Emission(table, columns, Map.of());
  }
}

package org.reliefspan.simulation.clinic;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The parameters of a clinic as rows: path and value. Names are those of the truth file: components
 * of the groups in lower case with underscores.
 */
public final class ParameterTable {

  private final List<List<String>> rows = new ArrayList<>();

  private ParameterTable() {}

  /**
   * The columns of {@code truth/parameters.csv}.
   *
   * @return column names
   */
  public static List<String> header() {
    return List.of("parameter", "value");
  }

  /**
   * One row per parameter, in the order of the specification.
   *
   * @param spec the clinic
   * @return cells in the order of {@link #header}
   */
  public static List<List<String>> rows(ClinicSpec spec) {
    ParameterTable table = new ParameterTable();
    table.addRecord("", spec);
    return List.copyOf(table.rows);
  }

  /**
   * A name of Java as a name of the truth file.
   *
   * @param name such as {@code facetShare} or {@code LogNormal}
   * @return such as {@code facet_share} or {@code log_normal}
   */
  public static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private void addRecord(String prefix, Record group) {
    for (RecordComponent component : group.getClass().getRecordComponents()) {
      String path = prefix + snake(component.getName());
      try {
        add(path, component.getAccessor().invoke(group));
      } catch (ReflectiveOperationException cause) {
        throw new IllegalStateException("cannot read " + path, cause);
      }
    }
  }

  private void add(String path, Object value) {
    if (value instanceof Record group && group.getClass().getRecordComponents().length == 0) {
      rows.add(List.of(path, snake(group.getClass().getSimpleName())));
    } else if (value instanceof Record group) {
      String kind =
          group.getClass().getInterfaces()[0].isSealed()
              ? "." + snake(group.getClass().getSimpleName())
              : "";
      addRecord(path + kind + ".", group);
    } else if (value instanceof List<?> items
        && items.stream().anyMatch(Record.class::isInstance)) {
      for (int i = 0; i < items.size(); i++) {
        add(path + "." + i, items.get(i));
      }
    } else if (value instanceof List<?> items) {
      rows.add(List.of(path, String.join(";", items.stream().map(String::valueOf).toList())));
    } else {
      String text = String.valueOf(value);
      rows.add(List.of(path, value instanceof Enum ? text.toLowerCase(Locale.ROOT) : text));
    }
  }
}

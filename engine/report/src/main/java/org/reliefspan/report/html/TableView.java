package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.provenance.Provenance;

/**
 * A table of words for the page.
 *
 * @param more where the rest is, or empty
 */
public record TableView(List<String> headers, List<List<String>> rows, String more) {
  private static final int MOST_ROWS = 40;

  public TableView {
    headers = List.copyOf(headers);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** No table: the numbers stand elsewhere on the page. */
  static TableView empty() {
    return new TableView(List.of(), List.of(), "");
  }

  /** Files that went in, with their checksums. */
  static TableView inputs(Provenance provenance) {
    return new TableView(
        List.of("Input", "SHA-256"),
        provenance.inputs().entrySet().stream()
            .map(input -> List.of(input.getKey(), input.getValue()))
            .toList(),
        "");
  }

  /**
   * The same with rows for columns, so that a table with many columns fits on paper.
   *
   * @param corner header of the names that now stand in the first column
   */
  TableView turned(String corner) {
    List<String> names = new ArrayList<>(List.of(corner));
    rows.forEach(row -> names.add(row.get(0)));
    List<List<String>> lines = new ArrayList<>();
    for (int column = 1; column < headers.size(); column++) {
      List<String> line = new ArrayList<>(List.of(headers.get(column)));
      for (List<String> row : rows) {
        line.add(column < row.size() ? row.get(column) : "");
      }
      lines.add(line);
    }
    return new TableView(names, lines, more);
  }

  /** A table cut to a readable length, with a reference to the file that has the rest. */
  static TableView readable(List<String> headers, List<List<String>> rows, String file) {
    int hidden = rows.size() - MOST_ROWS;
    if (hidden <= 0) {
      return new TableView(headers, rows, "");
    }
    String more = "%s more rows are in tables/%s.csv".formatted(Phrases.count(hidden), file);
    return new TableView(headers, rows.subList(0, MOST_ROWS), more);
  }
}

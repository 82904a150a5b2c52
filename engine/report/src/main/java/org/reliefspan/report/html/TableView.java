package org.reliefspan.report.html;

import java.util.List;

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

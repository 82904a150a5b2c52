package org.reliefspan.report.html;

import java.util.Locale;

/**
 * A figure with its table.
 *
 * @param name file name without ending, {@code [a-z0-9-]+}
 * @param table the numbers drawn, for those who do not see the figure
 */
public record FigureView(String name, String title, String caption, String svg, TableView table) {

  /** A file name made of identifiers. */
  static String name(String... parts) {
    return String.join("-", parts)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}

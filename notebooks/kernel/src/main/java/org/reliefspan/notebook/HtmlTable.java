package org.reliefspan.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as HTML, numbers to the right; says so when rows are left out. */
final class HtmlTable {
  private static final int MOST_ROWS = 60;

  private HtmlTable() {}

  static String of(Table table) {
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    for (Column<?> column : table.columns()) {
      html.append("<th>").append(escape(column.name())).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    int shown = Math.min(table.rowCount(), MOST_ROWS);
    for (int row = 0; row < shown; row++) {
      appendRow(table, row, html);
    }
    html.append("</tbody></table>");
    if (shown < table.rowCount()) {
      html.append("<p>%d of %d rows</p>".formatted(shown, table.rowCount()));
    }
    return html.toString();
  }

  private static void appendRow(Table table, int row, StringBuilder html) {
    html.append("<tr>");
    for (Column<?> column : table.columns()) {
      String side = column instanceof NumericColumn ? "right" : "left";
      html.append("<td style=\"text-align:").append(side).append("\">");
      html.append(escape(text(column, row))).append("</td>");
    }
    html.append("</tr>\n");
  }

  /** Numbers with a decimal point in every locale and at most six digits that mean something. */
  private static String text(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (column.get(row) instanceof Double number && Double.isFinite(number)) {
      return BigDecimal.valueOf(number)
          .round(new MathContext(6))
          .stripTrailingZeros()
          .toPlainString();
    }
    return String.valueOf(column.get(row));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

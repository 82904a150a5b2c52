package org.reliefspan.report.chart;

import java.util.List;
import org.reliefspan.report.chart.Svg.Anchor;

/** Names of areas beside their colours, in as many rows as they need. */
final class AreaLegend {
  private static final int LETTER = 7;
  private static final int MARK = 34;
  private static final int ROW = 22;

  private AreaLegend() {}

  static int rows(List<String> names, int width) {
    return lay(names, width, (name, x, row, position) -> {});
  }

  static void draw(Svg svg, List<String> names, int width) {
    lay(
        names,
        width,
        (name, x, row, position) -> {
          svg.area("M%s %sh14v12h-14Z".formatted(x, row * ROW + 6), Ink.area(position), "0.85");
          svg.text(x + 20, row * ROW + 16, Anchor.START, name);
        });
  }

  private interface Place {
    void at(String name, int x, int row, int position);
  }

  private static int lay(List<String> names, int width, Place place) {
    int x = 0;
    int row = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).replace('_', ' ');
      int needed = MARK + LETTER * name.length();
      if (x > 0 && x + needed > width) {
        x = 0;
        row++;
      }
      place.at(name, x, row, i);
      x += needed;
    }
    return row + 1;
  }
}

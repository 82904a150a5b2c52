package org.reliefspan.report.chart;

import java.util.List;
import org.reliefspan.report.chart.Svg.Anchor;

/** Which of several is preferred, on a grid of two numbers. */
public final class ChoiceGrid {
  private static final int WIDTH = 760;
  private static final int LEFT = 110;
  private static final int RIGHT = 30;
  private static final int CELL = 26;
  private static final int LEGEND = 22;

  private ChoiceGrid() {}

  /**
   * What is drawn.
   *
   * @param acrossWords what the axis across shows
   * @param across rising
   * @param downWords what the axis up shows
   * @param down rising; the first is drawn below
   * @param names of those that may be preferred
   * @param preferred row-major [down][across], index of names
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Content(
      String title,
      String acrossWords,
      double[] across,
      String downWords,
      double[] down,
      List<String> names,
      int[] preferred) {
    public Content {
      names = List.copyOf(names);
    }
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    int top = 34 + LEGEND * AreaLegend.rows(content.names(), WIDTH);
    int bottom = top + CELL * content.down().length;
    Svg svg =
        new Svg(
            WIDTH,
            bottom + 52,
            new Svg.Caption(
                content.title(), content.downWords() + " and " + content.acrossWords()));
    AreaLegend.draw(svg, content.names(), WIDTH);
    double broad = (WIDTH - LEFT - RIGHT) / (double) content.across().length;
    for (int row = 0; row < content.down().length; row++) {
      double y = bottom - CELL * (row + 1.0);
      for (int column = 0; column < content.across().length; column++) {
        int best = content.preferred()[row * content.across().length + column];
        String cell =
            "M%s %sh%sv%sh-%sZ"
                .formatted(
                    Svg.number(LEFT + broad * column),
                    Svg.number(y),
                    Svg.number(broad - 1),
                    CELL - 1,
                    Svg.number(broad - 1));
        svg.area(cell, Ink.area(best), "0.85");
      }
      svg.mutedText(LEFT - 10, y + CELL / 2.0 + 4, Anchor.END, Amounts.plain(content.down()[row]));
    }
    for (int column = 0; column < content.across().length; column += 2) {
      svg.mutedText(
          LEFT + broad * (column + 0.5),
          bottom + 18,
          Anchor.MIDDLE,
          Amounts.plain(content.across()[column]));
    }
    svg.mutedText(WIDTH - RIGHT, bottom + 40, Anchor.END, content.acrossWords());
    svg.mutedText(0, top - 10, Anchor.START, content.downWords());
    return svg.toString();
  }
}

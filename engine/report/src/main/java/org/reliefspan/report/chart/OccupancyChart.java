package org.reliefspan.report.chart;

import java.util.List;
import org.reliefspan.report.chart.Svg.Anchor;

/** Where patients are over time: shares of states on top of each other, a panel per strategy. */
public final class OccupancyChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 52;
  private static final int RIGHT = 20;
  private static final int PANEL = 190;
  private static final int HEAD = 28;
  private static final int FOOT = 30;
  private static final int MOST_POINTS = 150;
  private static final int LETTER = 7;
  private static final int ROW = 22;
  private static final int ABOUT = 8;
  private static final int LEAST_ROOM = 20;

  private OccupancyChart() {}

  /**
   * One strategy.
   *
   * @param times rising
   * @param shares [state][time]
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Panel(String name, double[] times, double[][] shares) {}

  /**
   * What is drawn.
   *
   * @param timeWords what the axis across shows
   */
  public record Content(String title, String timeWords, List<String> states, List<Panel> panels) {
    public Content {
      states = List.copyOf(states);
      panels = List.copyOf(panels);
    }
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    int top = 10 + ROW * AreaLegend.rows(content.states(), WIDTH);
    int height = top + content.panels().size() * (HEAD + PANEL + FOOT) + 16;
    Svg svg = new Svg(WIDTH, height, new Svg.Caption(content.title(), description(content)));
    AreaLegend.draw(svg, content.states(), WIDTH);
    double last =
        content.panels().stream()
            .mapToDouble(panel -> panel.times()[panel.times().length - 1])
            .max()
            .orElse(1);
    Scale across = new Scale(0, last > 0 ? last : 1, LEFT, WIDTH - RIGHT);
    int y = top;
    for (Panel panel : content.panels()) {
      svg.boldText(LEFT, y + 18, Anchor.START, panel.name());
      panel(svg, content, panel, across, y + HEAD);
      y += HEAD + PANEL + FOOT;
    }
    svg.mutedText(WIDTH - RIGHT, y + 8, Anchor.END, content.timeWords());
    return svg.toString();
  }

  private static String description(Content content) {
    StringBuilder words = new StringBuilder("Shares of patients by state and time.");
    for (Panel panel : content.panels()) {
      words.append(' ').append(panel.name()).append(" at the end:");
      for (int state = 0; state < content.states().size(); state++) {
        double share = panel.shares()[state][panel.times().length - 1];
        words.append(' ').append(content.states().get(state)).append(' ');
        words.append(Math.round(100 * share)).append("%,");
      }
      words.setCharAt(words.length() - 1, '.');
    }
    return words.toString();
  }

  private static void panel(Svg svg, Content content, Panel panel, Scale across, int top) {
    Scale up = new Scale(0, 1, top + PANEL, top);
    int points = Math.min(MOST_POINTS, panel.times().length);
    int[] shown = new int[points];
    for (int i = 0; i < points; i++) {
      shown[i] =
          points == 1 ? 0 : (int) Math.round(i * (panel.times().length - 1.0) / (points - 1));
    }
    double[] below = new double[points];
    for (int state = 0; state < content.states().size(); state++) {
      double[] above = new double[points];
      for (int i = 0; i < points; i++) {
        above[i] = below[i] + panel.shares()[state][shown[i]];
      }
      svg.area(band(panel, shown, below, above, across, up), Ink.area(state), "0.85");
      label(svg, content.states().get(state), new Band(panel, shown, below, above), across, up);
      below = above;
    }
    for (int percent = 0; percent <= 100; percent += 50) {
      svg.mutedText(LEFT - 10, up.at(percent / 100.0) + 4, Anchor.END, percent + "%");
      svg.rule(LEFT, up.at(percent / 100.0), WIDTH - RIGHT, up.at(percent / 100.0), "0.25");
    }
    for (double tick : across.ticks(ABOUT)) {
      svg.rule(across.at(tick), up.start(), across.at(tick), up.start() + 5, "0.6");
      svg.mutedText(across.at(tick), up.start() + 19, Anchor.MIDDLE, Amounts.plain(tick));
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Band(Panel panel, int[] shown, double[] below, double[] above) {

    /** Pixels between the highest lower and the lowest upper edge around a place. */
    double room(double x, double half, Scale across, Scale up) {
      double highest = 0;
      double lowest = 1;
      for (int i = 0; i < shown.length; i++) {
        if (Math.abs(across.at(panel.times()[shown[i]]) - x) <= half) {
          highest = Math.max(highest, below[i]);
          lowest = Math.min(lowest, above[i]);
        }
      }
      return (lowest - highest) * (up.start() - up.end());
    }
  }

  /** The name where its band is broadest along all of the name, if it has room there. */
  private static void label(Svg svg, String state, Band band, Scale across, Scale up) {
    String words = state.replace('_', ' ');
    double half = LETTER * words.length() / 2.0 + 4;
    int best = -1;
    double most = LEAST_ROOM;
    for (int i = 0; i < band.shown.length; i++) {
      double x = across.at(band.panel.times()[band.shown[i]]);
      double room =
          x - half > LEFT && x + half < WIDTH - RIGHT ? band.room(x, half, across, up) : 0;
      if (room > most) {
        most = room;
        best = i;
      }
    }
    if (best >= 0) {
      double x = across.at(band.panel.times()[band.shown[best]]);
      double y = up.at((band.below[best] + band.above[best]) / 2) + 4;
      svg.clearText(x, y, Anchor.MIDDLE, words);
    }
  }

  private static String band(
      Panel panel, int[] shown, double[] below, double[] above, Scale across, Scale up) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < shown.length; i++) {
      point(path, i == 0 ? 'M' : 'L', across.at(panel.times()[shown[i]]), up.at(above[i]));
    }
    for (int i = shown.length - 1; i >= 0; i--) {
      point(path, 'L', across.at(panel.times()[shown[i]]), up.at(below[i]));
    }
    return path.append('Z').toString();
  }

  private static void point(StringBuilder path, char letter, double x, double y) {
    path.append(letter).append(Svg.number(x)).append(' ').append(Svg.number(y));
  }
}

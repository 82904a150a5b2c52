package org.reliefspan.report.chart;

import java.util.List;
import org.reliefspan.report.chart.Svg.Anchor;

/** Numbers over time with bands, a panel with its own axis for each of several. */
public final class CountChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int PANEL = 150;
  private static final int HEAD = 34;
  private static final int FOOT = 34;
  private static final int LEGEND = 20;
  private static final int ABOUT = 8;
  private static final int ABOUT_UP = 4;

  private CountChart() {}

  /**
   * One line.
   *
   * @param times rising
   * @param values as many
   * @param lower edge of the band, as many or none
   * @param upper edge of the band, as many or none
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Line(String name, double[] times, double[] values, double[] lower, double[] upper) {
    private boolean hasBand() {
      return lower.length == times.length && upper.length == times.length;
    }
  }

  /** Lines on one axis. */
  public record Panel(String name, List<Line> lines) {
    public Panel {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What is drawn.
   *
   * @param timeWords what the axis across shows
   * @param warmup time before which nothing counts; 0 for none
   * @param names of lines, in the order of their inks
   */
  public record Content(
      String title, String timeWords, double warmup, List<String> names, List<Panel> panels) {
    public Content {
      names = List.copyOf(names);
      panels = List.copyOf(panels);
    }
  }

  /** How many panels fit under the names of lines into a height, at least one. */
  public static int panels(int names, int height) {
    return Math.max(1, (height - legend(names)) / (HEAD + PANEL + FOOT));
  }

  private static int legend(int names) {
    return names > 1 ? LEGEND * names : 0;
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    int legend = legend(content.names().size());
    int height = legend + content.panels().size() * (HEAD + PANEL + FOOT) + 12;
    Svg svg = new Svg(WIDTH, height, new Svg.Caption(content.title(), description(content)));
    for (int i = 0; legend > 0 && i < content.names().size(); i++) {
      double y = 12 + LEGEND * i;
      svg.line("M%s %sH%s".formatted(LEFT, Svg.number(y), LEFT + 34), Ink.of(i));
      svg.text(LEFT + 44, y + 4, Anchor.START, content.names().get(i));
    }
    double last = 0;
    for (Panel panel : content.panels()) {
      for (Line line : panel.lines()) {
        last = Math.max(last, line.times()[line.times().length - 1]);
      }
    }
    Scale across = new Scale(0, last > 0 ? last : 1, LEFT, WIDTH - RIGHT);
    int top = legend;
    for (Panel panel : content.panels()) {
      svg.boldText(LEFT, top + 20, Anchor.START, panel.name());
      panel(svg, content, panel, across, top + HEAD);
      top += HEAD + PANEL + FOOT;
    }
    svg.mutedText(WIDTH - RIGHT, top + 4, Anchor.END, content.timeWords());
    return svg.toString();
  }

  private static void panel(Svg svg, Content content, Panel panel, Scale across, int top) {
    double high = 0;
    for (Line line : panel.lines()) {
      for (int i = 0; i < line.times().length; i++) {
        high = Math.max(high, line.hasBand() ? line.upper()[i] : line.values()[i]);
      }
    }
    Scale up = new Scale(0, high > 0 ? 1.05 * high : 1, top + PANEL, top);
    if (content.warmup() > 0) {
      double end = across.within(content.warmup());
      svg.solid(
          "M%s %sH%sV%sH%sZ".formatted(LEFT, top, Svg.number(end), top + PANEL, LEFT), "0.06");
      svg.clearText(LEFT + 6, top + 12, Anchor.START, "warm-up, not counted");
    }
    for (double tick : up.ticks(ABOUT_UP)) {
      svg.rule(LEFT, up.at(tick), WIDTH - RIGHT, up.at(tick), tick == 0 ? "0.6" : "0.12");
      svg.mutedText(LEFT - 10, up.at(tick) + 4, Anchor.END, Amounts.plain(tick));
    }
    for (double tick : across.ticks(ABOUT)) {
      svg.rule(across.at(tick), up.start(), across.at(tick), up.start() + 5, "0.6");
      svg.mutedText(across.at(tick), up.start() + 19, Anchor.MIDDLE, Amounts.plain(tick));
    }
    for (Line line : panel.lines()) {
      if (line.hasBand()) {
        svg.area(band(line, across, up), ink(content, line).colour(), "0.16");
      }
    }
    for (int i = panel.lines().size() - 1; i >= 0; i--) {
      svg.line(path(panel.lines().get(i), across, up), ink(content, panel.lines().get(i)));
    }
  }

  private static Ink ink(Content content, Line line) {
    return Ink.of(Math.max(0, content.names().indexOf(line.name())));
  }

  private static String path(Line line, Scale across, Scale up) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < line.times().length; i++) {
      point(path, across.at(line.times()[i]), up.at(line.values()[i]));
    }
    return path.toString();
  }

  private static String band(Line line, Scale across, Scale up) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < line.times().length; i++) {
      point(path, across.at(line.times()[i]), up.at(line.upper()[i]));
    }
    for (int i = line.times().length - 1; i >= 0; i--) {
      point(path, across.at(line.times()[i]), up.at(line.lower()[i]));
    }
    return path.append('Z').toString();
  }

  private static void point(StringBuilder path, double x, double y) {
    path.append(path.isEmpty() ? 'M' : 'L').append(Svg.number(x)).append(' ');
    path.append(Svg.number(y));
  }

  private static String description(Content content) {
    StringBuilder words = new StringBuilder("Numbers over ").append(content.timeWords());
    for (Panel panel : content.panels()) {
      for (Line line : panel.lines()) {
        words
            .append(". ")
            .append(panel.name())
            .append(", ")
            .append(line.name())
            .append(" at the end: ")
            .append(Amounts.plain(line.values()[line.values().length - 1]));
      }
    }
    return words.append('.').toString();
  }
}

package org.reliefspan.report.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import org.reliefspan.report.chart.Svg.Anchor;

/** Lines over a number, such as a willingness to pay. */
public final class LineChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 74;
  private static final int RIGHT = 24;
  private static final int PLOT_HEIGHT = 270;
  private static final int ROW = 20;
  private static final int ABOUT = 6;

  private LineChart() {}

  /**
   * One line.
   *
   * @param across rising
   * @param up as many
   * @param marked whether the line is the best one between a point and the next
   * @param band around it
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Line(String name, double[] across, double[] up, boolean[] marked, Band band) {
    /** Without a band. */
    public Line(String name, double[] across, double[] up, boolean[] marked) {
      this(name, across, up, marked, Band.NONE);
    }
  }

  /**
   * What lies around a line.
   *
   * @param across rising; empty without a band
   * @param lower as many
   * @param upper as many
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Band(double[] across, double[] lower, double[] upper) {
    /** No band. */
    public static final Band NONE = new Band(new double[0], new double[0], new double[0]);
  }

  /**
   * What is drawn.
   *
   * @param acrossWords what the axis across shows
   * @param upWords what the axis up shows
   * @param share whether values are shares of 1
   * @param markWords what marks mean, empty without any
   */
  public record Content(
      String title,
      String acrossWords,
      String upWords,
      boolean share,
      String markWords,
      List<Line> lines) {
    public Content {
      lines = List.copyOf(lines);
    }
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    int legend = content.lines().size() > 1 ? content.lines().size() : 0;
    int top = 30 + ROW * legend + (content.markWords().isEmpty() ? 0 : ROW);
    Svg svg =
        new Svg(
            WIDTH,
            top + PLOT_HEIGHT + 52,
            new Svg.Caption(content.title(), content.upWords() + " by " + content.acrossWords()));
    Scale across = across(content);
    Scale up = up(content, top);
    axes(svg, content, across, up);
    for (int i = 0; i < content.lines().size(); i++) {
      band(svg, content.lines().get(i).band(), new Plot(across, up), i);
    }
    for (int i = 0; i < content.lines().size(); i++) {
      marks(svg, content.lines().get(i), across, up, i);
    }
    for (int i = content.lines().size() - 1; i >= 0; i--) {
      Line line = content.lines().get(i);
      svg.line(path(line, across, up, 0, line.across().length), Ink.of(i));
    }
    legend(svg, content, legend);
    return svg.toString();
  }

  private static Scale across(Content content) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Line line : content.lines()) {
      low = Math.min(low, line.across()[0]);
      high = Math.max(high, line.across()[line.across().length - 1]);
    }
    return new Scale(low, high > low ? high : low + 1, LEFT, WIDTH - RIGHT);
  }

  private static Scale up(Content content, int top) {
    double low = 0;
    double high = content.share() ? 1 : 0;
    for (Line line : content.lines()) {
      for (double[] values : List.of(line.up(), line.band().lower(), line.band().upper())) {
        for (double value : values) {
          low = Math.min(low, content.share() ? 0 : value * 1.05);
          high = Math.max(high, content.share() ? 1 : value * 1.05);
        }
      }
    }
    return new Scale(low, high > low ? high : 1, top + PLOT_HEIGHT, top);
  }

  private record Plot(Scale across, Scale up) {
    String point(double x, double y) {
      return Svg.number(across.at(x)) + " " + Svg.number(up.at(y));
    }
  }

  private static void band(Svg svg, Band band, Plot plot, int position) {
    if (band.across().length == 0) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < band.across().length; i++) {
      path.append(i == 0 ? 'M' : 'L').append(plot.point(band.across()[i], band.upper()[i]));
    }
    for (int i = band.across().length - 1; i >= 0; i--) {
      path.append('L').append(plot.point(band.across()[i], band.lower()[i]));
    }
    svg.area(path.append('Z').toString(), Ink.of(position).colour(), "0.16");
  }

  private static void axes(Svg svg, Content content, Scale across, Scale up) {
    DoubleFunction<String> words =
        value -> content.share() ? Math.round(100 * value) + "%" : Amounts.plain(value);
    for (double tick : up.ticks(ABOUT)) {
      double y = up.at(tick);
      svg.rule(LEFT, y, WIDTH - RIGHT, y, tick == 0 ? "0.6" : "0.12");
      svg.mutedText(LEFT - 10, y + 4, Anchor.END, words.apply(tick));
    }
    for (double tick : across.ticks(ABOUT)) {
      double x = across.at(tick);
      svg.rule(x, up.start(), x, up.start() + 5, "0.6");
      svg.mutedText(x, up.start() + 20, Anchor.MIDDLE, Amounts.plain(tick));
    }
    svg.mutedText(WIDTH - RIGHT, up.start() + 40, Anchor.END, content.acrossWords());
    svg.mutedText(0, up.end() - 14, Anchor.START, content.upWords());
  }

  private static void marks(Svg svg, Line line, Scale across, Scale up, int position) {
    int from = 0;
    while (from < line.marked().length) {
      int until = from;
      while (until < line.marked().length && line.marked()[until]) {
        until++;
      }
      if (until > from) {
        svg.broad(path(line, across, up, from, until), Ink.of(position).colour());
      }
      from = until + 1;
    }
  }

  private static String path(Line line, Scale across, Scale up, int from, int until) {
    StringBuilder path = new StringBuilder();
    for (int i = from; i < until; i++) {
      path.append(path.isEmpty() ? 'M' : 'L');
      path.append(Svg.number(across.at(line.across()[i]))).append(' ');
      path.append(Svg.number(up.at(line.up()[i])));
    }
    if (until - from == 1) {
      path.append("h0.1");
    }
    return path.toString();
  }

  private static void legend(Svg svg, Content content, int rows) {
    for (int i = 0; i < rows; i++) {
      double y = 12 + ROW * i;
      svg.line("M%s %sH%s".formatted(LEFT, Svg.number(y), LEFT + 34), Ink.of(i));
      svg.text(LEFT + 44, y + 4, Anchor.START, content.lines().get(i).name());
    }
    if (!content.markWords().isEmpty()) {
      double y = 12 + ROW * rows;
      svg.broad("M%s %sH%s".formatted(LEFT, Svg.number(y), LEFT + 34), "currentColor");
      svg.mutedText(LEFT + 44, y + 4, Anchor.START, content.markWords());
    }
  }
}

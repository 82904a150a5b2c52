package org.reliefspan.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.report.chart.Svg.Anchor;

/** Means by day with limits, one line per group. */
public final class MeanChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int PLOT_HEIGHT = 260;
  private static final int ROW = 20;

  private final String axis;
  private final List<MeanSeries> series;
  private final int top;
  private final Scale days;
  private final Scale values;

  private MeanChart(String axis, List<MeanSeries> series) {
    this.axis = axis;
    this.series = series;
    this.top = 42 + ROW * series.size();
    double last = points(series).stream().mapToDouble(CurvePoint::day).max().orElse(1);
    double low = points(series).stream().mapToDouble(MeanChart::lower).min().orElse(0);
    double high = points(series).stream().mapToDouble(MeanChart::upper).max().orElse(1);
    double margin = high > low ? 0.08 * (high - low) : 1;
    this.days = new Scale(-0.015 * last, Math.max(1, 1.015 * last), LEFT, WIDTH - RIGHT);
    this.values = new Scale(low - margin, high + margin, top + PLOT_HEIGHT, top);
  }

  /** How many series one chart can show so that they are told apart. */
  public static int mostSeries() {
    return Ink.count();
  }

  /** The chart as an SVG document. */
  public static String svg(String title, String axis, List<MeanSeries> series) {
    return new MeanChart(axis, series).svg(title);
  }

  private static List<CurvePoint> points(List<MeanSeries> series) {
    return series.stream().flatMap(one -> one.points().stream()).toList();
  }

  private static double lower(CurvePoint point) {
    return point.limits().map(Interval::lower).orElse(point.value());
  }

  private static double upper(CurvePoint point) {
    return point.limits().map(Interval::upper).orElse(point.value());
  }

  private String svg(String title) {
    Svg svg = new Svg(WIDTH, top + PLOT_HEIGHT + 48, new Svg.Caption(title, description()));
    axes(svg);
    DataLayer layer = new DataLayer(days, values);
    for (int i = 0; i < series.size(); i++) {
      draw(layer, series.get(i).points(), Ink.of(i));
      double y = 14 + ROW * i;
      svg.line("M%s %sH%s".formatted(LEFT, Svg.number(y), LEFT + 34), Ink.of(i));
      svg.text(LEFT + 44, y + 4, Anchor.START, series.get(i).name());
    }
    svg.layer(layer);
    return svg.toString();
  }

  private static void draw(DataLayer layer, List<CurvePoint> points, Ink ink) {
    if (points.isEmpty()) {
      return;
    }
    double[] x = points.stream().mapToDouble(CurvePoint::day).toArray();
    double[] lower = points.stream().mapToDouble(MeanChart::lower).toArray();
    double[] upper = points.stream().mapToDouble(MeanChart::upper).toArray();
    layer.intervals(new double[][] {x, lower}, new double[][] {x, upper}, ink);
    layer.line(x, points.stream().mapToDouble(CurvePoint::value).toArray(), ink);
  }

  private void axes(Svg svg) {
    svg.mutedText(0, top - 10, Anchor.START, axis);
    for (double tick : values.ticks(5)) {
      svg.rule(LEFT, values.at(tick), WIDTH - RIGHT, values.at(tick), "0.12");
      svg.mutedText(LEFT - 10, values.at(tick) + 4, Anchor.END, Figures.plain(tick));
    }
    int bottom = top + PLOT_HEIGHT;
    svg.rule(LEFT, bottom, WIDTH - RIGHT, bottom, "0.6");
    for (double day : horizons()) {
      svg.rule(days.at(day), bottom, days.at(day), bottom + 5, "0.6");
      svg.mutedText(days.at(day), bottom + 20, Anchor.MIDDLE, Long.toString(Math.round(day)));
    }
    svg.mutedText(WIDTH - RIGHT, bottom + 40, Anchor.END, "days since the procedure");
  }

  /** The days with a mean, without those too close to the one before to be labelled. */
  private List<Double> horizons() {
    List<Double> labelled = new ArrayList<>();
    DoubleStream found = points(series).stream().mapToDouble(CurvePoint::day).distinct().sorted();
    for (double day : found.toArray()) {
      if (labelled.isEmpty() || days.at(day) - days.at(labelled.get(labelled.size() - 1)) >= 24) {
        labelled.add(day);
      }
    }
    return labelled;
  }

  private String description() {
    StringBuilder words = new StringBuilder(axis).append(", by days since the procedure.");
    for (MeanSeries one : series) {
      words.append(' ').append(one.name()).append(':');
      for (CurvePoint point : one.points()) {
        words
            .append(" day ")
            .append(Math.round(point.day()))
            .append(' ')
            .append(Figures.plain(point.value()));
      }
      words.append('.');
    }
    return words.toString();
  }
}

package org.reliefspan.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.report.chart.CurveSeries.Shape;
import org.reliefspan.report.chart.Svg.Anchor;

/** Probabilities by day, with bands and the number of patients at risk below the axis. */
public final class CurveChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 52;
  private static final int RIGHT = 20;
  private static final int PLOT_HEIGHT = 270;
  private static final int ROW = 20;
  private static final int NAMES = 24;
  private static final int COUNTS = 16;

  private final String title;
  private final List<CurveSeries> series;
  private final List<ReferenceBand> bands;
  private final int top;
  private final Scale days;
  private final Scale shares;

  private CurveChart(String title, List<CurveSeries> series, List<ReferenceBand> bands) {
    this.title = title;
    this.series = series;
    this.bands = bands;
    this.top = 26 + ROW * series.size();
    double last = series.stream().mapToDouble(CurveSeries::lastDay).max().orElse(1);
    this.days = new Scale(0, Math.max(1, last), LEFT, WIDTH - RIGHT);
    this.shares = new Scale(0, 1, top + PLOT_HEIGHT, top);
  }

  /** How many series one chart can show so that they are told apart. */
  public static int mostSeries() {
    return Ink.count();
  }

  /** The chart as an SVG document. */
  public static String svg(String title, List<CurveSeries> series, List<ReferenceBand> bands) {
    return new CurveChart(title, series, bands).svg();
  }

  private String svg() {
    int height = top + PLOT_HEIGHT + 58 + (NAMES + COUNTS) * series.size();
    Svg svg = new Svg(WIDTH, height, new Svg.Caption(title, description()));
    bands.forEach(band -> draw(svg, band));
    axes(svg);
    for (int i = series.size() - 1; i >= 0; i--) {
      draw(svg, series.get(i), Ink.of(i));
    }
    legend(svg);
    risk(svg);
    return svg.toString();
  }

  private String description() {
    StringBuilder words = new StringBuilder("Percent by days since the procedure.");
    for (CurveSeries one : series) {
      words.append(' ').append(one.name()).append(':');
      for (double day : days.dayTicks()) {
        valueAt(one, day, words);
      }
      words.append('.');
    }
    return words.toString();
  }

  private static void valueAt(CurveSeries one, double day, StringBuilder words) {
    one.curve().points().stream()
        .filter(point -> point.day() <= day && day <= one.lastDay())
        .reduce((earlier, later) -> later)
        .ifPresent(
            point ->
                words
                    .append(" day ")
                    .append(Math.round(day))
                    .append(' ')
                    .append(Math.round(100 * point.value()))
                    .append('%'));
  }

  private void draw(Svg svg, ReferenceBand band) {
    if (band.fromDay() >= days.high()) {
      return;
    }
    double from = days.within(band.fromDay());
    double to = days.within(band.toDay());
    String path =
        "M%s %sH%sV%sH%sZ"
            .formatted(
                Svg.number(from),
                Svg.number(top),
                Svg.number(to),
                Svg.number(top + PLOT_HEIGHT),
                Svg.number(from));
    svg.area(path, "#E69F00", "0.13");
    double halfLabel = 3.5 * band.label().length();
    double middle =
        Math.min(WIDTH - RIGHT - halfLabel, Math.max(days.start() + halfLabel, (from + to) / 2));
    svg.mutedText(middle, top - 6, Anchor.MIDDLE, band.label());
  }

  private void axes(Svg svg) {
    for (int percent = 0; percent <= 100; percent += 25) {
      double y = shares.at(percent / 100.0);
      svg.rule(LEFT, y, WIDTH - RIGHT, y, percent == 0 ? "0.6" : "0.12");
      svg.mutedText(LEFT - 10, y + 4, Anchor.END, percent + "%");
    }
    for (double day : days.dayTicks()) {
      double x = days.at(day);
      svg.rule(x, top + PLOT_HEIGHT, x, top + PLOT_HEIGHT + 5, "0.6");
      svg.mutedText(x, top + PLOT_HEIGHT + 20, Anchor.MIDDLE, Long.toString(Math.round(day)));
    }
    svg.mutedText(WIDTH - RIGHT, top + PLOT_HEIGHT + 38, Anchor.END, "days since the procedure");
  }

  private void legend(Svg svg) {
    for (int i = 0; i < series.size(); i++) {
      double y = 14 + ROW * i;
      svg.line("M%s %sH%s".formatted(LEFT, Svg.number(y), LEFT + 34), Ink.of(i));
      svg.text(LEFT + 44, y + 4, Anchor.START, series.get(i).name());
    }
  }

  /** Each name has a line of its own above its counts: names may be long, and phones are narrow. */
  private void risk(Svg svg) {
    int y = top + PLOT_HEIGHT + 44;
    svg.boldText(0, y, Anchor.START, "Patients at risk");
    for (int i = 0; i < series.size(); i++) {
      y += NAMES;
      svg.line("M0 %sH22".formatted(Svg.number(y - 4)), Ink.of(i));
      svg.mutedText(28, y, Anchor.START, who(series.get(i)));
      y += COUNTS;
      for (double day : days.dayTicks()) {
        svg.text(days.at(day), y, Anchor.MIDDLE, series.get(i).atRisk(day));
      }
    }
  }

  /** The name without the estimator, which the legend says. */
  private static String who(CurveSeries one) {
    int estimator = one.name().indexOf(" · ");
    return estimator < 0 ? one.name() : one.name().substring(0, estimator);
  }

  private void draw(Svg svg, CurveSeries one, Ink ink) {
    List<CurvePoint> points = one.drawn();
    List<CurvePoint> limited = points.stream().filter(point -> point.limits().isPresent()).toList();
    if (limited.size() > 1) {
      String upper = path(limited, one.shape(), point -> limit(point, Interval::upper));
      List<CurvePoint> back = new ArrayList<>(limited);
      Collections.reverse(back);
      svg.area(upper + back(back, one.shape()) + "Z", ink.colour(), "0.2");
    }
    svg.line(path(points, one.shape(), CurvePoint::value), ink);
  }

  private static double limit(CurvePoint point, ToDoubleFunction<Interval> end) {
    return point.limits().map(end::applyAsDouble).orElse(point.value());
  }

  private String path(List<CurvePoint> points, Shape shape, ToDoubleFunction<CurvePoint> value) {
    StringBuilder path = new StringBuilder();
    for (CurvePoint point : points) {
      String x = Svg.number(days.within(point.day()));
      String y = Svg.number(shares.within(value.applyAsDouble(point)));
      if (path.isEmpty()) {
        path.append('M').append(x).append(' ').append(y);
      } else if (shape == Shape.STEP) {
        path.append('H').append(x).append('V').append(y);
      } else {
        path.append('L').append(x).append(' ').append(y);
      }
    }
    return path.toString();
  }

  /** The lower limit from right to left; a step falls before it goes back. */
  private String back(List<CurvePoint> points, Shape shape) {
    StringBuilder path = new StringBuilder();
    for (CurvePoint point : points) {
      String x = Svg.number(days.within(point.day()));
      String y = Svg.number(shares.within(limit(point, Interval::lower)));
      if (path.isEmpty()) {
        path.append('L').append(x).append(' ').append(y);
      } else if (shape == Shape.STEP) {
        path.append('V').append(y).append('H').append(x);
      } else {
        path.append('L').append(x).append(' ').append(y);
      }
    }
    return path.toString();
  }
}

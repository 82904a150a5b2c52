package org.reliefspan.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.reliefspan.report.chart.Svg.Anchor;

/**
 * Estimates of several things, one line each, by one or two ways of estimating, beside a reference:
 * a forest plot. Limits far beyond all values are cut at the edge; the words beside the line have
 * them in full.
 */
public final class ForestChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 210;
  private static final int RIGHT = 140;
  private static final int TOP = 34;
  private static final int APART = 10;
  private static final int LONGEST = 32; // letters of a label
  private static final double FARTHEST = 4; // times the range of the values
  private static final double[] RATIOS = {
    0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 1, 1.2, 1.5, 2, 3, 5, 10, 20
  };

  private ForestChart() {}

  /** How values are laid out. */
  public enum Axis {
    /** Equal differences are equally far apart. */
    PLAIN {
      @Override
      double place(double value) {
        return value;
      }

      @Override
      List<Double> ticks(Scale scale) {
        return scale.ticks(6);
      }
    },
    /** Equal ratios are equally far apart. */
    RATIO {
      @Override
      double place(double value) {
        return StrictMath.log(value);
      }

      @Override
      List<Double> ticks(Scale scale) {
        List<Double> within = new ArrayList<>();
        for (double ratio : RATIOS) {
          if (place(ratio) >= scale.low() && place(ratio) <= scale.high()) {
            within.add(ratio);
          }
        }
        return within;
      }
    };

    abstract double place(double value);

    /** Round values on the scale of places. */
    abstract List<Double> ticks(Scale scale);
  }

  /**
   * One line.
   *
   * @param marks one for each way of estimating; empty where there is none
   */
  public record Line(String label, List<Optional<MarkedInterval>> marks) {
    public Line {
      marks = List.copyOf(marks);
    }
  }

  /**
   * What is drawn.
   *
   * @param words what the axis shows, with its unit
   * @param ways names of the ways of estimating, one or two; the last one's words are printed
   * @param reference a value to compare with
   */
  public record Content(
      String title,
      String words,
      Axis axis,
      List<String> ways,
      OptionalDouble reference,
      List<Line> lines) {
    public Content {
      ways = List.copyOf(ways);
      lines = List.copyOf(lines);
    }

    private List<MarkedInterval> marks(int way) {
      return lines.stream().flatMap(line -> line.marks().get(way).stream()).toList();
    }
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    int row = content.ways().size() > 1 ? 36 : 28;
    int bottom = TOP + row * content.lines().size();
    Svg svg = new Svg(WIDTH, bottom + 50, new Svg.Caption(content.title(), description(content)));
    Scale scale = scale(content);
    for (double tick : content.axis().ticks(scale)) {
      double x = scale.at(content.axis().place(tick));
      svg.rule(x, TOP - 8, x, bottom, "0.12");
      svg.mutedText(x, bottom + 18, Anchor.MIDDLE, Figures.plain(tick));
    }
    svg.mutedText(WIDTH - RIGHT, bottom + 38, Anchor.END, content.words());
    content
        .reference()
        .ifPresent(
            value -> {
              double x = scale.at(content.axis().place(value));
              svg.rule(x, TOP - 8, x, bottom, "0.6");
            });
    legend(content, svg);
    DataLayer layer = new DataLayer(scale, new Scale(0, bottom, bottom, 0));
    for (int way = 0; way < content.ways().size(); way++) {
      draw(content, way, row, scale, layer);
    }
    svg.layer(layer);
    labels(content, row, svg);
    return svg.toString();
  }

  private static void legend(Content content, Svg svg) {
    if (content.ways().size() < 2) {
      return;
    }
    double x = LEFT;
    for (int way = 0; way < content.ways().size(); way++) {
      svg.dot(x, 10, 4, Ink.of(way).colour());
      svg.text(x + 10, 14, Anchor.START, content.ways().get(way));
      x += 30 + 7.0 * content.ways().get(way).length();
    }
  }

  private static void draw(Content content, int way, int row, Scale scale, DataLayer layer) {
    List<MarkedInterval> marks = content.marks(way);
    if (marks.isEmpty()) {
      return;
    }
    double bottom = TOP + row * (double) content.lines().size();
    double[] y = new double[marks.size()];
    int filled = 0;
    for (int line = 0; line < content.lines().size(); line++) {
      if (content.lines().get(line).marks().get(way).isPresent()) {
        y[filled++] = bottom - height(content, line, way, row);
      }
    }
    double[] lower = places(content, marks, scale, MarkedInterval::lower);
    double[] upper = places(content, marks, scale, MarkedInterval::upper);
    double[] value = places(content, marks, scale, MarkedInterval::value);
    layer.intervals(new double[][] {lower, y}, new double[][] {upper, y}, Ink.of(way));
    layer.dots(value, y, Ink.of(way), 8);
  }

  private static double height(Content content, int line, int way, int row) {
    double middle = TOP + row * (line + 0.5);
    return content.ways().size() < 2 ? middle : middle + (way == 0 ? -APART : APART) / 2.0;
  }

  private static double[] places(
      Content content,
      List<MarkedInterval> marks,
      Scale scale,
      ToDoubleFunction<MarkedInterval> end) {
    return marks.stream()
        .mapToDouble(
            mark -> {
              double place = content.axis().place(end.applyAsDouble(mark));
              return Math.min(scale.high(), Math.max(scale.low(), place));
            })
        .toArray();
  }

  private static void labels(Content content, int row, Svg svg) {
    int last = content.ways().size() - 1;
    for (int line = 0; line < content.lines().size(); line++) {
      double y = TOP + row * (line + 0.5) + 4;
      Line one = content.lines().get(line);
      svg.text(0, y, Anchor.START, shortened(one.label()));
      svg.text(WIDTH, y, Anchor.END, one.marks().get(last).map(ForestChart::words).orElse("–"));
    }
  }

  private static String shortened(String label) {
    return label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1) + "…";
  }

  private static String words(MarkedInterval mark) {
    String value = two(mark.value());
    return mark.limits().isEmpty()
        ? value
        : "%s (%s to %s)".formatted(value, two(mark.lower()), two(mark.upper()));
  }

  /** Two decimals below 10, because ratios lie near 1. */
  private static String two(double value) {
    return value < 10
        ? new BigDecimal(value).setScale(2, RoundingMode.HALF_UP).toPlainString()
        : Figures.plain(value);
  }

  private static String description(Content content) {
    StringBuilder text = new StringBuilder(content.words()).append('.');
    for (Line line : content.lines()) {
      for (int way = 0; way < content.ways().size(); way++) {
        Optional<MarkedInterval> mark = line.marks().get(way);
        if (mark.isPresent()) {
          text.append(' ').append(line.label()).append(", ").append(content.ways().get(way));
          text.append(": ").append(words(mark.get())).append('.');
        }
      }
    }
    return text.toString();
  }

  /** Holds all values, the reference, and limits unless they lie far beyond. */
  private static Scale scale(Content content) {
    double[] values =
        DoubleStream.concat(
                all(content, MarkedInterval::value),
                content.reference().stream().map(content.axis()::place))
            .toArray();
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    double most = FARTHEST * Math.max(high - low, content.axis() == Axis.RATIO ? 0.25 : high / 20);
    double least = all(content, MarkedInterval::lower).min().orElse(low);
    double greatest = all(content, MarkedInterval::upper).max().orElse(high);
    double from = Math.max(Math.min(low, least), low - most);
    double to = Math.min(Math.max(high, greatest), high + most);
    double margin = to > from ? 0.04 * (to - from) : 1;
    return new Scale(from - margin, to + margin, LEFT, WIDTH - RIGHT);
  }

  private static DoubleStream all(Content content, ToDoubleFunction<MarkedInterval> end) {
    return content.lines().stream()
        .flatMap(line -> line.marks().stream())
        .flatMap(Optional::stream)
        .mapToDouble(mark -> content.axis().place(end.applyAsDouble(mark)));
  }
}

package org.reliefspan.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reliefspan.report.chart.Svg.Anchor;

/**
 * Estimates with limits: one row each with its label, or, when there are many, a caterpillar sorted
 * by value.
 */
public final class IntervalChart {
  private static final int WIDTH = 760;
  private static final int ROW = 30;
  private static final int FIRST = 26;
  private static final int MOST_LABELLED = 30;
  private static final int MANY = 100;
  private static final double LETTER = 6.6;

  private IntervalChart() {}

  /**
   * What is drawn.
   *
   * @param axis what the axis shows, with its unit
   * @param reference a value to compare with, such as the overall one
   */
  public record Content(
      String title, String axis, OptionalDouble reference, List<MarkedInterval> marks) {
    public Content {
      marks = List.copyOf(marks);
    }
  }

  /** The chart as an SVG document; rows keep their order, a caterpillar sorts them. */
  public static String svg(Content content) {
    return content.marks().size() <= MOST_LABELLED ? rows(content) : caterpillar(content);
  }

  private static Scale scale(Content content, double start, double end) {
    double low = content.marks().stream().mapToDouble(MarkedInterval::lower).min().orElse(0);
    double high = content.marks().stream().mapToDouble(MarkedInterval::upper).max().orElse(1);
    low = Math.min(low, content.reference().orElse(low));
    high = Math.max(high, content.reference().orElse(high));
    double margin = high > low ? 0.04 * (high - low) : 1;
    return new Scale(low - margin, high + margin, start, end);
  }

  private static String rows(Content content) {
    int height = 20 + ROW * content.marks().size() + 50;
    int bottom = height - 50;
    Svg svg = new Svg(WIDTH, height, new Svg.Caption(content.title(), description(content)));
    double left = width(190, content.marks().stream().map(MarkedInterval::label));
    double right = WIDTH - width(130, content.marks().stream().map(IntervalChart::words));
    Scale scale = scale(content, left, right);
    for (double tick : scale.ticks(6)) {
      svg.rule(scale.at(tick), 8, scale.at(tick), bottom, "0.12");
      svg.mutedText(scale.at(tick), bottom + 18, Anchor.MIDDLE, Figures.plain(tick));
    }
    svg.mutedText(right, bottom + 38, Anchor.END, content.axis());
    content
        .reference()
        .ifPresent(value -> svg.rule(scale.at(value), 8, scale.at(value), bottom, "0.6"));
    svg.layer(rowLayer(content.marks(), new Scale(0, bottom, bottom, 0), scale));
    double y = FIRST;
    for (MarkedInterval mark : content.marks()) {
      svg.text(0, y + 4, Anchor.START, mark.label());
      svg.text(WIDTH, y + 4, Anchor.END, words(mark));
      y += ROW;
    }
    return svg.toString();
  }

  /** Room for words beside the marks, at least so much. */
  private static double width(double least, Stream<String> words) {
    return Math.min(
        WIDTH / 3.0, words.mapToDouble(each -> LETTER * each.length()).reduce(least, Math::max));
  }

  /** Rows counted down from the top, so that row i lies at the height of its label. */
  private static DataLayer rowLayer(List<MarkedInterval> marks, Scale up, Scale across) {
    double[] y = new double[marks.size()];
    for (int i = 0; i < y.length; i++) {
      y[i] = up.high() - FIRST - ROW * (double) i;
    }
    double[] lower = marks.stream().mapToDouble(MarkedInterval::lower).toArray();
    double[] upper = marks.stream().mapToDouble(MarkedInterval::upper).toArray();
    double[] value = marks.stream().mapToDouble(MarkedInterval::value).toArray();
    return new DataLayer(across, up)
        .intervals(new double[][] {lower, y}, new double[][] {upper, y}, Ink.of(0))
        .dots(value, y, Ink.of(0), 9);
  }

  private static String words(MarkedInterval mark) {
    String value = Figures.plain(mark.value());
    return mark.limits().isEmpty()
        ? value
        : "%s (%s to %s)"
            .formatted(value, Figures.plain(mark.lower()), Figures.plain(mark.upper()));
  }

  private static String description(Content content) {
    StringBuilder text = new StringBuilder(content.axis()).append('.');
    content.marks().stream()
        .limit(MOST_LABELLED)
        .forEach(
            mark ->
                text.append(' ').append(mark.label()).append(": ").append(words(mark)).append('.'));
    return text.toString();
  }

  private static String caterpillar(Content content) {
    List<MarkedInterval> sorted =
        content.marks().stream()
            .sorted(
                Comparator.comparingDouble(MarkedInterval::value)
                    .thenComparing(MarkedInterval::label))
            .toList();
    int height = 340;
    Svg svg =
        new Svg(
            WIDTH,
            height,
            new Svg.Caption(
                content.title(),
                "%s for %s groups, lowest to highest: from %s to %s."
                    .formatted(
                        content.axis(),
                        sorted.size(),
                        Figures.plain(sorted.get(0).value()),
                        Figures.plain(sorted.get(sorted.size() - 1).value()))));
    Scale scale = scale(content, 290, 24);
    Scale across = new Scale(-1, sorted.size(), 60, WIDTH - 20);
    svg.mutedText(0, 12, Anchor.START, content.axis());
    for (double tick : scale.ticks(5)) {
      svg.rule(60, scale.at(tick), WIDTH - 20, scale.at(tick), "0.12");
      svg.mutedText(50, scale.at(tick) + 4, Anchor.END, Figures.plain(tick));
    }
    DataLayer layer = new DataLayer(across, scale);
    draw(layer, sorted, content.reference(), false);
    draw(layer, sorted, content.reference(), true);
    svg.layer(layer);
    content
        .reference()
        .ifPresent(value -> svg.rule(60, scale.at(value), WIDTH - 20, scale.at(value), "0.7"));
    svg.mutedText(
        WIDTH - 20, height - 14, Anchor.END, sorted.size() + " groups, lowest to highest");
    svg.mutedText(
        60, height - 14, Anchor.START, "line: all together; orange: limits that leave it out");
    return svg.toString();
  }

  /** The marks that are apart from the reference, or the others, by ascending position. */
  private static void draw(
      DataLayer layer, List<MarkedInterval> sorted, OptionalDouble reference, boolean apart) {
    int[] positions =
        IntStream.range(0, sorted.size())
            .filter(i -> isApart(sorted.get(i), reference) == apart)
            .toArray();
    if (positions.length == 0) {
      return;
    }
    double[] x = IntStream.of(positions).asDoubleStream().toArray();
    Ink ink = Ink.of(apart ? 1 : 0);
    layer.intervals(
        new double[][] {x, at(positions, sorted, MarkedInterval::lower)},
        new double[][] {x, at(positions, sorted, MarkedInterval::upper)},
        ink);
    layer.dots(x, at(positions, sorted, MarkedInterval::value), ink, sorted.size() > MANY ? 3 : 5);
  }

  private static double[] at(
      int[] positions, List<MarkedInterval> sorted, ToDoubleFunction<MarkedInterval> end) {
    return IntStream.of(positions).mapToDouble(i -> end.applyAsDouble(sorted.get(i))).toArray();
  }

  private static boolean isApart(MarkedInterval mark, OptionalDouble reference) {
    return reference.isPresent()
        && mark.limits().isPresent()
        && !mark.limits().get().contains(reference.getAsDouble());
  }
}

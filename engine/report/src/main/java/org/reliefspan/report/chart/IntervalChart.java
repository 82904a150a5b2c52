package org.reliefspan.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.reliefspan.report.chart.Svg.Anchor;

/**
 * Estimates with limits: one row each with its label, or, when there are many, a caterpillar sorted
 * by value.
 */
public final class IntervalChart {
  private static final int WIDTH = 760;
  private static final int ROW = 30;
  private static final int MOST_LABELLED = 30;

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
    Scale scale = scale(content, 190, WIDTH - 130);
    for (double tick : scale.ticks(6)) {
      svg.rule(scale.at(tick), 8, scale.at(tick), bottom, "0.12");
      svg.mutedText(scale.at(tick), bottom + 18, Anchor.MIDDLE, Figures.plain(tick));
    }
    svg.mutedText(WIDTH - 130, bottom + 38, Anchor.END, content.axis());
    content
        .reference()
        .ifPresent(value -> svg.rule(scale.at(value), 8, scale.at(value), bottom, "0.6"));
    double y = 26;
    for (MarkedInterval mark : content.marks()) {
      svg.text(0, y + 4, Anchor.START, mark.label());
      svg.line(
          "M%s %sH%s"
              .formatted(
                  Svg.number(scale.within(mark.lower())),
                  Svg.number(y),
                  Svg.number(scale.within(mark.upper()))),
          Ink.of(0));
      svg.dot(scale.within(mark.value()), y, 5, Ink.of(0).colour());
      svg.text(WIDTH, y + 4, Anchor.END, words(mark));
      y += ROW;
    }
    return svg.toString();
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
    for (int i = 0; i < sorted.size(); i++) {
      caterpillarMark(svg, sorted.get(i), scale, across.at(i), content.reference());
    }
    content
        .reference()
        .ifPresent(
            value -> {
              svg.rule(60, scale.at(value), WIDTH - 20, scale.at(value), "0.7");
              svg.mutedText(WIDTH - 20, scale.at(value) - 6, Anchor.END, "all together");
            });
    svg.mutedText(
        WIDTH - 20, height - 14, Anchor.END, sorted.size() + " groups, lowest to highest");
    svg.mutedText(
        60, height - 14, Anchor.START, "orange: limits leave out the value of all together");
    return svg.toString();
  }

  private static void caterpillarMark(
      Svg svg, MarkedInterval mark, Scale scale, double x, OptionalDouble reference) {
    boolean apart =
        reference.isPresent()
            && mark.limits().isPresent()
            && !mark.limits().get().contains(reference.getAsDouble());
    String colour = Ink.of(apart ? 1 : 0).colour();
    double thickness = 1.2;
    svg.area(
        "M%s %sH%sV%sH%sZ"
            .formatted(
                Svg.number(x - thickness / 2),
                Svg.number(scale.within(mark.upper())),
                Svg.number(x + thickness / 2),
                Svg.number(scale.within(mark.lower())),
                Svg.number(x - thickness / 2)),
        colour,
        "0.45");
    svg.dot(x, scale.within(mark.value()), 2, colour);
  }
}

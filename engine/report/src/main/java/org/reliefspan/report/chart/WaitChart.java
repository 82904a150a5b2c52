package org.reliefspan.report.chart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.report.chart.Svg.Anchor;

/** How long is waited for several things: percentiles, means and targets, each on its own axis. */
public final class WaitChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 216;
  private static final int RIGHT = 120;
  private static final int HEAD = 32;
  private static final int ROW = 26;
  private static final int FOOT = 44;
  private static final int LEGEND = 34;
  private static final int BAR = 12;
  private static final int LONGEST = 32; // letters of a label
  private static final int ABOUT = 6;
  private static final double FARTHEST_TARGET = 4; // times the longest wait drawn

  private WaitChart() {}

  /**
   * One distribution of waits.
   *
   * @param place that says its ink
   * @param percentiles by their number
   * @param limits of the mean
   * @param words beside it, may be empty
   */
  public record Strip(
      String name,
      int place,
      SortedMap<Integer, Double> percentiles,
      OptionalDouble mean,
      Optional<Interval> limits,
      String words) {
    public Strip {
      percentiles = new TreeMap<>(percentiles);
    }

    private double longest() {
      double longest = mean.orElse(0);
      for (double each : percentiles.values()) {
        longest = Math.max(longest, each);
      }
      return Math.max(longest, limits.map(Interval::upper).filter(Double::isFinite).orElse(0.0));
    }
  }

  /**
   * What is waited for.
   *
   * @param target time within which it should begin
   * @param strips one for each scenario
   */
  public record Group(String name, OptionalDouble target, List<Strip> strips) {
    public Group {
      strips = List.copyOf(strips);
    }
  }

  /**
   * What is drawn.
   *
   * @param unit of times, for people
   */
  public record Content(String title, String unit, List<Group> groups) {
    public Content {
      groups = List.copyOf(groups);
    }
  }

  /** How high groups are, without the legend. */
  public static int height(List<Group> groups) {
    return groups.stream().mapToInt(group -> HEAD + ROW * group.strips().size() + FOOT).sum();
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    int height = LEGEND + height(content.groups());
    Svg svg = new Svg(WIDTH, height, new Svg.Caption(content.title(), description(content)));
    legend(svg, content);
    int top = LEGEND;
    for (Group group : content.groups()) {
      group(svg, group, content.unit(), top);
      top += HEAD + ROW * group.strips().size() + FOOT;
    }
    return svg.toString();
  }

  private static void group(Svg svg, Group group, String unit, int top) {
    double longest = group.strips().stream().mapToDouble(Strip::longest).max().orElse(0);
    boolean shows =
        group.target().isPresent()
            && (longest == 0 || group.target().getAsDouble() <= FARTHEST_TARGET * longest);
    double high = 1.05 * Math.max(longest, shows ? group.target().getAsDouble() : 0);
    Scale scale = new Scale(0, high > 0 ? high : 1, LEFT, WIDTH - RIGHT);
    double bottom = top + HEAD + (double) ROW * group.strips().size();
    svg.boldText(0, top + 20, Anchor.START, group.name());
    for (double tick : scale.ticks(ABOUT)) {
      svg.rule(scale.at(tick), top + HEAD - 4, scale.at(tick), bottom + 2, "0.12");
      svg.mutedText(scale.at(tick), bottom + 17, Anchor.MIDDLE, Amounts.plain(tick));
    }
    svg.mutedText(WIDTH - RIGHT + 14, bottom + 17, Anchor.START, unit);
    for (int i = 0; i < group.strips().size(); i++) {
      strip(svg, group.strips().get(i), scale, top + HEAD + ROW * i);
    }
    group.target().ifPresent(target -> target(svg, target, shows, scale, top, bottom, unit));
  }

  private static void target(
      Svg svg, double target, boolean shows, Scale scale, int top, double bottom, String unit) {
    String words = "target %s %s".formatted(Amounts.plain(target), unit);
    if (!shows) {
      svg.mutedText(WIDTH - RIGHT, top + 20, Anchor.END, words + " \u2192");
      return;
    }
    double x = scale.at(target);
    svg.dashed(
        "M%s %sV%s".formatted(Svg.number(x), Svg.number(top + HEAD - 4.0), Svg.number(bottom + 2)),
        "1.6");
    boolean left = x > (LEFT + WIDTH - RIGHT) / 2.0;
    svg.text(x + (left ? 2 : -2), top + 20, left ? Anchor.END : Anchor.START, words);
  }

  private static void strip(Svg svg, Strip strip, Scale scale, int top) {
    double middle = top + ROW / 2.0;
    Ink ink = Ink.of(strip.place());
    svg.text(LEFT - 14, middle + 4, Anchor.END, cut(strip.name()));
    SortedMap<Integer, Double> found = strip.percentiles();
    List<Double> rising = List.copyOf(found.values());
    if (rising.size() > 1) {
      bar(svg, scale, rising.get(0), rising.get(rising.size() - 1), middle, 0.28, ink);
    }
    if (found.containsKey(25) && found.containsKey(75)) {
      bar(svg, scale, found.get(25), found.get(75), middle, 0.5, ink);
    }
    if (found.containsKey(50)) {
      double x = scale.at(found.get(50));
      svg.stroke(
          "M%s %sV%s".formatted(Svg.number(x), Svg.number(middle - 8), Svg.number(middle + 8)),
          "2.4",
          "0.9");
    }
    strip.limits().ifPresent(limits -> whisker(svg, scale, limits, middle));
    strip.mean().ifPresent(mean -> svg.dot(scale.at(mean), middle, 4.5, ink.colour()));
    svg.text(WIDTH - RIGHT + 14, middle + 4, Anchor.START, strip.words());
  }

  private static void whisker(Svg svg, Scale scale, Interval limits, double middle) {
    svg.stroke(
        "M%s %sH%s"
            .formatted(
                Svg.number(scale.within(limits.lower())),
                Svg.number(middle),
                Svg.number(scale.within(limits.upper()))),
        "1.2",
        "0.9");
  }

  private static void bar(
      Svg svg, Scale scale, double from, double to, double middle, double opacity, Ink ink) {
    double x = scale.at(from);
    svg.area(
        "M%s %sH%sv%sH%sZ"
            .formatted(
                Svg.number(x),
                Svg.number(middle - BAR / 2.0),
                Svg.number(Math.max(x + 1, scale.at(to))),
                BAR,
                Svg.number(x)),
        ink.colour(),
        Svg.opacity(opacity));
  }

  private static String cut(String words) {
    return words.length() > LONGEST ? words.substring(0, LONGEST - 1) + "…" : words;
  }

  private static void legend(Svg svg, Content content) {
    Strip any =
        content.groups().stream()
            .flatMap(group -> group.strips().stream())
            .filter(strip -> strip.percentiles().size() > 1)
            .findFirst()
            .orElse(
                new Strip("", 0, new TreeMap<>(), OptionalDouble.empty(), Optional.empty(), ""));
    double x = 0;
    if (!any.percentiles().isEmpty()) {
      svg.area("M0 7h26v%sh-26Z".formatted(BAR), Ink.of(0).colour(), "0.28");
      String words =
          "%s to %s percentile"
              .formatted(
                  ordinal(any.percentiles().firstKey()), ordinal(any.percentiles().lastKey()));
      svg.mutedText(34, 17, Anchor.START, words);
      svg.stroke("M222 5V21", "2.4", "0.9");
      svg.mutedText(230, 17, Anchor.START, "median");
      x = 300;
    }
    svg.dot(x + 6, 13, 4.5, Ink.of(0).colour());
    svg.mutedText(x + 16, 17, Anchor.START, "mean, with limits");
    svg.dashed("M%s 4V22".formatted(Svg.number(x + 142)), "1.6");
    svg.mutedText(x + 150, 17, Anchor.START, "target");
  }

  private static String ordinal(int number) {
    String ending =
        number % 100 / 10 == 1
            ? "th"
            : Map.of(1, "st", 2, "nd", 3, "rd").getOrDefault(number % 10, "th");
    return number + ending;
  }

  private static String description(Content content) {
    StringBuilder words = new StringBuilder("Waits in ").append(content.unit()).append('.');
    for (Group group : content.groups()) {
      for (Strip strip : group.strips()) {
        words.append(' ').append(group.name()).append(", ").append(strip.name()).append(':');
        strip.mean().ifPresent(mean -> words.append(" mean ").append(Amounts.plain(mean)));
        strip
            .percentiles()
            .forEach(
                (number, value) ->
                    words
                        .append(", ")
                        .append(ordinal(number))
                        .append(" percentile ")
                        .append(Amounts.plain(value)));
        words.append('.');
      }
    }
    return words.toString();
  }
}

package org.reliefspan.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.reliefspan.report.chart.PictureLayout.Link;
import org.reliefspan.report.chart.PictureLayout.Spot;
import org.reliefspan.report.chart.Svg.Anchor;

/**
 * The picture of a pathway: states as boxes in columns from where patients begin, moves as arrows
 * with the events that make them. What happens within a state, and what leads to a state from all
 * others, is written into the box.
 */
public final class PathwayPicture {
  private static final double LETTER = 6.1;
  private static final int LINE = 14;
  private static final int MOST_LETTERS = 26;
  private static final Pattern NAME_OF_WORDS = Pattern.compile("(?<=[a-z]{2})_(?=[a-z]{2})");

  private final Svg svg;
  private final PictureLayout layout;
  private final List<double[]> taken = new ArrayList<>(); // left, top, right, bottom

  /**
   * A state.
   *
   * @param place {@code start}, {@code final} or empty
   */
  public record Box(String name, String place) {}

  /** A move; to the same state where the patient stays. */
  public record Arrow(String from, String to, String label) {}

  /** What is drawn. */
  public record Content(String title, List<Box> boxes, List<Arrow> arrows) {
    public Content {
      boxes = List.copyOf(boxes);
      arrows = List.copyOf(arrows);
    }
  }

  private PathwayPicture(Content content) {
    this.layout = PictureLayout.of(content);
    this.svg =
        new Svg(
            (int) Math.ceil(layout.width()),
            (int) Math.ceil(layout.height()),
            new Svg.Caption(content.title(), description(content)));
    layout
        .spots()
        .forEach(
            spot ->
                taken.add(
                    new double[] {
                      spot.x(), spot.y(), spot.x() + spot.width(), spot.y() + spot.height()
                    }));
  }

  /** The picture as an SVG document. */
  public static String svg(Content content) {
    return new PathwayPicture(content).draw();
  }

  private static String description(Content content) {
    StringBuilder words = new StringBuilder();
    for (Arrow arrow : content.arrows()) {
      words.append(arrow.from()).append(" to ").append(arrow.to());
      words.append(": ").append(arrow.label()).append(". ");
    }
    return words.toString().strip();
  }

  private String draw() {
    List<Runnable> labels = new ArrayList<>();
    for (Link link : layout.links()) {
      curve(link);
      labels.add(() -> label(link));
    }
    layout.spots().forEach(this::box);
    labels.forEach(Runnable::run);
    return svg.toString();
  }

  private void box(Spot spot) {
    String colour =
        Map.of("start", "#0072B2", "final", "#7F7F7F").getOrDefault(spot.place(), "#009E73");
    svg.bar(spot.x(), spot.y(), spot.width(), spot.height(), "var(--paper,#fff)");
    svg.box(spot.x(), spot.y(), spot.width(), spot.height(), colour);
    double middle = spot.x() + spot.width() / 2;
    double y = spot.y() + (spot.height() - LINE * spot.within().size()) / 2 + 5;
    svg.boldText(middle, y, Anchor.MIDDLE, spot.name().replace('_', ' '));
    for (String line : spot.within()) {
      y += LINE;
      svg.mutedText(middle, y, Anchor.MIDDLE, line);
    }
  }

  private void curve(Link link) {
    svg.stroke(path(link.points()), "1.5", "0.55");
    if (link.headAtEnd()) {
      double[] end = link.points().get(link.points().size() - 1);
      head(end, link.bulges() ? -1 : 1);
    } else {
      head(link.points().get(0), -1);
    }
  }

  /** All ends are level, so heads point right or left. */
  private void head(double[] tip, int direction) {
    svg.solid(
        "M%s %sL%s %sL%s %sZ"
            .formatted(
                Svg.number(tip[0]),
                Svg.number(tip[1]),
                Svg.number(tip[0] - 9 * direction),
                Svg.number(tip[1] - 4.5),
                Svg.number(tip[0] - 9 * direction),
                Svg.number(tip[1] + 4.5)),
        "0.75");
  }

  /** Through the points, level at each; a bulge goes out to the right and comes back. */
  private static String path(List<double[]> points) {
    StringBuilder path = new StringBuilder();
    double[] last = points.get(0);
    path.append('M').append(Svg.number(last[0])).append(' ').append(Svg.number(last[1]));
    for (double[] point : points.subList(1, points.size())) {
      boolean back = point[0] <= last[0];
      double one = back ? last[0] + 46 : last[0] + (point[0] - last[0]) / 2;
      double other = back ? point[0] + 46 : one;
      path.append('C').append(Svg.number(one)).append(' ').append(Svg.number(last[1]));
      path.append(' ').append(Svg.number(other)).append(' ').append(Svg.number(point[1]));
      path.append(' ').append(Svg.number(point[0])).append(' ').append(Svg.number(point[1]));
      last = point;
    }
    return path.toString();
  }

  /** Beside the middle of the link, or where there is room near it. */
  private void label(Link link) {
    List<String> lines = lines(link.label());
    if (lines.isEmpty()) {
      return;
    }
    double width = LETTER * lines.stream().mapToInt(String::length).max().orElse(0);
    double tall = LINE * lines.size();
    double[] best = new double[0];
    double least = Double.POSITIVE_INFINITY;
    for (double t : new double[] {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82}) {
      double[] middle = at(link, t);
      double[] area = {
        middle[0] - width / 2, middle[1] - tall / 2, middle[0] + width / 2, middle[1] + tall / 2
      };
      double bad = overlap(area) + Math.abs(t - 0.5);
      if (bad < least) {
        least = bad;
        best = area;
      }
    }
    taken.add(best);
    double y = best[1] + LINE - 3;
    for (String line : lines) {
      svg.clearText((best[0] + best[2]) / 2, y, Anchor.MIDDLE, line);
      y += LINE;
    }
  }

  private double overlap(double[] area) {
    double sum = 0;
    for (double[] other : taken) {
      double across = Math.min(area[2], other[2]) - Math.max(area[0], other[0]);
      double down = Math.min(area[3], other[3]) - Math.max(area[1], other[1]);
      sum += across > 0 && down > 0 ? across * down : 0;
    }
    return sum;
  }

  /** A point of the longest piece of a link. */
  private static double[] at(Link link, double t) {
    List<double[]> points = link.points();
    int from = 0;
    for (int i = 1; i + 1 < points.size(); i++) {
      double here = points.get(i + 1)[0] - points.get(i)[0];
      from = here > points.get(from + 1)[0] - points.get(from)[0] ? i : from;
    }
    double[] a = points.get(from);
    double[] b = points.get(from + 1);
    boolean back = b[0] <= a[0];
    double one = back ? a[0] + 46 : (a[0] + b[0]) / 2;
    double other = back ? b[0] + 46 : one;
    return new double[] {bezier(a[0], one, other, b[0], t), bezier(a[1], a[1], b[1], b[1], t)};
  }

  private static double bezier(double a, double b, double c, double d, double t) {
    double s = 1 - t;
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  }

  static List<String> lines(String label) {
    List<String> lines = new ArrayList<>();
    for (String line : label.split("\n", -1)) {
      String words = NAME_OF_WORDS.matcher(line).replaceAll(" "); // p_again stays
      if (!words.isBlank()) {
        lines.add(
            words.length() > MOST_LETTERS ? words.substring(0, MOST_LETTERS - 1) + "…" : words);
      }
    }
    return lines;
  }
}

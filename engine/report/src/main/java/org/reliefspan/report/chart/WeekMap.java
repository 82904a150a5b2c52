package org.reliefspan.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reliefspan.report.chart.Svg.Anchor;

/** A share for every hour of the week, darker where it is higher, a panel for each of several. */
public final class WeekMap {
  private static final int WIDTH = 760;
  private static final int LEFT = 52;
  private static final int CELL = 25;
  private static final int MOST_BROAD = 80;
  private static final int LEAST_FOR_WORDS = 27;
  private static final int HEAD = 46;
  private static final int BETWEEN = 16; // panels
  private static final int LEGEND = 40;
  private static final int HOURS = 24;
  private static final double FAINTEST = 0.05;
  private static final double LIGHT_LETTERS = 0.78; // from this opacity on
  private static final double TOO_MUCH = 1.005; // rounds to more than 100 percent
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private WeekMap() {}

  /**
   * One week.
   *
   * @param shares by hour of the week from Monday 0:00; hours without a share are closed
   */
  public record Panel(String name, Map<Integer, Double> shares) {
    public Panel {
      shares = new TreeMap<>(shares);
    }
  }

  /**
   * What is drawn.
   *
   * @param words what a share is of
   */
  public record Content(String title, String words, List<Panel> panels) {
    public Content {
      panels = List.copyOf(panels);
    }
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    int first = content.panels().stream().mapToInt(panel -> hours(panel, true)).min().orElse(0);
    int last =
        content.panels().stream().mapToInt(panel -> hours(panel, false)).max().orElse(HOURS - 1);
    double broad = Math.min(MOST_BROAD, (WIDTH - LEFT) / (last - first + 1.0));
    int height = LEGEND + content.panels().size() * (HEAD + CELL * DAYS.size() + BETWEEN);
    Svg svg = new Svg(WIDTH, height, new Svg.Caption(content.title(), description(content)));
    legend(svg, content.words());
    int top = LEGEND;
    for (Panel panel : content.panels()) {
      svg.boldText(0, top + 16, Anchor.START, panel.name());
      for (int hour = first; hour <= last; hour++) {
        if (broad >= LEAST_FOR_WORDS || (hour - first) % 2 == 0) {
          svg.mutedText(LEFT + broad * (hour - first), top + HEAD - 8, Anchor.START, hour + ":00");
        }
      }
      for (int day = 0; day < DAYS.size(); day++) {
        day(svg, panel, day, top + HEAD + CELL * day, new Hours(first, last, broad));
      }
      top += HEAD + CELL * DAYS.size() + BETWEEN;
    }
    return svg.toString();
  }

  /** Hours of the day that are drawn. */
  private record Hours(int first, int last, double broad) {}

  private static int hours(Panel panel, boolean first) {
    return first
        ? panel.shares().keySet().stream().mapToInt(hour -> hour % HOURS).min().orElse(HOURS - 1)
        : panel.shares().keySet().stream().mapToInt(hour -> hour % HOURS).max().orElse(0);
  }

  private static void day(Svg svg, Panel panel, int day, double y, Hours hours) {
    svg.mutedText(LEFT - 10, y + CELL / 2.0 + 4, Anchor.END, DAYS.get(day));
    for (int hour = hours.first(); hour <= hours.last(); hour++) {
      double x = LEFT + hours.broad() * (hour - hours.first());
      Double share = panel.shares().get(HOURS * day + hour);
      if (share == null) {
        svg.solid(box(x, y, hours.broad()), "0.04");
      } else {
        cell(svg, x, y, hours.broad(), share);
      }
    }
  }

  private static void cell(Svg svg, double x, double y, double broad, double share) {
    double opacity = opacity(share);
    svg.area(box(x, y, broad), colour(share), Svg.opacity(opacity));
    if (broad >= LEAST_FOR_WORDS) {
      String words = Long.toString(Math.round(100 * share));
      if (opacity > LIGHT_LETTERS) {
        svg.lightText(x + broad / 2 - 0.5, y + CELL / 2.0 + 4, Anchor.MIDDLE, words);
      } else {
        svg.smallText(x + broad / 2 - 0.5, y + CELL / 2.0 + 4, Anchor.MIDDLE, words);
      }
    }
  }

  private static String colour(double share) {
    return share > TOO_MUCH ? Ink.of(1).colour() : Ink.of(0).colour();
  }

  private static double opacity(double share) {
    return Math.min(1, FAINTEST + (1 - FAINTEST) * Math.max(0, share));
  }

  private static String box(double x, double y, double broad) {
    return "M%s %sh%sv%sh-%sZ"
        .formatted(
            Svg.number(x), Svg.number(y), Svg.number(broad - 1), CELL - 1, Svg.number(broad - 1));
  }

  private static void legend(Svg svg, String words) {
    List<Double> steps = List.of(0.0, 0.25, 0.5, 0.75, 1.0, 1.1);
    svg.mutedText(0, 16, Anchor.START, words);
    double x = WIDTH - 62.0 * steps.size() - 50;
    for (double step : steps) {
      String label = step > TOO_MUCH ? "more" : Long.toString(Math.round(100 * step)) + "%";
      svg.area(
          "M%s 5h14v14h-14Z".formatted(Svg.number(x)), colour(step), Svg.opacity(opacity(step)));
      svg.mutedText(x + 19, 16, Anchor.START, label);
      x += 62;
    }
    svg.solid("M%s 5h14v14h-14Z".formatted(Svg.number(x)), "0.04");
    svg.mutedText(x + 19, 16, Anchor.START, "shut");
  }

  private static String description(Content content) {
    List<String> words = new ArrayList<>(List.of(content.words() + "."));
    for (Panel panel : content.panels()) {
      panel.shares().entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .ifPresent(
              most ->
                  words.add(
                      "%s: highest %s at %s:00, %s%%."
                          .formatted(
                              panel.name(),
                              DAYS.get(most.getKey() / HOURS),
                              most.getKey() % HOURS,
                              Math.round(100 * most.getValue()))));
    }
    return String.join(" ", words);
  }
}

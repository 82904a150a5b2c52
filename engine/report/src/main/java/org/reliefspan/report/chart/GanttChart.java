package org.reliefspan.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reliefspan.report.chart.Svg.Anchor;

/** Who is where when: sessions as bars along time, those that overlap below each other. */
public final class GanttChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 130;
  private static final int GAP = 8; // between stretches of time
  private static final int LANE = 15;
  private static final int BAR = 12;
  private static final int BETWEEN = 14; // rooms
  private static final int HEAD = 26;
  private static final int FOOT = 44;
  private static final int MOST_LANES = 30;
  private static final int LETTER = 7;
  private static final int LONGEST = 16; // letters of a label
  private static final double LEAST = 1.6;

  private GanttChart() {}

  /** A bar; times on the scale of stretches. */
  public record Session(String step, double from, double to) {}

  /** A resource with what goes on in it. */
  public record Room(String name, List<Session> sessions) {
    public Room {
      sessions =
          sessions.stream()
              .sorted(
                  Comparator.comparingDouble(Session::from)
                      .thenComparingDouble(Session::to)
                      .thenComparing(Session::step))
              .toList();
    }
  }

  /** A stretch of time, such as the open hours of a day. */
  public record Stretch(String name, double from, double to) {}

  /** A time with its name. */
  public record Mark(double at, String words) {}

  /**
   * What is drawn.
   *
   * @param timeWords what the axis across shows
   * @param steps in the order of their colours
   * @param stretches side by side, none overlaps another
   */
  public record Content(
      String title,
      String timeWords,
      List<String> steps,
      List<Stretch> stretches,
      List<Mark> marks,
      List<Room> rooms) {
    public Content {
      steps = List.copyOf(steps);
      stretches = List.copyOf(stretches);
      marks = List.copyOf(marks);
      rooms = List.copyOf(rooms);
    }
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    List<List<List<Session>>> lanes =
        content.rooms().stream().map(room -> lanes(room.sessions())).toList();
    int top = 8 + 22 * AreaLegend.rows(content.steps(), WIDTH) + HEAD;
    int bottom = top;
    for (List<List<Session>> each : lanes) {
      bottom += LANE * Math.min(MOST_LANES, Math.max(1, each.size())) + BETWEEN;
    }
    Svg svg = new Svg(WIDTH, bottom + FOOT, new Svg.Caption(content.title(), description(content)));
    AreaLegend.draw(svg, content.steps(), WIDTH);
    List<Scale> scales = scales(content.stretches());
    axes(svg, content, scales, top, bottom);
    int y = top;
    for (int i = 0; i < lanes.size(); i++) {
      y = room(svg, content, content.rooms().get(i).name(), lanes.get(i), scales, y);
    }
    return svg.toString();
  }

  /** As few lanes as possible: each session in the first lane that is free. */
  private static List<List<Session>> lanes(List<Session> sessions) {
    List<List<Session>> lanes = new ArrayList<>();
    for (Session session : sessions) {
      List<Session> free =
          lanes.stream()
              .filter(lane -> lane.get(lane.size() - 1).to() <= session.from())
              .findFirst()
              .orElseGet(
                  () -> {
                    List<Session> lane = new ArrayList<>();
                    lanes.add(lane);
                    return lane;
                  });
      free.add(session);
    }
    return lanes;
  }

  private static List<Scale> scales(List<Stretch> stretches) {
    double all = 0;
    for (Stretch stretch : stretches) {
      all += stretch.to() - stretch.from();
    }
    double room = WIDTH - LEFT - (double) GAP * (stretches.size() - 1);
    List<Scale> scales = new ArrayList<>();
    double x = LEFT;
    for (Stretch stretch : stretches) {
      double broad = room * (stretch.to() - stretch.from()) / all;
      scales.add(new Scale(stretch.from(), stretch.to(), x, x + broad));
      x += broad + GAP;
    }
    return scales;
  }

  private static void axes(Svg svg, Content content, List<Scale> scales, int top, int bottom) {
    for (int i = 0; i < scales.size(); i++) {
      Scale scale = scales.get(i);
      double broad = scale.end() - scale.start();
      svg.solid(
          "M%s %sh%sV%sh-%sZ"
              .formatted(
                  Svg.number(scale.start()),
                  top - 6,
                  Svg.number(broad),
                  bottom - 6,
                  Svg.number(broad)),
          "0.04");
      svg.text(scale.start(), top - 13.0, Anchor.START, content.stretches().get(i).name());
      double last = Double.NEGATIVE_INFINITY;
      for (Mark mark : content.marks()) {
        if (mark.at() < scale.low() || mark.at() > scale.high()) {
          continue;
        }
        double x = scale.at(mark.at());
        double half = LETTER * mark.words().length() / 2.0 + 2;
        svg.rule(x, top - 6.0, x, bottom - 6.0, "0.1");
        if (x - half >= last && x + half <= WIDTH + 6) {
          svg.mutedText(x, bottom + 10.0, Anchor.MIDDLE, mark.words());
          last = x + half;
        }
      }
    }
    svg.mutedText(WIDTH, bottom + 32.0, Anchor.END, content.timeWords());
  }

  private static int room(
      Svg svg,
      Content content,
      String name,
      List<List<Session>> lanes,
      List<Scale> scales,
      int top) {
    int shown = Math.min(MOST_LANES, Math.max(1, lanes.size()));
    String words = name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
    svg.text(LEFT - 12, top + LANE / 2.0 + 4, Anchor.END, words);
    if (lanes.size() > shown) {
      svg.mutedText(
          LEFT - 12,
          top + LANE * 1.5 + 4,
          Anchor.END,
          "and %d more".formatted(lanes.size() - shown));
    }
    for (int lane = 0; lane < Math.min(shown, lanes.size()); lane++) {
      for (Session session : lanes.get(lane)) {
        bar(svg, content, session, scales, top + (double) LANE * lane);
      }
    }
    return top + LANE * shown + BETWEEN;
  }

  private static void bar(Svg svg, Content content, Session session, List<Scale> scales, double y) {
    String colour = Ink.area(Math.max(0, content.steps().indexOf(session.step())));
    for (Scale scale : scales) {
      if (session.from() < scale.high() && session.to() > scale.low()) {
        double from = scale.within(session.from());
        double broad = Math.max(LEAST, scale.within(session.to()) - from - 0.5);
        svg.bar(from, y, broad, BAR, colour);
      }
    }
  }

  private static String description(Content content) {
    StringBuilder words = new StringBuilder("Sessions along time");
    for (Room room : content.rooms()) {
      words
          .append(". ")
          .append(room.name())
          .append(": ")
          .append(room.sessions().size())
          .append(" sessions");
    }
    return words.append('.').toString();
  }
}

package org.reliefspan.report.chart;

import java.util.List;
import org.reliefspan.report.chart.Svg.Anchor;

/** Where patients went: states at some times, with ribbons as broad as the share that took them. */
public final class FlowChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 8;
  private static final int RIGHT = 96;
  private static final int TOP = 34;
  private static final int PLOT = 230;
  private static final int BAR = 12;
  private static final int APART = 8;
  private static final double LEAST_LABEL = 0.045;

  private final Content content;
  private final Svg svg;
  private final double[][] top; // [time][state], pixels
  private final double[][] share; // [time][state]

  /**
   * A ribbon.
   *
   * @param time index of the earlier time
   * @param from state index
   * @param to state index
   */
  public record Ribbon(int time, int from, int to, double share) {}

  /**
   * What is drawn.
   *
   * @param times in words
   */
  public record Content(
      String title, List<String> states, List<String> times, List<Ribbon> ribbons) {
    public Content {
      states = List.copyOf(states);
      times = List.copyOf(times);
      ribbons = List.copyOf(ribbons);
    }
  }

  private FlowChart(Content content) {
    this.content = content;
    this.svg =
        new Svg(
            WIDTH,
            TOP + PLOT + APART * content.states().size() + 8,
            new Svg.Caption(content.title(), description(content)));
    this.share = new double[content.times().size()][content.states().size()];
    this.top = new double[content.times().size()][content.states().size()];
    for (Ribbon ribbon : content.ribbons()) {
      if (ribbon.time() == 0) {
        share[0][ribbon.from()] += ribbon.share();
      }
      share[ribbon.time() + 1][ribbon.to()] += ribbon.share();
    }
    for (int time = 0; time < top.length; time++) {
      double y = TOP;
      for (int state = 0; state < top[time].length; state++) {
        top[time][state] = y;
        y += share[time][state] * PLOT + (share[time][state] > 0 ? APART : 0);
      }
    }
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    return new FlowChart(content).draw();
  }

  private static String description(Content content) {
    return "Ribbons between %s at %s."
        .formatted(String.join(", ", content.states()), String.join(", ", content.times()));
  }

  private double x(int time) {
    return LEFT + (WIDTH - LEFT - RIGHT - BAR) * time / (double) (content.times().size() - 1);
  }

  private String draw() {
    double[][] leaving = new double[top.length][content.states().size()];
    double[][] arriving = new double[top.length][content.states().size()];
    for (Ribbon ribbon : content.ribbons()) {
      int time = ribbon.time();
      double broad = ribbon.share() * PLOT;
      double from = top[time][ribbon.from()] + leaving[time][ribbon.from()];
      double to = top[time + 1][ribbon.to()] + arriving[time + 1][ribbon.to()];
      leaving[time][ribbon.from()] += broad;
      arriving[time + 1][ribbon.to()] += broad;
      svg.area(
          ribbon(x(time) + BAR, from, x(time + 1), to, broad), Ink.area(ribbon.from()), "0.35");
    }
    for (int time = 0; time < top.length; time++) {
      boolean last = time == top.length - 1;
      svg.mutedText(
          last ? x(time) + BAR : x(time),
          18,
          last ? Anchor.END : Anchor.START,
          content.times().get(time));
      for (int state = 0; state < content.states().size(); state++) {
        bar(time, state);
      }
    }
    return svg.toString();
  }

  private void bar(int time, int state) {
    double tall = share[time][state] * PLOT;
    if (tall <= 0) {
      return;
    }
    svg.area(
        "M%s %sh%sv%sh-%sZ"
            .formatted(
                Svg.number(x(time)), Svg.number(top[time][state]), BAR, Svg.number(tall), BAR),
        Ink.area(state),
        "1");
    if (share[time][state] >= LEAST_LABEL) {
      String words =
          "%s %d%%"
              .formatted(
                  content.states().get(state).replace('_', ' '),
                  Math.round(100 * share[time][state]));
      svg.clearText(x(time) + BAR + 5, top[time][state] + tall / 2 + 4, Anchor.START, words);
    }
  }

  private static String ribbon(double x1, double y1, double x2, double y2, double broad) {
    double middle = (x1 + x2) / 2;
    return "M%s %sC%s %s %s %s %s %sv%sC%s %s %s %s %s %sZ"
        .formatted(
            Svg.number(x1),
            Svg.number(y1),
            Svg.number(middle),
            Svg.number(y1),
            Svg.number(middle),
            Svg.number(y2),
            Svg.number(x2),
            Svg.number(y2),
            Svg.number(broad),
            Svg.number(middle),
            Svg.number(y2 + broad),
            Svg.number(middle),
            Svg.number(y1 + broad),
            Svg.number(x1),
            Svg.number(y1 + broad));
  }
}

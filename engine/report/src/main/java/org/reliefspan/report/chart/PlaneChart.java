package org.reliefspan.report.chart;

import java.util.List;
import java.util.OptionalDouble;
import org.reliefspan.report.chart.Svg.Anchor;

/** The cost-effectiveness plane: what strategies gain and cost beyond the first, draw by draw. */
public final class PlaneChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 84;
  private static final int RIGHT = 24;
  private static final int PLOT_HEIGHT = 380;
  private static final int ROW = 20;
  private static final int ABOUT = 6;
  private static final int MOST_DOTS = 1000;

  private PlaneChart() {}

  /**
   * One strategy.
   *
   * @param effects beyond the first strategy, by draw; none without draws
   * @param costs as many
   * @param effect with the parameters as written
   * @param cost with the parameters as written
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Cloud(String name, double[] effects, double[] costs, double effect, double cost) {}

  /**
   * What is drawn.
   *
   * @param effectWords what the axis across shows
   * @param costWords what the axis up shows
   * @param threshold slope of the line below which a strategy is worth its cost
   * @param thresholdWords what the line says
   */
  public record Content(
      String title,
      String effectWords,
      String costWords,
      OptionalDouble threshold,
      String thresholdWords,
      List<Cloud> clouds) {
    public Content {
      clouds = List.copyOf(clouds);
    }
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    int rows = content.clouds().size() + (content.threshold().isPresent() ? 1 : 0);
    int top = 32 + ROW * rows;
    Svg svg =
        new Svg(
            WIDTH,
            top + PLOT_HEIGHT + 52,
            new Svg.Caption(content.title(), content.costWords() + " by " + content.effectWords()));
    Scale across = scale(content, true, LEFT, WIDTH - RIGHT);
    Scale up = scale(content, false, top + PLOT_HEIGHT, top);
    axes(svg, content, across, up);
    for (int i = 0; i < content.clouds().size(); i++) {
      dots(svg, content.clouds().get(i), across, up, Ink.of(i + 1).colour());
    }
    svg.dot(across.at(0), up.at(0), 5, Ink.of(0).colour());
    for (int i = 0; i < content.clouds().size(); i++) {
      Cloud cloud = content.clouds().get(i);
      svg.dot(across.at(cloud.effect()), up.at(cloud.cost()), 7, "var(--paper,#fff)");
      svg.dot(across.at(cloud.effect()), up.at(cloud.cost()), 5.5, Ink.of(i + 1).colour());
      svg.dot(LEFT + 8, 12 + ROW * i, 5.5, Ink.of(i + 1).colour());
      svg.text(LEFT + 24, 16 + ROW * i, Anchor.START, cloud.name());
    }
    threshold(svg, content, across, up);
    return svg.toString();
  }

  /** From what is drawn and 0, with a margin. */
  private static Scale scale(Content content, boolean effect, double start, double end) {
    double low = 0;
    double high = 0;
    for (Cloud cloud : content.clouds()) {
      double mean = effect ? cloud.effect() : cloud.cost();
      low = Math.min(low, mean);
      high = Math.max(high, mean);
      for (double value : effect ? cloud.effects() : cloud.costs()) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double margin = high > low ? 0.06 * (high - low) : 1;
    return new Scale(low - margin, high + margin, start, end);
  }

  private static void axes(Svg svg, Content content, Scale across, Scale up) {
    for (double tick : up.ticks(ABOUT)) {
      svg.rule(LEFT, up.at(tick), WIDTH - RIGHT, up.at(tick), "0.1");
      svg.mutedText(LEFT - 10, up.at(tick) + 4, Anchor.END, Amounts.plain(tick));
    }
    for (double tick : across.ticks(ABOUT)) {
      svg.rule(across.at(tick), up.start(), across.at(tick), up.end(), "0.1");
      svg.mutedText(across.at(tick), up.start() + 20, Anchor.MIDDLE, Amounts.plain(tick));
    }
    svg.rule(across.at(0), up.start(), across.at(0), up.end(), "0.6");
    svg.rule(LEFT, up.at(0), WIDTH - RIGHT, up.at(0), "0.6");
    svg.mutedText(WIDTH - RIGHT, up.start() + 40, Anchor.END, content.effectWords());
    svg.mutedText(0, up.end() - 12, Anchor.START, content.costWords());
  }

  private static void dots(Svg svg, Cloud cloud, Scale across, Scale up, String colour) {
    int size = cloud.effects().length;
    int shown = Math.min(size, MOST_DOTS);
    for (int i = 0; i < shown; i++) {
      int draw = (int) ((long) i * size / shown);
      svg.faintDot(across.at(cloud.effects()[draw]), up.at(cloud.costs()[draw]), 2.6, colour);
    }
  }

  /** The line through 0, cut at the edges of the plot. */
  private static void threshold(Svg svg, Content content, Scale across, Scale up) {
    if (content.threshold().isEmpty()) {
      return;
    }
    double slope = content.threshold().getAsDouble();
    double from = across.low();
    double to = across.high();
    if (slope > 0) {
      from = Math.max(from, up.low() / slope);
      to = Math.min(to, up.high() / slope);
    }
    String line =
        "M%s %sL%s %s"
            .formatted(
                Svg.number(across.at(from)),
                Svg.number(up.at(slope * from)),
                Svg.number(across.at(to)),
                Svg.number(up.at(slope * to)));
    svg.line(line, new Ink("currentColor", "5 4"));
    double y = 12 + ROW * content.clouds().size();
    svg.line("M%s %sH%s".formatted(LEFT, Svg.number(y), LEFT + 17), new Ink("currentColor", "5 4"));
    svg.mutedText(LEFT + 24, y + 4, Anchor.START, content.thresholdWords());
  }
}

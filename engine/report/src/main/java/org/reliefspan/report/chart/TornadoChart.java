package org.reliefspan.report.chart;

import java.util.List;
import org.reliefspan.report.chart.Svg.Anchor;

/** What single parameters do to a number, the widest bar above. */
public final class TornadoChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 200;
  private static final int RIGHT = 70;
  private static final int TOP = 62;
  private static final int ROW = 30;
  private static final int BAR = 17;
  private static final int LONGEST = 28; // letters of a label
  private static final int ABOUT = 6;

  private TornadoChart() {}

  /**
   * One parameter.
   *
   * @param low its low value
   * @param high its high value
   * @param atLow the number at the low value
   * @param atHigh the number at the high value
   */
  public record Bar(String parameter, double low, double high, double atLow, double atHigh) {}

  /**
   * What is drawn.
   *
   * @param words what the axis shows
   * @param base the number with all parameters as written
   */
  public record Content(String title, String words, double base, List<Bar> bars) {
    public Content {
      bars = List.copyOf(bars);
    }
  }

  /** The chart as an SVG document. */
  public static String svg(Content content) {
    int bottom = TOP + ROW * content.bars().size();
    Svg svg = new Svg(WIDTH, bottom + 52, new Svg.Caption(content.title(), description(content)));
    Scale scale = scale(content);
    for (double tick : scale.ticks(ABOUT)) {
      svg.rule(scale.at(tick), TOP - 8, scale.at(tick), bottom, tick == 0 ? "0.5" : "0.12");
      svg.mutedText(scale.at(tick), bottom + 18, Anchor.MIDDLE, Amounts.plain(tick));
    }
    for (int i = 0; i < content.bars().size(); i++) {
      bar(svg, content.bars().get(i), TOP + ROW * i, scale, content.base());
    }
    svg.stroke(
        "M%s %sV%s".formatted(Svg.number(scale.at(content.base())), TOP - 12, bottom), "1.6", "1");
    svg.mutedText(scale.at(content.base()), TOP - 18, Anchor.MIDDLE, "as written");
    svg.mutedText(WIDTH - RIGHT, bottom + 38, Anchor.END, content.words());
    legend(svg);
    return svg.toString();
  }

  private static String description(Content content) {
    StringBuilder words = new StringBuilder(content.words());
    for (Bar bar : content.bars()) {
      words
          .append(". ")
          .append(bar.parameter())
          .append(": ")
          .append(Amounts.plain(bar.atLow()))
          .append(" to ")
          .append(Amounts.plain(bar.atHigh()));
    }
    return words.append('.').toString();
  }

  private static Scale scale(Content content) {
    double low = Math.min(0, content.base());
    double high = Math.max(0, content.base());
    for (Bar bar : content.bars()) {
      low = Math.min(low, Math.min(bar.atLow(), bar.atHigh()));
      high = Math.max(high, Math.max(bar.atLow(), bar.atHigh()));
    }
    double margin = high > low ? 0.1 * (high - low) : 1;
    return new Scale(low - margin, high + margin, LEFT, WIDTH - RIGHT);
  }

  private static void bar(Svg svg, Bar bar, double top, Scale scale, double base) {
    String label = bar.parameter().replace('_', ' ');
    String cut = label.length() > LONGEST ? label.substring(0, LONGEST - 1) + "…" : label;
    double y = top + (ROW - BAR) / 2.0;
    svg.text(LEFT - 14, top + ROW / 2.0 + 4, Anchor.END, cut);
    side(svg, y, scale.at(base), scale.at(bar.atLow()), Ink.of(0).colour());
    side(svg, y, scale.at(base), scale.at(bar.atHigh()), Ink.of(4).colour());
    boolean lowIsLeft = bar.atLow() <= bar.atHigh();
    double left = scale.at(Math.min(bar.atLow(), bar.atHigh()));
    double right = scale.at(Math.max(bar.atLow(), bar.atHigh()));
    double middle = top + ROW / 2.0 + 4;
    svg.clearText(
        Math.min(left, scale.at(base)) - 5,
        middle,
        Anchor.END,
        Amounts.plain(lowIsLeft ? bar.low() : bar.high()));
    svg.clearText(
        Math.max(right, scale.at(base)) + 5,
        middle,
        Anchor.START,
        Amounts.plain(lowIsLeft ? bar.high() : bar.low()));
  }

  private static void side(Svg svg, double y, double base, double end, String colour) {
    svg.bar(Math.min(base, end), y, Math.abs(end - base), BAR, colour);
  }

  private static void legend(Svg svg) {
    svg.bar(LEFT, 6, 14, 12, Ink.of(0).colour());
    svg.text(LEFT + 22, 16, Anchor.START, "parameter low (2.5th percentile)");
    svg.bar(LEFT + 240, 6, 14, 12, Ink.of(4).colour());
    svg.text(LEFT + 262, 16, Anchor.START, "parameter high (97.5th percentile)");
  }
}

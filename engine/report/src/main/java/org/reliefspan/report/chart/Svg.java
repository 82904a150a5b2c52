package org.reliefspan.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes one SVG document. Layout uses no font metrics and colours follow the page, so the bytes do
 * not depend on the machine and a figure reads on light and dark pages alike: a chart library that
 * measures text can promise neither. Not thread-safe.
 */
final class Svg {
  static final String MUTED = "0.62";
  private final StringBuilder text = new StringBuilder();

  Svg(int width, int height, Caption caption) {
    text.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"img\""
                + " font-family=\"system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\""
                + " font-size=\"12\" fill=\"currentColor\">\n")
            .formatted(width, height));
    text.append("<title>").append(escaped(caption.title())).append("</title>\n");
    text.append("<desc>").append(escaped(caption.description())).append("</desc>\n");
  }

  /** Title and description for readers who cannot see the figure. */
  record Caption(String title, String description) {}

  /** Where a text starts, ends or is centred. */
  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String word;

    Anchor(String word) {
      this.word = word;
    }
  }

  Svg text(double x, double y, Anchor anchor, String words) {
    return styledText(x, y, anchor, words, "");
  }

  Svg mutedText(double x, double y, Anchor anchor, String words) {
    return styledText(x, y, anchor, words, " fill-opacity=\"" + MUTED + "\"");
  }

  Svg boldText(double x, double y, Anchor anchor, String words) {
    return styledText(x, y, anchor, words, " font-weight=\"600\"");
  }

  private Svg styledText(double x, double y, Anchor anchor, String words, String style) {
    text.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>\n"
            .formatted(number(x), number(y), anchor.word, style, escaped(words)));
    return this;
  }

  Svg rule(double x1, double y1, double x2, double y2, String opacity) {
    text.append("<path d=\"M").append(number(x1)).append(' ').append(number(y1));
    text.append('L').append(number(x2)).append(' ').append(number(y2));
    text.append("\" stroke=\"currentColor\" stroke-opacity=\"").append(opacity).append("\"/>\n");
    return this;
  }

  Svg line(String path, Ink ink) {
    text.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"");
    text.append(ink.colour()).append("\" stroke-width=\"2.2\" stroke-linejoin=\"round\"");
    if (!ink.dashes().isEmpty()) {
      text.append(" stroke-dasharray=\"").append(ink.dashes()).append('"');
    }
    text.append("/>\n");
    return this;
  }

  Svg area(String path, String colour, String opacity) {
    text.append("<path d=\"").append(path).append("\" fill=\"").append(colour);
    text.append("\" fill-opacity=\"").append(opacity).append("\"/>\n");
    return this;
  }

  Svg dot(double x, double y, double radius, String colour) {
    text.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
    text.append("\" r=\"").append(number(radius)).append("\" fill=\"").append(colour);
    text.append("\"/>\n");
    return this;
  }

  /** A rectangle with round corners, filled faintly and drawn around. */
  Svg box(double x, double y, double width, double height, String colour) {
    text.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
    text.append("\" width=\"").append(number(width)).append("\" height=\"");
    text.append(number(height)).append("\" rx=\"8\" fill=\"").append(colour);
    text.append("\" fill-opacity=\"0.1\" stroke=\"").append(colour);
    text.append("\" stroke-width=\"1.6\"/>\n");
    return this;
  }

  /** A filled rectangle without a line. */
  Svg bar(double x, double y, double width, double height, String colour) {
    text.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
    text.append("\" width=\"").append(number(width)).append("\" height=\"");
    text.append(number(height)).append("\" fill=\"").append(colour).append("\"/>\n");
    return this;
  }

  /** A line in the colour of the text. */
  Svg stroke(String path, String width, String opacity) {
    text.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"currentColor\"");
    text.append(" stroke-width=\"").append(width).append("\" stroke-opacity=\"");
    text.append(opacity).append("\"/>\n");
    return this;
  }

  /** A broad faint line below others. */
  Svg broad(String path, String colour) {
    text.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"");
    text.append(colour).append("\" stroke-width=\"9\" stroke-opacity=\"0.25\"");
    text.append(" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>\n");
    return this;
  }

  /** A shape in the colour of the text. */
  Svg solid(String path, String opacity) {
    return area(path, "currentColor", opacity);
  }

  /** A faint dot. */
  Svg faintDot(double x, double y, double radius, String colour) {
    text.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
    text.append("\" r=\"").append(number(radius)).append("\" fill=\"").append(colour);
    text.append("\" fill-opacity=\"0.35\"/>\n");
    return this;
  }

  /** Small words that stay legible where lines cross them: the page shines around the letters. */
  Svg clearText(double x, double y, Anchor anchor, String words) {
    return styledText(
        x,
        y,
        anchor,
        words,
        " font-size=\"11\" style=\"paint-order:stroke;stroke:var(--paper,#fff);stroke-width:5px;"
            + "stroke-linejoin:round\"");
  }

  /** Small words within a cell. */
  Svg smallText(double x, double y, Anchor anchor, String words) {
    return styledText(x, y, anchor, words, " font-size=\"11\"");
  }

  /** Small words within a dark cell. */
  Svg lightText(double x, double y, Anchor anchor, String words) {
    return styledText(x, y, anchor, words, " font-size=\"11\" style=\"fill:#fff\"");
  }

  /** A dashed line in the colour of the text. */
  Svg dashed(String path, String width) {
    text.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"currentColor\"");
    text.append(" stroke-width=\"").append(width);
    text.append("\" stroke-opacity=\"0.8\" stroke-dasharray=\"5 3\"/>\n");
    return this;
  }

  Svg layer(DataLayer layer) {
    text.append(layer.svg());
    return this;
  }

  @Override
  public String toString() {
    return text + "</svg>\n";
  }

  /** A coordinate with one decimal at most, rounded from the exact binary value. */
  static String number(double coordinate) {
    BigDecimal rounded = new BigDecimal(coordinate).setScale(1, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** An opacity with two decimals at most. */
  static String opacity(double opacity) {
    BigDecimal rounded = new BigDecimal(opacity).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

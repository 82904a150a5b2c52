package org.reliefspan.report.chart;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines, dots and intervals drawn by XChart on a plot whose edges are known. XChart writes no text
 * here, because text would be laid out with the fonts of the machine; axes and words are written by
 * {@link Svg}. Not thread-safe.
 */
final class DataLayer {
  private static final String HEADLESS = "java.awt.headless";

  static {
    // Drawing needs no screen; without this a DISPLAY that cannot be reached ends the rendering.
    // The first colour settles the question, so this comes before it.
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
  }

  private static final Color NOTHING = new Color(0, 0, 0, 0);
  private static final float LINE = 2.2f;
  private static final float INTERVAL = 1.6f;
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
  private static final Pattern CLIP = Pattern.compile(" clip-path=\"[^\"]*\"");

  private final Scale across;
  private final Scale up;
  private final XYChart chart;
  private int series;

  /** A plot on the pixels of both scales, of which {@code up} runs upwards. */
  DataLayer(Scale across, Scale up) {
    this.across = across;
    this.up = up;
    this.chart =
        new XYChartBuilder()
            .width((int) Math.round(across.end() - across.start()))
            .height((int) Math.round(up.start() - up.end()))
            .build();
    chart
        .getStyler()
        .setLegendVisible(false)
        .setChartTitleVisible(false)
        .setChartBackgroundColor(NOTHING)
        .setChartPadding(0)
        .setPlotBackgroundColor(NOTHING)
        .setPlotBorderVisible(false)
        .setPlotContentSize(1);
    chart
        .getStyler()
        .setAxisTitlesVisible(false)
        .setAxisTicksVisible(false)
        .setPlotGridLinesVisible(false)
        .setPlotMargin(0)
        .setXAxisMin(across.low())
        .setXAxisMax(across.high())
        .setYAxisMin(up.low())
        .setYAxisMax(up.high());
  }

  /** A line through the points, with a dot on each. */
  DataLayer line(double[] x, double[] y, Ink ink) {
    XYSeries line = add(x, y, ink, 255, SeriesMarkers.CIRCLE);
    line.setLineStyle(ink.stroke(LINE));
    return this;
  }

  /** Dots of this size in pixels, not joined. */
  DataLayer dots(double[] x, double[] y, Ink ink, int size) {
    XYSeries dots = add(x, y, ink, 255, SeriesMarkers.CIRCLE);
    dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    chart.getStyler().setMarkerSize(size);
    return this;
  }

  /** Straight pieces from each start to its end. */
  DataLayer intervals(double[][] from, double[][] to, Ink ink) {
    int n = from[0].length;
    double[] x = new double[3 * n];
    double[] y = new double[3 * n];
    for (int i = 0; i < n; i++) {
      x[3 * i] = from[0][i];
      y[3 * i] = from[1][i];
      x[3 * i + 1] = to[0][i];
      y[3 * i + 1] = to[1][i];
      x[3 * i + 2] = to[0][i];
      y[3 * i + 2] = Double.NaN; // lifts the pen
    }
    XYSeries pieces = add(x, y, ink, 140, SeriesMarkers.NONE);
    pieces.setLineStyle(new BasicStroke(INTERVAL));
    return this;
  }

  private XYSeries add(double[] x, double[] y, Ink ink, int opacity, Marker marker) {
    Color solid = Color.decode(ink.colour());
    Color colour = new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), opacity);
    series++;
    XYSeries added = chart.addSeries("series " + series, x, y);
    added.setLineColor(colour);
    added.setMarkerColor(colour);
    added.setMarker(marker);
    return added;
  }

  /** The drawn group, moved to its place. */
  String svg() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      VectorGraphics2D graphics = new VectorGraphics2D();
      chart.paint(graphics, chart.getWidth(), chart.getHeight());
      Processors.get("svg")
          .getDocument(
              graphics.getCommands(), new PageSize(0, 0, chart.getWidth(), chart.getHeight()))
          .writeTo(bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    String document = bytes.toString(StandardCharsets.UTF_8);
    int start = document.indexOf("<g");
    int end = document.lastIndexOf("</svg>");
    String group = start < 0 ? "" : document.substring(start, end);
    String unclipped = CLIP.matcher(group).replaceAll("");
    String rounded =
        LONG_NUMBER
            .matcher(unclipped)
            .replaceAll(number -> Svg.number(Double.parseDouble(number.group())));
    return "<g transform=\"translate(%s %s)\">\n%s</g>\n"
        .formatted(
            Svg.number(across.start()),
            Svg.number(up.end()),
            rounded.replaceAll("(?m)^\\s+|\\s+$", "").strip() + "\n");
  }
}

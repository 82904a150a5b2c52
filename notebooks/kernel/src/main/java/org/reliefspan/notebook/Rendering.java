package org.reliefspan.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** How values look below their cell: tables as HTML, charts and images as PNG, SVG as it is. */
final class Rendering {
  private Rendering() {}

  static DisplayData of(Object value) {
    if (value instanceof DisplayData data) {
      return data;
    }
    if (value instanceof Table table) {
      return table(table);
    }
    if (value instanceof Chart<?, ?> chart) {
      return png(BitmapEncoder.getBufferedImage(chart), "chart");
    }
    if (value instanceof BufferedImage image) {
      return png(image, "image");
    }
    if (value instanceof Svg svg) {
      DisplayData data = new DisplayData("SVG picture");
      data.putSVG(svg.text());
      return data;
    }
    return new DisplayData(String.valueOf(value));
  }

  private static DisplayData table(Table table) {
    DisplayData data = new DisplayData(table.print());
    data.putHTML(HtmlTable.of(table));
    return data;
  }

  private static DisplayData png(BufferedImage image, String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    DisplayData data =
        new DisplayData("%s, %d x %d".formatted(name, image.getWidth(), image.getHeight()));
    data.putData(MIMEType.IMAGE_PNG, Base64.getEncoder().encodeToString(bytes.toByteArray()));
    return data;
  }
}

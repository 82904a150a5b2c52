package org.reliefspan.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.QuickChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CellsTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void aCellShowsItsLastExpression() throws Exception {
    assertThat(cells.run("int a = 2; int b = 3;\na + b")).contains(5);
    assertThat(cells.run("a")).contains(2);
  }

  @Test
  void aCellWithoutAnExpressionShowsNothing() throws Exception {
    assertThat(cells.run("import java.util.List;\nvar x = List.of(1); // a list")).isEmpty();
    assertThat(cells.run("int n; n = 4;")).isEmpty();
    assertThat(cells.run("System.out.print(\"\");")).isEmpty();
  }

  @Test
  void callsMayBeChainedOverLines() throws Exception {
    assertThat(
            cells.run(
                "java.util.List.of(3, 1)\n    .stream()\n    .sorted()\n    .toList()\n    .get(0)"))
        .contains(1);
  }

  @Test
  void aMistakeIsShownWithItsLine() {
    assertThatThrownBy(() -> cells.run("int a = 1;\nString s = a;"))
        .hasMessageContaining("incompatible types")
        .hasMessageContaining("  String s = a;");
  }

  @Test
  void anUnknownNameIsNamed() {
    assertThatThrownBy(() -> cells.run("Clinik c;")).hasMessageContaining("Clinik");
  }

  @Test
  void anUnfinishedCellIsRefused() {
    assertThatThrownBy(() -> cells.run("f(1, ")).hasMessageContaining("bracket");
  }

  @Test
  void anExceptionIsShownDownToTheCell() {
    assertThatThrownBy(() -> cells.run("int zero = 0;\nInteger.parseInt(\"x\")"))
        .hasMessageStartingWith("java.lang.NumberFormatException: For input string: \"x\"")
        .hasMessageEndingWith("in the cell, line 1 of its statement");
  }

  @Test
  void tablesBecomeHtml() {
    Table table =
        Table.create("t", StringColumn.create("name", "a < b"), DoubleColumn.create("days", 41.5));
    assertThat(Rendering.of(table).getData(MIMEType.TEXT_HTML).toString())
        .contains("<th>days</th>", "a &lt; b", "<td style=\"text-align:right\">41.5</td>");
  }

  @Test
  void chartsBecomePictures() {
    DisplayData shown =
        Rendering.of(
            QuickChart.getChart("c", "x", "y", "s", new double[] {0, 1}, new double[] {1, 0}));
    assertThat(shown.getData(MIMEType.IMAGE_PNG).toString()).startsWith("iVBOR");
  }

  @Test
  void svgStaysSvg() {
    assertThat(Rendering.of(new Svg("<svg/>")).getData(MIMEType.IMAGE_SVG)).isEqualTo("<svg/>");
  }
}

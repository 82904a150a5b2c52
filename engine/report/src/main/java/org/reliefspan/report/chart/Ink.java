package org.reliefspan.report.chart;

import java.awt.BasicStroke;
import java.util.List;

/**
 * How one series is drawn: colours of Okabe and Ito (2008), which the colour-blind tell apart, and
 * dashes for those who print in grey.
 */
record Ink(String colour, String dashes) {
  private static final List<Ink> SERIES =
      List.of(
          new Ink("#0072B2", ""),
          new Ink("#D55E00", "7 3"),
          new Ink("#009E73", "2 3"),
          new Ink("#CC79A7", "9 3 2 3"),
          new Ink("#E69F00", "12 4"),
          new Ink("#56B4E9", "4 2"));

  /** The ink of the series at this position. */
  static Ink of(int position) {
    return SERIES.get(position % SERIES.size());
  }

  private static final List<String> AREAS =
      List.of(
          "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#7F7F7F",
          "#8C6BB1", "#A6761D", "#66A61E", "#E7298A");

  /** The colour of an area at this position, of which more are told apart than of lines. */
  static String area(int position) {
    return AREAS.get(position % AREAS.size());
  }

  /** The same dashes for a line of this width. */
  BasicStroke stroke(float width) {
    if (dashes.isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    List<String> lengths = List.of(dashes.split(" ", -1));
    float[] pattern = new float[lengths.size()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = Float.parseFloat(lengths.get(i));
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
  }

  /** How many series can be told apart. */
  static int count() {
    return SERIES.size();
  }
}

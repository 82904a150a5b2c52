package org.reliefspan.numerics.hazard;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The rows of one partition, ordered by the day on which they leave, ready to be summed at any
 * coefficients.
 */
public final class CoxDayPart implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CoxDayLayout layout;
  private final double[][] x; // [column][position], centred
  private final double[] weight;
  private final double[] offset;
  private final int[] from; // [2 cell + (1 without event)]: first position
  private final int[] before; // [position]: cell after which the row is at risk, or -1
  private final double[] risk;
  private final CrossProducts products = new CrossProducts();
  private final double[] square;

  private CoxDayPart(CoxDayLayout layout, HazardData data, int[] from, int[] order) {
    this.layout = layout;
    int columns = layout.columns();
    int size = order.length;
    this.x = new double[columns][size];
    this.weight = new double[size];
    this.offset = new double[size];
    this.from = from;
    this.before = new int[size];
    this.risk = new double[size];
    this.square = new double[columns * columns];
    for (int i = 0; i < size; i++) {
      int row = order[i];
      for (int j = 0; j < columns; j++) {
        x[j][i] = layout.scaled(j, data.value(row, j));
      }
      weight[i] = data.weight(row);
      offset[i] = data.offset(row);
      double start = Math.min(data.start(row), layout.horizonDays());
      before[i] = start < 0 ? -1 : layout.cell(data.stratum(row), (int) start);
    }
  }

  /** Rows of a partition; each must stop on a whole day of the layout. */
  public static CoxDayPart of(CoxDayLayout layout, HazardData data) {
    if (data.columns() != layout.columns() || data.strata() > layout.strata()) {
      throw new IllegalArgumentException(
          "data (%d columns, %d strata) must fit the layout (%d, %d)"
              .formatted(data.columns(), data.strata(), layout.columns(), layout.strata()));
    }
    int[] from = new int[2 * layout.cells() + 1];
    for (int row = 0; row < data.rows(); row++) {
      if (data.weight(row) > 0) {
        from[place(layout, data, row) + 1]++;
      }
    }
    for (int place = 0; place + 1 < from.length; place++) {
      from[place + 1] += from[place];
    }
    int[] next = from.clone();
    int[] order = new int[from[from.length - 1]];
    for (int row = 0; row < data.rows(); row++) {
      if (data.weight(row) > 0) {
        order[next[place(layout, data, row)]++] = row;
      }
    }
    return new CoxDayPart(layout, data, from, order);
  }

  private static int place(CoxDayLayout layout, HazardData data, int row) {
    double stop = data.stop(row);
    if (!(stop >= 0 && stop <= layout.horizonDays() && stop == Math.rint(stop))) {
      throw new IllegalArgumentException(
          "The stop of row %d must be a whole day from 0 to %d. Maybe times need rounding."
              .formatted(row + 1, layout.horizonDays()));
    }
    return 2 * layout.cell(data.stratum(row), (int) stop) + (data.isEvent(row) ? 0 : 1);
  }

  /** Adds the sums of these rows at given coefficients. */
  public void addTo(CoxDaySums sums, double[] beta) {
    predict(beta);
    for (int cell = 0; cell < layout.cells(); cell++) {
      int events = from[2 * cell];
      int others = from[2 * cell + 1];
      int end = from[2 * cell + 2];
      if (end > events) {
        addMoments(sums, sums.momentsAt(cell), events, end);
      }
      if (others > events) {
        addEvents(sums, sums.eventsAt(cell), events, others);
        if (layout.ties() == TieHandling.EFRON) {
          addMoments(sums, sums.tiedMomentsAt(cell), events, others);
        }
      }
    }
    for (int i = 0; i < before.length; i++) {
      if (before[i] >= 0) {
        takeOff(sums, sums.momentsAt(before[i]), i);
      }
    }
  }

  private void predict(double[] beta) {
    System.arraycopy(offset, 0, risk, 0, risk.length);
    for (int j = 0; j < x.length; j++) {
      double[] column = x[j];
      double slope = beta[j];
      for (int i = 0; i < risk.length; i++) {
        risk[i] += slope * column[i];
      }
    }
    for (int i = 0; i < risk.length; i++) {
      risk[i] = weight[i] * Math.exp(risk[i]);
    }
  }

  private void addMoments(CoxDaySums sums, int target, int first, int end) {
    int columns = x.length;
    double total = 0;
    for (int i = first; i < end; i++) {
      total += risk[i];
    }
    sums.values[target] += total;
    for (int j = 0; j < columns; j++) {
      double sum = 0;
      for (int i = first; i < end; i++) {
        sum += risk[i] * x[j][i];
      }
      sums.values[target + 1 + j] += sum;
    }
    Arrays.fill(square, 0);
    products.add(x, risk, first, end, square);
    int at = target + 1 + columns;
    for (int j = 0; j < columns; j++) {
      for (int k = j; k < columns; k++) {
        sums.values[at++] += square[j * columns + k];
      }
    }
  }

  private void addEvents(CoxDaySums sums, int target, int first, int end) {
    for (int i = first; i < end; i++) {
      sums.values[target]++;
      sums.values[target + 1] += weight[i];
      sums.values[target + 2] += weight[i] * offset[i];
      for (int j = 0; j < x.length; j++) {
        sums.values[target + 3 + j] += weight[i] * x[j][i];
      }
    }
  }

  private void takeOff(CoxDaySums sums, int target, int i) {
    sums.values[target] -= risk[i];
    for (int j = 0, at = target + 1 + x.length; j < x.length; j++) {
      double value = risk[i] * x[j][i];
      sums.values[target + 1 + j] -= value;
      for (int k = j; k < x.length; k++) {
        sums.values[at++] -= value * x[k][i];
      }
    }
  }
}

package org.reliefspan.numerics.hazard;

/**
 * Covariates column by column, centred at their weighted mean and divided by their mean absolute
 * deviation, so that tolerances do not depend on units.
 */
final class ScaledColumns {
  private static final int BLOCK = 256;

  final double[][] values; // [column][position]
  final double[] centre;
  final double[] scale;

  private ScaledColumns(double[][] values, double[] centre, double[] scale) {
    this.values = values;
    this.centre = centre;
    this.scale = scale;
  }

  static ScaledColumns of(HazardData data, RiskRows rows) {
    int columns = data.columns();
    double[][] values = new double[columns][rows.size()];
    for (int from = 0; from < rows.size(); from += BLOCK) {
      int to = Math.min(rows.size(), from + BLOCK);
      for (int j = 0; j < columns; j++) {
        for (int i = from; i < to; i++) {
          values[j][i] = data.value(rows.row[i], j);
        }
      }
    }
    double[] centre = new double[columns];
    double[] scale = new double[columns];
    for (int j = 0; j < columns; j++) {
      centre[j] = centred(values[j], rows.weight);
      scale[j] = scaled(values[j], rows.weight);
    }
    return new ScaledColumns(values, centre, scale);
  }

  int size() {
    return centre.length;
  }

  /** The columns named, in that order, without copying their values. */
  ScaledColumns select(int[] kept) {
    double[][] keptValues = new double[kept.length][];
    double[] keptCentre = new double[kept.length];
    double[] keptScale = new double[kept.length];
    for (int j = 0; j < kept.length; j++) {
      keptValues[j] = values[kept[j]];
      keptCentre[j] = centre[kept[j]];
      keptScale[j] = scale[kept[j]];
    }
    return new ScaledColumns(keptValues, keptCentre, keptScale);
  }

  private static double centred(double[] column, double[] weight) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < column.length; i++) {
      sum += weight[i] * column[i];
      total += weight[i];
    }
    double mean = total > 0 ? sum / total : 0;
    for (int i = 0; i < column.length; i++) {
      column[i] -= mean;
    }
    return mean;
  }

  private static double scaled(double[] column, double[] weight) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < column.length; i++) {
      sum += weight[i] * Math.abs(column[i]);
      total += weight[i];
    }
    double scale = sum > 0 ? sum / total : 1;
    for (int i = 0; i < column.length; i++) {
      column[i] /= scale;
    }
    return scale;
  }
}

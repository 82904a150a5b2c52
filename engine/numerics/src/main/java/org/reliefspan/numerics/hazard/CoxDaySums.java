package org.reliefspan.numerics.hazard;

import java.util.Arrays;

/**
 * All that a Cox likelihood needs of the rows at one value of the coefficients: sums by stratum and
 * day. Sums of parts are added in any fixed order. Not thread-safe; one per partition.
 *
 * <p>Layout of {@link #values}: for each cell (stratum, then day) the number of events, their
 * weight, their weighted offset and covariates; then the moments of the rows that leave; then,
 * under Efron, the moments of the rows with an event. Source: as {@link CoxRegression}. Agreement:
 * with {@link CoxRegression} on the same rows, 1e-10 ({@code CoxDaySumsTest}).
 */
public final class CoxDaySums {
  private final CoxDayLayout layout;
  private final int columns;
  final int eventWidth;
  final int momentWidth;
  final double[] values;

  CoxDaySums(CoxDayLayout layout) {
    this.layout = layout;
    this.columns = layout.columns();
    this.eventWidth = 3 + columns;
    this.momentWidth = layout.momentWidth();
    int blocks = layout.ties() == TieHandling.EFRON ? 2 : 1;
    int width = eventWidth + blocks * momentWidth;
    this.values = new double[Math.multiplyExact(layout.cells(), width)];
  }

  /** Sums of no rows. */
  public static CoxDaySums empty(CoxDayLayout layout) {
    return new CoxDaySums(layout);
  }

  /** Sums whose values came from elsewhere, as from another machine. */
  public static CoxDaySums ofValues(CoxDayLayout layout, double[] values) {
    CoxDaySums sums = new CoxDaySums(layout);
    if (values.length != sums.values.length) {
      throw new IllegalArgumentException(
          "values (%d) must have %d entries".formatted(values.length, sums.values.length));
    }
    System.arraycopy(values, 0, sums.values, 0, values.length);
    return sums;
  }

  /** A copy of the values, to be sent elsewhere. */
  public double[] values() {
    return values.clone();
  }

  /** Adds the sums of other rows. */
  public void merge(CoxDaySums other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException("other must have the same layout");
    }
    for (int i = 0; i < values.length; i++) {
      values[i] += other.values[i];
    }
  }

  int eventsAt(int cell) {
    return cell * eventWidth;
  }

  int momentsAt(int cell) {
    return layout.cells() * eventWidth + cell * momentWidth;
  }

  int tiedMomentsAt(int cell) {
    return layout.cells() * (eventWidth + momentWidth) + cell * momentWidth;
  }

  /**
   * The log partial likelihood with its derivatives.
   *
   * @param beta the coefficients at which the sums were taken
   * @param gradient overwritten
   * @param information row-major, overwritten
   */
  public double evaluate(double[] beta, double[] gradient, double[] information) {
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    double value = 0;
    double[] atRisk = new double[momentWidth];
    double[] tied = new double[momentWidth];
    for (int stratum = 0; stratum < layout.strata(); stratum++) {
      Arrays.fill(atRisk, 0);
      for (int day = layout.horizonDays(); day >= 0; day--) {
        int cell = layout.cell(stratum, day);
        addTo(atRisk, momentsAt(cell));
        if (values[eventsAt(cell)] > 0) {
          if (layout.ties() == TieHandling.EFRON) {
            System.arraycopy(values, tiedMomentsAt(cell), tied, 0, momentWidth);
          }
          value += day(eventsAt(cell), beta, atRisk, tied, gradient, information);
        }
      }
    }
    CrossProducts.mirror(information, columns);
    return Double.isFinite(value) ? value : Double.NEGATIVE_INFINITY;
  }

  private void addTo(double[] target, int from) {
    for (int i = 0; i < momentWidth; i++) {
      target[i] += values[from + i];
    }
  }

  private double day(
      int events,
      double[] beta,
      double[] atRisk,
      double[] tied,
      double[] gradient,
      double[] information) {
    TieTerms terms = new TieTerms();
    double weight = values[events + 1];
    if (layout.ties() == TieHandling.EFRON) {
      terms.efron((int) Math.rint(values[events]), weight, atRisk[0], tied[0]);
    } else {
      terms.breslow(weight, atRisk[0]);
    }
    double value = values[events + 2] - terms.log;
    for (int j = 0, at = 1 + columns; j < columns; j++) {
      double sum = values[events + 3 + j];
      value += beta[j] * sum;
      gradient[j] += sum - terms.hazard * atRisk[1 + j] + terms.tied * tied[1 + j];
      for (int k = j; k < columns; k++, at++) {
        double cross = atRisk[1 + j] * tied[1 + k] + tied[1 + j] * atRisk[1 + k];
        information[j * columns + k] +=
            terms.hazard * atRisk[at]
                - terms.tied * tied[at]
                - terms.square * atRisk[1 + j] * atRisk[1 + k]
                + terms.squareTied * cross
                - terms.squareTiedTwice * tied[1 + j] * tied[1 + k];
      }
    }
    return value;
  }
}

package org.reliefspan.numerics.hazard;

import java.util.function.Function;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * The log partial likelihood of rows that lie elsewhere: each evaluation asks for their sums once.
 */
public final class CoxDayLikelihood implements LogLikelihood {
  private final int columns;
  private final Function<double[], CoxDaySums> collector;

  private CoxDayLikelihood(int columns, Function<double[], CoxDaySums> collector) {
    this.columns = columns;
    this.collector = collector;
  }

  /**
   * A likelihood from merged sums.
   *
   * @param collector gives the sums of all rows at given coefficients
   */
  public static CoxDayLikelihood of(CoxDayLayout layout, Function<double[], CoxDaySums> collector) {
    return new CoxDayLikelihood(layout.columns(), collector);
  }

  @Override
  public int size() {
    return columns;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    return collector.apply(parameters.clone()).evaluate(parameters, gradient, information);
  }
}

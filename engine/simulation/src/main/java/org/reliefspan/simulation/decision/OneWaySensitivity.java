package org.reliefspan.simulation.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One-way sensitivity: how an outcome moves when one parameter does, all others at their base. The
 * bars of a tornado, the widest first.
 */
public final class OneWaySensitivity {

  /**
   * One parameter.
   *
   * @param range what it was varied between
   * @param atLow outcome at its low value
   * @param atHigh outcome at its high value
   */
  public record Bar(ParameterRange range, double atLow, double atHigh) {

    /** Distance of the two outcomes. */
    public double width() {
      return Math.abs(atHigh - atLow);
    }
  }

  private final double base;
  private final List<Bar> bars;

  private OneWaySensitivity(double base, List<Bar> bars) {
    this.base = base;
    this.bars = bars;
  }

  /**
   * Evaluates the outcome at both ends of every range.
   *
   * @param parameters base values, by index
   * @param outcome of a vector of parameters, which it must not change
   */
  public static OneWaySensitivity of(
      double[] parameters, List<ParameterRange> ranges, ToDoubleFunction<double[]> outcome) {
    List<Bar> bars = new ArrayList<>();
    for (ParameterRange range : ranges) {
      bars.add(
          new Bar(
              range,
              outcome.applyAsDouble(with(parameters, range.index(), range.low())),
              outcome.applyAsDouble(with(parameters, range.index(), range.high()))));
    }
    bars.sort(Comparator.comparingDouble(Bar::width).reversed());
    return new OneWaySensitivity(outcome.applyAsDouble(parameters.clone()), List.copyOf(bars));
  }

  private static double[] with(double[] parameters, int index, double value) {
    double[] changed = parameters.clone();
    changed[index] = value;
    return changed;
  }

  /** Outcome at the base values. */
  public double base() {
    return base;
  }

  /** The widest first; equally wide ones in the order given. */
  public List<Bar> bars() {
    return bars;
  }
}

package org.reliefspan.simulation.run;

import java.util.List;
import java.util.OptionalDouble;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;
import org.reliefspan.simulation.tally.Ratio;

/**
 * What an engine found, by strategy and outcome. Arrays are row-major.
 *
 * @param strategies names, in order
 * @param outcomes names, in order
 * @param states names, in order
 * @param values [strategy][outcome], with the parameters as written
 * @param errors [strategy][outcome], one standard error of Monte Carlo; 0 for a cohort
 * @param differences [strategy][comparator][outcome], patient by patient with shared luck
 * @param differenceErrors [strategy][comparator][outcome]; 0 for a cohort
 * @param parameters names of those that are drawn, in order; empty without draws
 * @param parameterValues [draw][parameter], of the first strategy that draws it
 * @param drawn [draw][strategy][outcome]
 * @param times of the occupancy, in the unit of the file
 * @param timesOf by strategy, how many of the times are not after its horizon
 * @param occupancy [strategy][time][state], shares of patients; 0 after the horizon
 * @param measures means of measures at the times of the occupancy; nobody was read by a cohort
 * @param ratios errors of outcomes that are ratios of two others
 * @param patients that were simulated with the parameters as written; 0 for a cohort
 * @param relativeError the largest Monte Carlo error beside what must be precise, where a precision
 *     was asked for
 */
@SuppressWarnings("ArrayRecordComponent")
public record SimulationResult(
    List<String> strategies,
    List<String> outcomes,
    List<String> states,
    double[] values,
    double[] errors,
    double[] differences,
    double[] differenceErrors,
    List<String> parameters,
    double[] parameterValues,
    double[] drawn,
    double[] times,
    int[] timesOf,
    double[] occupancy,
    MeasureMeans measures,
    RatioMeans ratios,
    long patients,
    OptionalDouble relativeError) {
  /** Copies the lists. */
  public SimulationResult {
    strategies = List.copyOf(strategies);
    outcomes = List.copyOf(outcomes);
    states = List.copyOf(states);
    parameters = List.copyOf(parameters);
  }

  /** Value of an outcome with the parameters as written. */
  public double value(int strategy, int outcome) {
    return values[strategy * outcomes.size() + outcome];
  }

  /** One standard error of Monte Carlo of {@link #value}. */
  public double error(int strategy, int outcome) {
    return errors[strategy * outcomes.size() + outcome];
  }

  /** Value under a strategy less that under a comparator. */
  public double difference(int strategy, int comparator, int outcome) {
    return differences[pair(strategy, comparator, outcome)];
  }

  /** One standard error of Monte Carlo of {@link #difference}. */
  public double differenceError(int strategy, int comparator, int outcome) {
    return differenceErrors[pair(strategy, comparator, outcome)];
  }

  private int pair(int strategy, int comparator, int outcome) {
    return (strategy * strategies.size() + comparator) * outcomes.size() + outcome;
  }

  /** Number of draws of the parameters. */
  public int draws() {
    return drawn.length / (strategies.size() * outcomes.size());
  }

  /** Value of an outcome in a draw, which count from 0 here. */
  public double drawn(int draw, int strategy, int outcome) {
    return drawn[(draw * strategies.size() + strategy) * outcomes.size() + outcome];
  }

  /** Value of a drawn parameter in a draw. */
  public double parameter(int draw, int parameter) {
    return parameterValues[draw * parameters.size() + parameter];
  }

  /** Mean of an outcome over the draws; nothing without draws. */
  public OptionalDouble meanOfDraws(int strategy, int outcome) {
    double sum = 0;
    for (int draw = 0; draw < draws(); draw++) {
      sum += drawn(draw, strategy, outcome);
    }
    return draws() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / draws());
  }

  /** Limits of an outcome by the uncertainty of the parameters; needs draws. */
  public Limits limits(int strategy, int outcome, double level) {
    double[] all = new double[draws()];
    for (int draw = 0; draw < all.length; draw++) {
      all[draw] = drawn(draw, strategy, outcome);
    }
    return PercentileInterval.of(all, level);
  }

  /** Ratio of two means with the parameters as written; nothing where the denominator is 0. */
  public OptionalDouble ratio(int strategy, int ratio) {
    Ratio of = ratios.ratios().get(ratio);
    return quotient(value(strategy, of.numerator()), value(strategy, of.denominator()));
  }

  /** The same in a draw. */
  public OptionalDouble drawnRatio(int draw, int strategy, int ratio) {
    Ratio of = ratios.ratios().get(ratio);
    return quotient(drawn(draw, strategy, of.numerator()), drawn(draw, strategy, of.denominator()));
  }

  private static OptionalDouble quotient(double numerator, double denominator) {
    double quotient = numerator / denominator;
    return Math.abs(quotient) < Double.POSITIVE_INFINITY
        ? OptionalDouble.of(quotient)
        : OptionalDouble.empty();
  }

  /** Share of patients in a state at one of the times. */
  public double occupancy(int strategy, int time, int state) {
    return occupancy[(strategy * times.length + time) * states.size() + state];
  }
}

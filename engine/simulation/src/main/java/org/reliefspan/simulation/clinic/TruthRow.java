package org.reliefspan.simulation.clinic;

import java.util.List;

/**
 * One true value, with the keys of {@code relief.csv}.
 *
 * @param procedure family of the catalogue
 * @param stratum {@code all}, {@code episode=first} or {@code episode=repeat}
 * @param definition for instance {@code pain_50}
 * @param strategy {@code composite}, {@code hypothetical}, or {@code competing} for what comes
 *     first of repeat, surgery and death
 * @param population {@code all_treated}, {@code responders} (reach relief) or {@code
 *     planted_responders} (an effect was planted)
 * @param quantity as in {@code relief.csv}, {@code share_never_lost}, and {@code in_relief_Nd} for
 *     the share in relief N days after the procedure
 * @param value days for durations and means, else a probability; infinite when relief is never lost
 * @param mcError one standard error of Monte Carlo, clustered by patient, in the unit of the value;
 *     infinite with an infinite value
 * @param episodes index procedures behind the value
 */
public record TruthRow(
    String procedure,
    String stratum,
    String definition,
    String strategy,
    String population,
    String quantity,
    double value,
    double mcError,
    long episodes) {

  /** The value of column {@code estimator}. */
  public static final String ESTIMATOR = "truth";

  private static final List<String> HEADER =
      List.of(
          "procedure",
          "stratum",
          "definition",
          "strategy",
          "population",
          "estimator",
          "quantity",
          "value",
          "mc_error",
          "episodes");

  /** The same value, known to be exact. */
  TruthRow withoutError() {
    return new TruthRow(
        procedure, stratum, definition, strategy, population, quantity, value, 0, episodes);
  }

  /**
   * The columns of {@code truth/estimands.csv}.
   *
   * @return column names in the order of {@link #cells}
   */
  public static List<String> header() {
    return HEADER;
  }

  /**
   * The row as text, numbers to ten significant digits.
   *
   * @return cells in the order of {@link #header}
   */
  public List<String> cells() {
    return List.of(
        procedure,
        stratum,
        definition,
        strategy,
        population,
        ESTIMATOR,
        quantity,
        text(value),
        text(mcError),
        Long.toString(episodes));
  }

  /** Ten significant digits, the same on every version of Java; Inf for infinity. */
  static String text(double number) {
    if (number == Double.POSITIVE_INFINITY) {
      return "Inf";
    }
    return Decimals.significant(number);
  }
}

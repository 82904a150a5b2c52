package org.reliefspan.simulation.clinic;

import java.util.List;

/**
 * One true number about treatments, mechanisms or the process itself.
 *
 * @param contrast what it is about
 * @param arm arm, or first arm of a difference
 * @param comparator second arm, empty for a level
 * @param population whose number it is
 * @param outcome what is looked at
 * @param value in the unit of the outcome
 * @param mcError one standard error of Monte Carlo, 0 when exact
 * @param method {@code exact} or {@code monte_carlo}
 */
public record ContrastRow(
    String contrast,
    String arm,
    String comparator,
    String population,
    String outcome,
    double value,
    double mcError,
    String method) {

  private static final List<String> HEADER =
      List.of(
          "contrast", "arm", "comparator", "population", "outcome", "value", "mc_error", "method");

  /**
   * The columns of {@code truth/contrasts.csv}.
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
        contrast,
        arm,
        comparator,
        population,
        outcome,
        TruthRow.text(value),
        TruthRow.text(mcError),
        method);
  }
}

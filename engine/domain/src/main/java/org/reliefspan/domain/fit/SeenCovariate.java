package org.reliefspan.domain.fit;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the rows of a fit held of a variable: beyond it the fit is extrapolated.
 *
 * @param name as in the formula
 * @param from smallest value; empty for words
 * @param to largest value; empty for words
 * @param levels of words, the reference first; empty for numbers
 */
public record SeenCovariate(
    String name, OptionalDouble from, OptionalDouble to, List<String> levels) {
  public SeenCovariate {
    levels = List.copyOf(levels);
  }

  /** A number within a range. */
  public static SeenCovariate ofNumber(String name, double from, double to) {
    return new SeenCovariate(name, OptionalDouble.of(from), OptionalDouble.of(to), List.of());
  }

  /** Words. */
  public static SeenCovariate ofWords(String name, List<String> levels) {
    return new SeenCovariate(name, OptionalDouble.empty(), OptionalDouble.empty(), levels);
  }
}

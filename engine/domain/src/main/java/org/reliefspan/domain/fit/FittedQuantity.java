package org.reliefspan.domain.fit;

import java.util.OptionalDouble;
import org.reliefspan.numerics.limits.Limits;

/**
 * A number derived from the fit, such as a median; empty where it cannot be computed.
 *
 * @param stratum {@code all}, or {@code column=value} joined by semicolons
 * @param name such as {@code median} or {@code rmst}
 */
public record FittedQuantity(
    String stratum,
    String name,
    OptionalDouble value,
    OptionalDouble se,
    OptionalDouble lower,
    OptionalDouble upper) {

  /** What is not finite is not known; limits alone may be infinite. */
  public FittedQuantity {
    value = Finite.only(value);
    se = Finite.only(se);
    lower = Finite.orInfinite(lower);
    upper = Finite.orInfinite(upper);
  }

  /** A number alone. */
  public static FittedQuantity of(String stratum, String name, double value) {
    OptionalDouble none = OptionalDouble.empty();
    return new FittedQuantity(stratum, name, OptionalDouble.of(value), none, none, none);
  }

  /** A number with its standard error and limits. */
  public static FittedQuantity of(
      String stratum, String name, double value, double se, Limits limits) {
    return new FittedQuantity(
        stratum,
        name,
        OptionalDouble.of(value),
        OptionalDouble.of(se),
        OptionalDouble.of(limits.lower()),
        OptionalDouble.of(limits.upper()));
  }

  public static FittedQuantity notEstimable(String stratum, String name) {
    OptionalDouble none = OptionalDouble.empty();
    return new FittedQuantity(stratum, name, none, none, none, none);
  }
}

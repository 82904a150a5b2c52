package org.reliefspan.domain.fit;

import java.util.OptionalDouble;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * A test; empty where it cannot be computed.
 *
 * @param name such as {@code log-rank}; a part of a test follows after a colon
 * @param df degrees of freedom; empty for a normal statistic
 */
public record FittedTest(
    String name, OptionalDouble statistic, OptionalDouble df, OptionalDouble p) {

  /** What is not finite is not known. */
  public FittedTest {
    statistic = Finite.only(statistic);
    df = Finite.only(df);
    p = Finite.only(p);
  }

  public static FittedTest of(String name, SignificanceTest test) {
    double df = test.degreesOfFreedom();
    return new FittedTest(
        name,
        OptionalDouble.of(test.statistic()),
        Double.isInfinite(df) ? OptionalDouble.empty() : OptionalDouble.of(df),
        OptionalDouble.of(test.p()));
  }

  public static FittedTest notEstimable(String name) {
    return new FittedTest(
        name, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }
}

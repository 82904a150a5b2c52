package org.reliefspan.domain.fit;

import java.util.OptionalDouble;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * A coefficient; empty where the data do not determine it.
 *
 * @param term as R's model matrix names it
 * @param se standard error under the model
 * @param robustSe clustered standard error, where asked for; then the test and limits use it
 */
public record FittedTerm(
    String term,
    OptionalDouble estimate,
    OptionalDouble se,
    OptionalDouble robustSe,
    OptionalDouble statistic,
    OptionalDouble p,
    OptionalDouble lower,
    OptionalDouble upper) {

  /** What is not finite is not known; limits alone may be infinite. */
  public FittedTerm {
    estimate = Finite.only(estimate);
    se = Finite.only(se);
    robustSe = Finite.only(robustSe);
    statistic = Finite.only(statistic);
    p = Finite.only(p);
    lower = Finite.orInfinite(lower);
    upper = Finite.orInfinite(upper);
  }

  /** A coefficient that the data do not determine. */
  public static FittedTerm notEstimable(String term) {
    OptionalDouble none = OptionalDouble.empty();
    return new FittedTerm(term, none, none, none, none, none, none, none);
  }

  /** A number that has no standard error, such as a fixed scale. */
  public static FittedTerm fixed(String term, double value) {
    OptionalDouble none = OptionalDouble.empty();
    return new FittedTerm(term, OptionalDouble.of(value), none, none, none, none, none, none);
  }

  /** One of a set of coefficients, with normal test and limits. */
  public static FittedTerm of(String term, Coefficients coefficients, int index, double level) {
    if (!coefficients.isEstimable(index)) {
      return notEstimable(term);
    }
    SignificanceTest test = coefficients.test(index).orElse(null);
    Limits limits = coefficients.limits(index, level).orElseThrow();
    return new FittedTerm(
        term,
        OptionalDouble.of(coefficients.estimate(index)),
        OptionalDouble.of(coefficients.standardError(index)),
        coefficients
            .robustStandardError(index)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()),
        test == null ? OptionalDouble.empty() : OptionalDouble.of(test.statistic()),
        test == null ? OptionalDouble.empty() : OptionalDouble.of(test.p()),
        OptionalDouble.of(limits.lower()),
        OptionalDouble.of(limits.upper()));
  }
}

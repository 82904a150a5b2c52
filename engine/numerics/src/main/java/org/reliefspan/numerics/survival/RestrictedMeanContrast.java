package org.reliefspan.numerics.survival;

import java.util.Optional;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * The difference or ratio of two restricted means.
 *
 * <p>Formula: the difference has variance s1<sup>2</sup> + s2<sup>2</sup>, the logarithm of the
 * ratio (s1 / m1)<sup>2</sup> + (s2 / m2)<sup>2</sup>. Source: Royston and Parmar 2013, doi
 * 10.1186/1471-2288-13-152. Agreement: the formulas on the means of R's {@code summary.survfit},
 * 1e-12.
 *
 * @param value difference or ratio
 * @param standardError of the value
 * @param scale of the limits
 * @param nullValue the value of equal means: 0 for a difference, 1 for a ratio
 */
public record RestrictedMeanContrast(
    double value, double standardError, LimitScale scale, double nullValue) {
  /** Limits at a two-sided level, as 0.95. */
  public Limits limits(double level) {
    return scale.normalLimits(value, standardError, level);
  }

  /** Test of equal means; empty without variation. */
  public Optional<SignificanceTest> test() {
    if (!(standardError > 0)) {
      return Optional.empty();
    }
    double z =
        scale == LimitScale.LOG
            ? Math.log(value / nullValue) * value / standardError
            : (value - nullValue) / standardError;
    return Optional.of(SignificanceTest.normal(z));
  }
}

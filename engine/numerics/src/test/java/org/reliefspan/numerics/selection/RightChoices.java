package org.reliefspan.numerics.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

/**
 * How often a choice with 95% confidence was right. By default 100 experiments with a loose bound;
 * with {@code -Dreliefspan.recovery=1000} that many, and the confidence less two standard errors.
 */
final class RightChoices {
  private int right;
  private int seen;
  private long replications;

  static int experiments() {
    return Integer.getInteger("reliefspan.recovery", 100);
  }

  void add(boolean isRight, Iterable<Integer> made) {
    seen++;
    right += isRight ? 1 : 0;
    for (int count : made) {
      replications += count;
    }
  }

  double meanReplications() {
    return replications / (double) seen;
  }

  void check(String name) {
    double share = right / (double) seen;
    if (seen >= 1000) {
      System.out.printf(
          Locale.ROOT,
          "%s: right in %.4f of %d, %.0f replications%n",
          name,
          share,
          seen,
          meanReplications());
    }
    assertThat(share).as(name).isGreaterThan(0.95 - 2 * Math.sqrt(0.95 * 0.05 / seen));
  }
}

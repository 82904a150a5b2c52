package org.reliefspan.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.reliefspan.numerics.limits.Limits;

/**
 * Counts how often nominal 95% limits hold the truth. By default 100 replicates with a loose bound;
 * with {@code -Dreliefspan.recovery=2000} that many, and 93.5 to 96.5%.
 */
public final class CoverageCount {
  private final double truth;
  private int held;
  private int seen;

  public CoverageCount(double truth) {
    this.truth = truth;
  }

  /** Replicates asked for. */
  public static int replicates() {
    return Integer.getInteger("reliefspan.recovery", 100);
  }

  /** Counts one replicate. */
  public void add(Limits limits) {
    seen++;
    held += limits.contains(truth) ? 1 : 0;
  }

  /** Share of replicates whose limits hold the truth. */
  public double share() {
    return held / (double) seen;
  }

  /** Checks the share. */
  public void check(String name) {
    double share = share();
    if (seen >= 2000) {
      System.out.printf(Locale.ROOT, "coverage of %s: %.4f of %d%n", name, share, seen);
    }
    assertThat(share).as(name).isBetween(seen >= 1000 ? 0.935 : 0.88, seen >= 1000 ? 0.965 : 1.0);
  }
}

package org.reliefspan.analysis.fit;

import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.formula.FormulaException;

/** What {@code --jackknife} asks of a table. */
final class LeftOut {
  private static final int MOST = 5_000;

  private LeftOut() {}

  /** Refuses tables in parts. */
  static void requireOneMemory(FitOptions options) {
    if (options.has(FitOption.JACKKNIFE)) {
      throw new FormulaException(
          "--jackknife needs all rows in one memory. Maybe leave --spark out?");
    }
  }

  /** Refuses more clusters than it is of use for. */
  static void requireFew(int clusters) {
    if (clusters > MOST) {
      throw new FormulaException(
          "--jackknife is for few clusters or subjects (%d at most, not %d). Maybe leave it out?"
              .formatted(MOST, clusters));
    }
  }
}

package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.SortedSet;
import org.reliefspan.domain.formula.FormulaException;

/**
 * How the status column codes events.
 *
 * @param shift subtracted from each code: 1 where events are 2 and censored rows 1, as R reads it
 */
record StatusCoding(int shift) implements Serializable {

  /**
   * Reads the codes that occur in all rows.
   *
   * @param codes distinct codes of complete rows
   */
  static StatusCoding of(FrameSpec.ResponseKind kind, SortedSet<Double> codes) {
    for (double code : codes) {
      if (code < 0 || code != Math.rint(code) || code > 1000) {
        throw wrong(kind);
      }
    }
    if (kind == FrameSpec.ResponseKind.COMPETING || codes.isEmpty() || codes.last() <= 1) {
      return new StatusCoding(0);
    }
    if (codes.last() > 2 || codes.first() < 1) {
      throw wrong(kind);
    }
    return new StatusCoding(1);
  }

  private static FormulaException wrong(FrameSpec.ResponseKind kind) {
    return new FormulaException(
        kind == FrameSpec.ResponseKind.COMPETING
            ? "The status must hold whole numbers: 0 (censored), 1, 2, ..."
            : "The status must hold 0 and 1, 1 and 2, or truth. Maybe compare it:"
                + " Surv(time, status == 2)?");
  }

  int code(double status) {
    return (int) status - shift;
  }
}

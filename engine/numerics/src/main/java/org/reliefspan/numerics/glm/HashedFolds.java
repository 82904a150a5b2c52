package org.reliefspan.numerics.glm;

import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * Folds for cross-validation by a hash of the patient: a patient's rows share a fold, and neither
 * the order of rows nor other patients change it.
 */
public final class HashedFolds {
  private static final Purpose FOLD = Purpose.of("cross-validation.fold");

  private HashedFolds() {}

  /** Fold of each row, from 0 to {@code count} - 1. */
  public static int[] of(long seed, long[] patient, int count) {
    if (count < 2) {
      throw new IllegalArgumentException("count (%d) must be at least 2".formatted(count));
    }
    Philox philox = Philox.keyed(seed, "cross-validation");
    int[] fold = new int[patient.length];
    for (int row = 0; row < fold.length; row++) {
      fold[row] = (int) (philox.uniform(patient[row], FOLD, 0) * count);
    }
    return fold;
  }
}

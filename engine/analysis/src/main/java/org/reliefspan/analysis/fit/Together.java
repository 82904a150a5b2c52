package org.reliefspan.analysis.fit;

import java.util.List;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.formula.FormulaException;

/** How many numbers of rows in parts may be brought together in one memory. */
final class Together {
  /** One gibibyte. */
  static final long MOST = 1 << 27;

  private Together() {}

  /** Refuses more rows than one memory is meant to hold. */
  static void check(String model, Parts<ModelFrame> frames) {
    List<Long> numbers =
        frames.collect(frame -> (long) frame.rows() * (frame.design().width() + 4L));
    if (numbers.stream().mapToLong(Long::longValue).sum() > MOST) {
      throw new FormulaException(
          "The model %s brings its rows together, and these are too many for one memory. Maybe fit"
                  .formatted(model)
              + " it to a sample of the subjects?");
    }
  }
}

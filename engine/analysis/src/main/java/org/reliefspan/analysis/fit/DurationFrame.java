package org.reliefspan.analysis.fit;

import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.model.RefusedRowException;

/** A frame of times as durations on (left, right]. */
final class DurationFrame {
  private DurationFrame() {}

  /** The rows with their design, entries, weights, offsets and clusters; no scale strata. */
  static DurationSample sample(ModelFrame frame) {
    try {
      return read(frame);
    } catch (RefusedRowException row) {
      throw row;
    } catch (IllegalArgumentException refused) {
      throw new FormulaException(String.valueOf(refused.getMessage()));
    }
  }

  private static DurationSample read(ModelFrame frame) {
    Response.Intervals ends = intervals(frame.response());
    DurationSample sample =
        DurationSample.of(
            ends.left(), ends.right(), frame.design().values(), frame.design().width());
    if (frame.response() instanceof Response.StartStop late) {
      sample = sample.withEntries(late.start());
    } else if (frame.has(FitOption.ENTRY.word())) {
      sample = sample.withEntries(frame.numbers(FitOption.ENTRY.word()));
    }
    if (frame.isWeighted()) {
      sample = sample.withWeights(frame.caseWeights());
    }
    if (frame.offsets().length > 0) {
      sample = sample.withOffsets(frame.offsets());
    }
    return frame.cluster().map(sample::withClusters).orElse(sample);
  }

  private static Response.Intervals intervals(Response response) {
    if (response instanceof Response.RightCensored times) {
      return Response.Intervals.of(times);
    }
    if (response instanceof Response.StartStop late) {
      return Response.Intervals.of(new Response.RightCensored(late.stop(), late.status()));
    }
    if (response instanceof Response.Intervals intervals) {
      return intervals;
    }
    throw new IllegalStateException("The response must be Surv(...).");
  }
}

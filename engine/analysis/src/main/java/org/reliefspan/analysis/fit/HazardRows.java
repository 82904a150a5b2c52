package org.reliefspan.analysis.fit;

import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.hazard.HazardData;

/** From a model frame to the rows of a proportional-hazards model. */
final class HazardRows {
  private HazardRows() {}

  static HazardData of(ModelFrame frame, String model) {
    HazardData data = rows(frame, model);
    if (frame.isWeighted()) {
      data = data.withWeights(frame.caseWeights());
    }
    if (frame.offsets().length > 0) {
      data = data.withOffsets(frame.offsets());
    }
    if (!frame.strata().isWhole()) {
      data = data.withStrata(frame.strata().codes());
    }
    return frame.cluster().isPresent() ? data.withClusters(frame.cluster().get()) : data;
  }

  private static HazardData rows(ModelFrame frame, String model) {
    double[] values = frame.design().values();
    int width = frame.design().width();
    Response response = TiedResponse.of(frame.response());
    if (response instanceof Response.RightCensored times) {
      return HazardData.ofTimes(values, width, times.time(), times.status());
    }
    if (response instanceof Response.StartStop spells) {
      return HazardData.ofIntervals(values, width, spells.start(), spells.stop(), spells.status());
    }
    throw new FormulaException(
        "%s needs Surv(time, status) or Surv(start, stop, status). Maybe aft or turnbull is meant?"
            .formatted(model));
  }
}

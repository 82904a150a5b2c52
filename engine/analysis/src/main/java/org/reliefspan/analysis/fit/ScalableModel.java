package org.reliefspan.analysis.fit;

import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;

/** A model that needs only sums over rows, so that the rows may lie in parts anywhere. */
public interface ScalableModel extends FitModel {
  /**
   * Fits the model to parts coded by one plan.
   *
   * <p>Groups and strata have the same codes in all parts, some of which may be empty. Results
   * equal {@link FitModel#fit} on the joined rows: counts exactly, sums to 1e-12.
   */
  FittedModel fit(Parts<ModelFrame> frames, FitOptions options);

  /** Whether it makes something smaller of the frames at once, so that they need not be kept. */
  default boolean readsFramesOnce() {
    return false;
  }
}

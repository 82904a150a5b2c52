package org.reliefspan.analysis.fit;

import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;

/** One estimator that {@code fit} offers. Stateless. */
public interface FitModel {
  /** As typed: {@code km}. */
  String name();

  /** What it estimates, in one line. */
  String summary();

  /** A full command line after {@code reliefspan}. */
  String example();

  /** The options that it reads; {@code --level} is read by all. */
  Set<FitOption> options();

  /** The columns named by options whose cells may be empty. */
  default Set<FitOption> mayBeEmpty() {
    return Set.of();
  }

  /** What the right side of the formula becomes. */
  FrameSpec.Role role();

  /** What the left side is. */
  FrameSpec.ResponseKind response();

  /** What the left side is under these options. */
  default FrameSpec.ResponseKind response(FitOptions options) {
    return response();
  }

  /** Whether the formula may hold a {@code frailty()} term. */
  default boolean readsFrailty() {
    return false;
  }

  /**
   * Fits the model.
   *
   * @throws org.reliefspan.numerics.model.NotEstimableException if the data do not determine it
   * @throws org.reliefspan.domain.formula.FormulaException if formula and options do not fit it
   */
  FittedModel fit(ModelFrame frame, FitOptions options);
}

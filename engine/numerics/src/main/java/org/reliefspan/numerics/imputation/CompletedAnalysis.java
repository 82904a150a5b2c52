package org.reliefspan.numerics.imputation;

/** The analysis that would be done if nothing were missing. */
@FunctionalInterface
public interface CompletedAnalysis {
  /**
   * Analyses.
   *
   * @param outcomes row-major [subject][visit], complete
   */
  CompletedEstimate analyse(double[] outcomes);
}

package org.reliefspan.domain.study;

import java.util.List;

/**
 * One question about function gain.
 *
 * @param strata columns to answer by, besides all together
 */
public record FunctionPlan(
    List<IndexProcedure> procedures,
    List<MeasureSelection> measures,
    List<Horizon> horizons,
    CaseMix caseMix,
    FunctionAnalyses analyses,
    double level,
    List<String> strata) {
  public FunctionPlan {
    procedures = List.copyOf(procedures);
    measures = List.copyOf(measures);
    horizons = List.copyOf(horizons);
    strata = List.copyOf(strata);
  }
}

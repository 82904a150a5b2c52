package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.ResolvedStudy;

/** Everything that is estimated from the episodes of a study. */
public record StudyEstimates(List<Curve> curves, List<FunctionRow> function) {
  public StudyEstimates {
    curves = List.copyOf(curves);
    function = List.copyOf(function);
  }

  /** Estimates every plan of the study. */
  public static StudyEstimates of(EpisodeTable table, ResolvedStudy study) {
    List<Curve> curves = new ArrayList<>();
    List<FunctionRow> function = new ArrayList<>();
    for (FunctionPlan plan : study.function()) {
      FunctionEstimates estimates = FunctionEstimates.of(table, plan);
      function.addAll(estimates.rows());
      curves.addAll(estimates.curves());
    }
    return new StudyEstimates(curves, function);
  }
}

package org.reliefspan.analysis.estimate;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.analysis.outcome.HorizonResponse;
import org.reliefspan.analysis.outcome.ReliefOutcomes;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.domain.study.Population;
import org.reliefspan.domain.study.ReliefState;
import org.reliefspan.numerics.accumulate.ShareEstimate;

/** Share in relief at each horizon among the evaluable; those not evaluable are counted beside. */
final class ResponseEstimates {
  private static final String ESTIMATOR = "proportion";

  private ResponseEstimates() {}

  static void write(ReliefCell cell, List<ReliefRow> rows) {
    ReliefRows beside = new ReliefRows(key(cell), cell.sample());
    for (Horizon horizon : Horizon.values()) {
      long evaluable = write(cell, horizon, rows);
      beside.count("not_evaluable_" + horizon.id(), cell.sample().size() - evaluable);
    }
    rows.addAll(beside.list());
  }

  private static ReliefKey key(ReliefCell cell) {
    return cell.key(Population.ALL_TREATED, ESTIMATOR);
  }

  /** Returns the number of evaluable episodes; the row is about them. */
  private static long write(ReliefCell cell, Horizon horizon, List<ReliefRow> rows) {
    ReliefSample sample = cell.sample();
    ReliefOutcomes outcomes = sample.outcomes;
    HorizonResponse response = new HorizonResponse(outcomes.table(), cell.question(), horizon);
    double[] flags = new double[sample.size()];
    int[] cluster = new int[sample.size()];
    int evaluable = 0;
    int patients = 0;
    for (int row = 0; row < sample.size(); row++) {
      int episode = sample.episode[row];
      ReliefState state =
          response.of(episode, outcomes.painBaseline(episode), outcomes.functionBaseline(episode));
      if (state != ReliefState.NOT_ASSESSED) {
        flags[evaluable] = state == ReliefState.IN_RELIEF ? 1 : 0;
        cluster[evaluable] = sample.cluster[row];
        patients += evaluable > 0 && cluster[evaluable] == cluster[evaluable - 1] ? 0 : 1;
        evaluable++;
      }
    }
    String quantity = "responder_share_" + horizon.id();
    ReliefRows written = new ReliefRows(key(cell), evaluable, patients);
    if (evaluable == 0) {
      written.notEstimable(List.of(quantity), "no episode was assessed in the window");
    } else {
      ShareEstimate share =
          ShareEstimate.of(Arrays.copyOf(flags, evaluable), Arrays.copyOf(cluster, evaluable));
      written.probability(
          quantity,
          Estimate.of(share.share(), Clusters.interval(share.limits(cell.level()), cell.level())),
          "among the evaluable");
    }
    rows.addAll(written.list());
    return evaluable;
  }
}

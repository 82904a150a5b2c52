package org.reliefspan.analysis.estimate;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.analysis.outcome.HorizonResponse;
import org.reliefspan.analysis.outcome.ReliefOutcomes;
import org.reliefspan.domain.estimate.Estimate;
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
    ReliefRows written = new ReliefRows(cell.key(Population.ALL_TREATED, ESTIMATOR), cell.sample());
    for (Horizon horizon : Horizon.values()) {
      write(cell, horizon, written);
    }
    rows.addAll(written.list());
  }

  private static void write(ReliefCell cell, Horizon horizon, ReliefRows rows) {
    ReliefSample sample = cell.sample();
    ReliefOutcomes outcomes = sample.outcomes;
    HorizonResponse response = new HorizonResponse(outcomes.table(), cell.question(), horizon);
    double[] flags = new double[sample.size()];
    int[] cluster = new int[sample.size()];
    int evaluable = 0;
    for (int row = 0; row < sample.size(); row++) {
      int episode = sample.episode[row];
      ReliefState state =
          response.of(episode, outcomes.painBaseline(episode), outcomes.functionBaseline(episode));
      if (state != ReliefState.NOT_ASSESSED) {
        flags[evaluable] = state == ReliefState.IN_RELIEF ? 1 : 0;
        cluster[evaluable++] = sample.cluster[row];
      }
    }
    String quantity = "responder_share_" + horizon.id();
    if (evaluable == 0) {
      rows.notEstimable(List.of(quantity), "no episode was assessed in the window");
      return;
    }
    ShareEstimate share =
        ShareEstimate.of(Arrays.copyOf(flags, evaluable), Arrays.copyOf(cluster, evaluable));
    rows.probability(
        quantity,
        Estimate.of(share.share(), Clusters.interval(share.limits(cell.level()), cell.level())),
        "%s evaluable, %s not".formatted(evaluable, sample.size() - evaluable));
  }
}

package org.reliefspan.numerics.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.Coefficients;

/**
 * 400 subjects by {@link SimulatedPanel}. By default 100 replicates and loose bounds; with {@code
 * -Dreliefspan.recovery=2000} as many and 93.5 to 96.5%.
 */
class PanelRecoveryTest {
  private static final TransitionGraph GRAPH = TransitionGraph.parse("1-2,1-3,2-1,2-3");
  private static final String[] NAME = {
    "log intensity 1-2", "effect on 1-2", "effect on 2-1", "stay in 1", "P(1 at 180)", "robust 1-2"
  };

  @Test
  void limitsHoldTheTruth() {
    int replicates = Integer.getInteger("reliefspan.recovery", 100);
    int[] held = new int[NAME.length];
    for (int replicate = 0; replicate < replicates; replicate++) {
      count(held, SimulatedPanel.of(new SplittableRandom(10_000 + replicate), 400));
    }
    for (int i = 0; i < NAME.length; i++) {
      double share = held[i] / (double) replicates;
      System.out.printf("panel recovery %s: %.4f of %d%n", NAME[i], share, replicates);
      assertThat(share)
          .as(NAME[i])
          .isBetween(replicates < 2000 ? 0.88 : 0.935, replicates < 2000 ? 1 : 0.965);
    }
  }

  private static void count(int[] held, SimulatedPanel panel) {
    PanelVisits visits = panel.builder().enteredExactly(2).build();
    PanelModel model = PanelModel.over(GRAPH).covariate("x").build();
    PanelEstimate fit = PanelEstimator.fit(model, visits);
    PanelProfile profile = fit.at(1);
    double[] truth = {
      SimulatedPanel.LOG_INTENSITY[0], SimulatedPanel.EFFECT[0], SimulatedPanel.EFFECT[2]
    };
    int[] parameter = {0, 4, 6};
    for (int i = 0; i < 3; i++) {
      Limits limits = fit.coefficients().limits(parameter[i], 0.95).orElseThrow();
      held[i] += limits.contains(truth[i]) ? 1 : 0;
    }
    PanelProfile exact = truth().at(1);
    held[3] += holds(profile.lengthOfStay(365, 0, 0), exact.lengthOfStay(365, 0, 0));
    held[4] += holds(profile.probability(180, 0, 0), exact.probability(180, 0, 0));
    PanelEstimate robust = PanelEstimator.fitRobust(model, visits);
    held[5] += robust.coefficients().limits(0, 0.95).orElseThrow().contains(truth[0]) ? 1 : 0;
  }

  private static int holds(PanelQuantity estimate, PanelQuantity exact) {
    return estimate.limits(0.95).contains(exact.value()) ? 1 : 0;
  }

  private static PanelEstimate truth() {
    PanelModel model = PanelModel.over(GRAPH).covariate("x").build();
    double[] parameters = new double[8];
    System.arraycopy(SimulatedPanel.LOG_INTENSITY, 0, parameters, 0, 4);
    System.arraycopy(SimulatedPanel.EFFECT, 0, parameters, 4, 4);
    return new PanelEstimate(model, Coefficients.of(parameters, new double[64]), 0, 0);
  }
}

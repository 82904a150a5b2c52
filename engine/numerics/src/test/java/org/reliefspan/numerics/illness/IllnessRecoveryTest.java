package org.reliefspan.numerics.illness;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.panel.PanelQuantity;

/** 400 subjects by {@link SimulatedIllness}. */
class IllnessRecoveryTest {
  private static final double TAU = 365;

  @ParameterizedTest
  @EnumSource
  void limitsHoldTheTruth(LossClock clock) {
    double[] truth = SimulatedIllness.truth(clock);
    IllnessModel model = SimulatedIllness.model(clock);
    PanelQuantity[] exact = quantities(SimulatedIllness.exact(clock));
    CoverageCount[] parameters = new CoverageCount[truth.length];
    CoverageCount[] quantities = new CoverageCount[exact.length];
    for (int i = 0; i < truth.length; i++) {
      parameters[i] = new CoverageCount(truth[i]);
    }
    for (int i = 0; i < exact.length; i++) {
      quantities[i] = new CoverageCount(exact[i].value());
    }
    for (int replicate = 0; replicate < CoverageCount.replicates(); replicate++) {
      IllnessHistories data = SimulatedIllness.of(40_000 + replicate, 400, clock);
      IllnessEstimate fit = IllnessEstimator.fit(model, data);
      for (int i = 0; i < truth.length; i++) {
        parameters[i].add(fit.coefficients().limits(i, 0.95).orElseThrow());
      }
      PanelQuantity[] found = quantities(fit);
      for (int i = 0; i < found.length; i++) {
        quantities[i].add(found[i].limits(0.95));
      }
    }
    for (int i = 0; i < truth.length; i++) {
      parameters[i].check(clock + " " + model.names().get(i));
    }
    String[] names = {"P(relief)", "P(lost)", "P(end)", "loss", "stay in relief", "stay lost"};
    for (int i = 0; i < exact.length; i++) {
      quantities[i].check(clock + " " + names[i]);
    }
  }

  private static PanelQuantity[] quantities(IllnessEstimate fit) {
    IllnessProfile profile = fit.at(1);
    return new PanelQuantity[] {
      profile.probability(TAU, 0),
      profile.probability(TAU, 1),
      profile.probability(TAU, 2),
      profile.incidenceOfLoss(TAU),
      profile.lengthOfStay(TAU, 0),
      profile.lengthOfStay(TAU, 1)
    };
  }
}

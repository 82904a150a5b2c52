package org.reliefspan.numerics.hiddenmarkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.panel.PanelEstimate;
import org.reliefspan.numerics.panel.PanelEstimator;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.TransitionGraph;

class HiddenMarkovPropertiesTest {
  private static final TransitionGraph ILLNESS = TransitionGraph.parse("1-2,1-3,2-1,2-3");

  /** Without mistakes and rates the process is seen, at cut points and under covariates too. */
  @Test
  void rightScoresAtPlannedVisitsAreThePanelModel() {
    MistakenScores data = MistakenScores.all();
    PanelModel model = PanelModel.over(ILLNESS).covariate("x").cuts(120).build();
    PanelEstimate panel =
        PanelEstimator.fitRobust(model, data.visits().design(data.column(3), 1).cuts(120).build());
    HiddenMarkovEstimate hidden =
        HiddenMarkovEstimator.fitRobust(
            HiddenMarkovModel.over(model).build(),
            data.builder().design(data.column(3), 1).cuts(120).build());
    assertThat(hidden.logLikelihood()).isCloseTo(panel.logLikelihood(), within(1e-8));
    assertThat(hidden.coefficients().estimates())
        .containsExactly(panel.coefficients().estimates(), within(1e-6));
    for (int i = 0; i < model.size(); i++) {
      assertThat(hidden.coefficients().standardError(i))
          .isCloseTo(panel.coefficients().standardError(i), within(1e-6));
      assertThat(hidden.coefficients().robustStandardError(i).orElseThrow())
          .isCloseTo(panel.coefficients().robustStandardError(i).orElseThrow(), within(1e-6));
    }
    assertThat(hidden.process().at(1).lengthOfStay(365, 0, 0).standardError())
        .isCloseTo(panel.at(1).lengthOfStay(365, 0, 0).standardError(), within(1e-4));
  }

  @Test
  void scoresOfTheLikelihoodAreDerivatives() {
    HiddenMarkovRows rows = SimulatedWatch.of(3, 30);
    HiddenMarkovLikelihood likelihood = new HiddenMarkovLikelihood(SimulatedWatch.model(), rows);
    double[] at = SimulatedWatch.TRUTH.clone();
    int size = at.length;
    double[] gradient = new double[size];
    double[] unused = new double[size];
    double[] information = new double[size * size];
    likelihood.evaluate(at, gradient, information);
    for (int i = 0; i < size; i++) {
      double[] moved = at.clone();
      moved[i] += 1e-5;
      double above = likelihood.evaluate(moved, unused, information);
      moved[i] -= 2e-5;
      double below = likelihood.evaluate(moved, unused, information);
      assertThat(gradient[i]).isCloseTo((above - below) / 2e-5, within(1e-5));
    }
  }

  /**
   * Loss only, right scores, lambda and mu the rates before and after: silence from 0 to a visit in
   * pain at R, then silence to C.
   */
  @Test
  void silenceAndVisitsHaveAClosedForm() {
    double q = 0.02;
    double lambda = 0.01;
    double mu = 0.05;
    HiddenMarkovModel model =
        HiddenMarkovModel.over(PanelModel.over(TransitionGraph.parse("1-2,2-3")).build())
            .visitRates()
            .build();
    HiddenMarkovRows rows =
        HiddenMarkovRows.of(new int[3], new double[] {0, 40, 100}, new int[] {0, 1, 0})
            .occasions(Occasion.SILENT, Occasion.UNSCHEDULED, Occasion.SILENT)
            .build();
    double tiny = 1e-12; // the intensity out of pain
    double[] at = {Math.log(q), Math.log(tiny), Math.log(lambda), Math.log(mu)};
    double value =
        new HiddenMarkovLikelihood(model, rows).evaluate(at, new double[4], new double[16]);
    double lost = q / (q + lambda - mu) * (Math.exp(-mu * 40) - Math.exp(-(q + lambda) * 40));
    assertThat(value).isCloseTo(Math.log(lost * mu) - mu * 60, within(1e-9));
  }

  /**
   * 150 subjects by {@link SimulatedWatch}, half as many replicates as asked for. Data sets in
   * which a mistake was as good as never made are refused; they are counted, and limits are judged
   * over the others.
   */
  @Test
  void limitsHoldTheTruth() {
    double a = Math.exp(SimulatedWatch.TRUTH[0]);
    double b = Math.exp(SimulatedWatch.TRUTH[1]);
    double all = a + b;
    double days =
        b / all * SimulatedWatch.END + a / all * (1 - Math.exp(-all * SimulatedWatch.END)) / all;
    int size = SimulatedWatch.TRUTH.length;
    CoverageCount[] counts = new CoverageCount[size];
    for (int i = 0; i < size; i++) {
      counts[i] = new CoverageCount(SimulatedWatch.TRUTH[i]);
    }
    CoverageCount stay = new CoverageCount(days);
    int replicates = CoverageCount.replicates() / 2;
    int refused = 0;
    for (int replicate = 0; replicate < replicates; replicate++) {
      HiddenMarkovRows rows = SimulatedWatch.of(60_000 + replicate, 150);
      try {
        HiddenMarkovEstimate fit = HiddenMarkovEstimator.fit(SimulatedWatch.model(), rows);
        for (int i = 0; i < size; i++) {
          counts[i].add(fit.coefficients().limits(i, 0.95).orElseThrow());
        }
        stay.add(fit.process().at().lengthOfStay(SimulatedWatch.END, 0, 0).limits(0.95));
      } catch (NotEstimableException reason) {
        refused++;
      }
    }
    assertThat(refused).as("refused of %d", replicates).isLessThanOrEqualTo(replicates / 50);
    for (int i = 0; i < size; i++) {
      counts[i].check("hidden Markov " + SimulatedWatch.model().names().get(i));
    }
    stay.check("hidden Markov days in relief");
  }

  @Test
  void whatCannotBeIsRefused() {
    MistakenScores data = MistakenScores.all();
    HiddenMarkovModel forward =
        HiddenMarkovModel.over(PanelModel.over(TransitionGraph.parse("1-2,2-3")).build()).build();
    assertThatThrownBy(() -> HiddenMarkovEstimator.fit(forward, data.builder().build()))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("impossible");
    HiddenMarkovRows unscheduled =
        HiddenMarkovRows.of(new int[2], new double[] {0, 5}, new int[2])
            .occasions(Occasion.SILENT, Occasion.UNSCHEDULED)
            .build();
    assertThatThrownBy(() -> HiddenMarkovEstimator.fit(forward, unscheduled))
        .hasMessageContaining("visit rates");
    HiddenMarkovModel.Builder model = HiddenMarkovModel.over(PanelModel.over(ILLNESS).build());
    assertThatThrownBy(() -> model.mistake(0, 2)).hasMessageContaining("can be left");
    assertThatThrownBy(() -> model.start(0.5, 0.2, 0)).hasMessageContaining("adding up");
    HiddenMarkovModel watched =
        HiddenMarkovModel.over(PanelModel.over(ILLNESS).build()).visitRates().build();
    assertThatThrownBy(() -> HiddenMarkovEstimator.fit(watched, data.builder().build()))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("log(rate)");
  }
}

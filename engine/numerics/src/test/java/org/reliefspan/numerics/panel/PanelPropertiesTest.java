package org.reliefspan.numerics.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.likelihood.SummedLogLikelihood;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;

class PanelPropertiesTest {
  private static final TransitionGraph TWO = TransitionGraph.parse("1-2,2-1");
  private static final TransitionGraph ILLNESS = TransitionGraph.parse("2-1,1-2,1-3,2-3");

  /**
   * R 4.2.2 with expm 0.999-7: the likelihood written out, weighted, exact deaths, climbed to a
   * score of 0; sandwich by subject; gradients of the quantities by differences.
   */
  @Test
  void weightsRobustErrorsAndQuantitiesMatchTheFormulasInR() {
    SimulatedVisits data = SimulatedVisits.known();
    PanelVisits visits = data.rows().enteredExactly(2).weights(data.weight).build();
    PanelModel model = PanelModel.over(ILLNESS).build();
    PanelEstimate fit = PanelEstimator.fit(model, visits);
    assertThat(-2 * fit.logLikelihood()).isCloseTo(1775.9000232397, within(1e-8));
    double[] expected = {-4.6245197887, -7.4818875218, -4.8676557856, -6.2917575000};
    assertThat(fit.coefficients().estimates()).containsExactly(expected, within(2e-8));
    PanelProfile profile = fit.at();
    assertQuantity(profile.lengthOfStay(365, 0, 0), 167.331584135, 8.30956574);
    assertQuantity(profile.lengthOfStay(365, 0, 1), 134.762570558, 7.74572211);
    assertQuantity(profile.probability(90, 0, 0), 0.5228098021020, 0.0256954830);
    assertQuantity(profile.probability(90, 0, 2), 0.0789860959956, 0.0135218876);
    assertQuantity(profile.sojourn(1), 104.7901959399, 10.49650347);
    PanelEstimate robust = PanelEstimator.fitRobust(model, visits);
    double[] errors = {0.120326443, 0.502064788, 0.140817632, 0.209081570};
    for (int i = 0; i < 4; i++) {
      assertThat(robust.coefficients().robustStandardError(i).orElseThrow())
          .isCloseTo(errors[i], within(1e-6));
    }
    assertThat(robust.at().sojourn(0).standardError())
        .isGreaterThan(profile.sojourn(0).standardError());
  }

  private static void assertQuantity(PanelQuantity quantity, double value, double error) {
    assertThat(quantity.value() / value).isCloseTo(1, within(1e-7));
    assertThat(quantity.standardError() / error).isCloseTo(1, within(1e-6));
  }

  /** Visits at equal gaps: the probabilities are the observed shares, the intensities follow. */
  @Test
  void twoStatesAtEqualGapsHaveTheClosedForm() {
    int[] moves = {40, 12, 9, 23}; // 1-1, 1-2, 2-1, 2-2
    int[] subject = new int[2 * 84];
    int[] state = new int[2 * 84];
    double[] day = new double[2 * 84];
    int row = 0;
    for (int move = 0; move < 4; move++) {
      for (int i = 0; i < moves[move]; i++) {
        subject[row] = row / 2;
        state[row] = move / 2;
        subject[row + 1] = row / 2;
        day[row + 1] = 30;
        state[row + 1] = move % 2;
        row += 2;
      }
    }
    PanelVisits visits = PanelVisits.of(subject, day, state).build();
    PanelEstimate fit = PanelEstimator.fit(PanelModel.over(TWO).build(), visits);
    double up = 12 / 52.0;
    double down = 9 / 32.0;
    double rate = -Math.log1p(-up - down) / 30;
    PanelProfile profile = fit.at();
    assertThat(profile.intensity(0).value() / (up / (up + down) * rate)).isCloseTo(1, within(1e-8));
    assertThat(profile.intensity(1).value() / (down / (up + down) * rate))
        .isCloseTo(1, within(1e-8));
    assertThat(profile.probability(30, 0, 1).value()).isCloseTo(up, within(1e-9));
    assertThat(profile.probability(30, 0, 1).standardError())
        .isCloseTo(Math.sqrt(up * (1 - up) / 52), within(1e-8));
    assertThat(visits.cells()).isEqualTo(4);
  }

  /** Illness and death without recovery: P12(t) = q12 (e^(-q23 t) - e^(-(q12 + q13) t)) / (...). */
  @Test
  void illnessAndDeathHaveTheClosedForm() {
    PanelModel model =
        PanelModel.over(TransitionGraph.parse("1-2,1-3,2-3"))
            .fix(0, Math.log(.02))
            .fix(1, Math.log(.005))
            .fix(2, Math.log(.01))
            .build();
    PanelEstimate fit =
        new PanelEstimate(
            model,
            Coefficients.of(
                new double[] {Math.log(.02), Math.log(.005), Math.log(.01)}, new double[9]),
            0,
            0);
    double time = 77;
    double ill = .02 / (.025 - .01) * (Math.exp(-.01 * time) - Math.exp(-.025 * time));
    double stay =
        .02 / (.025 - .01) * (-Math.expm1(-.01 * time) / .01 + Math.expm1(-.025 * time) / .025);
    PanelQuantity probability = fit.at().probability(time, 0, 1);
    assertThat(probability.value()).isCloseTo(ill, within(1e-14));
    assertThat(probability.limits(0.95))
        .isEqualTo(new Limits(probability.value(), probability.value()));
    assertThat(fit.at().lengthOfStay(time, 0, 1).value()).isCloseTo(stay, within(1e-11));
    assertThat(fit.at().lengthOfStay(time, new double[] {.5, .5, 0}, 1).value())
        .isCloseTo(.5 * stay - .5 * Math.expm1(-.01 * time) / .01, within(1e-11));
    assertThat(fit.at().probability(time, 1, 0).limits(0.95)).isEqualTo(new Limits(0, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void orderOfRowsUnitOfTimeAndDoublingDoNotMatter(int seed) {
    SimulatedPanel panel = SimulatedPanel.of(new SplittableRandom(seed), 150);
    PanelEstimate fit = fit(panel.builder());
    SimulatedPanel shuffled = panel.shuffled(new SplittableRandom(seed + 100));
    PanelEstimate again = fit(shuffled.builder());
    assertThat(again.logLikelihood()).isCloseTo(fit.logLikelihood(), within(1e-9));
    assertThat(again.coefficients().estimates())
        .containsExactly(fit.coefficients().estimates(), within(1e-8));
    PanelEstimate weeks = fit(panel.inUnitsOf(7).builder());
    assertThat(weeks.coefficients().estimate(0))
        .isCloseTo(fit.coefficients().estimate(0) + Math.log(7), within(1e-7));
    assertThat(weeks.coefficients().estimate(4))
        .isCloseTo(fit.coefficients().estimate(4), within(1e-7));
    double[] two = new double[panel.day.length];
    Arrays.fill(two, 2);
    PanelEstimate weighted = fit(panel.builder().weights(two));
    PanelEstimate doubled = fit(panel.twice().builder());
    assertThat(doubled.logLikelihood()).isCloseTo(2 * fit.logLikelihood(), within(1e-8));
    assertThat(weighted.coefficients().covariances())
        .containsExactly(doubled.coefficients().covariances(), within(1e-10));
  }

  private static PanelEstimate fit(PanelVisits.Builder rows) {
    PanelModel model = PanelModel.over(ILLNESS).covariate("x").build();
    return PanelEstimator.fit(model, rows.enteredExactly(2).build());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void partsOfTheSubjectsAddUp(int seed) {
    SimulatedPanel panel = SimulatedPanel.of(new SplittableRandom(seed), 120);
    PanelModel model = PanelModel.over(ILLNESS).covariate("x").build();
    PanelLikelihood whole = PanelLikelihood.of(model, panel.builder().enteredExactly(2).build());
    SummedLogLikelihood parts =
        new SummedLogLikelihood(
            List.of(
                PanelLikelihood.of(model, panel.part(0).builder().enteredExactly(2).build()),
                PanelLikelihood.of(model, panel.part(1).builder().enteredExactly(2).build())));
    double[] at = {-4, -7, -5, -6, .1, -.2, .3, .1};
    double[][] gradient = new double[2][8];
    double[][] information = new double[2][64];
    assertThat(parts.evaluate(at, gradient[0], information[0]))
        .isCloseTo(whole.evaluate(at, gradient[1], information[1]), within(1e-9));
    assertThat(gradient[0]).containsExactly(gradient[1], within(1e-9));
    assertThat(information[0]).containsExactly(information[1], within(1e-8));
    for (int i = 0; i < 8; i++) {
      double[] high = at.clone();
      double[] low = at.clone();
      high[i] += 1e-5;
      low[i] -= 1e-5;
      double difference =
          whole.evaluate(high, gradient[0], information[0])
              - whole.evaluate(low, gradient[0], information[0]);
      assertThat(gradient[1][i]).isCloseTo(difference / 2e-5, within(1e-5));
    }
  }

  @Test
  void aSubjectCutInTwoAtAVisitAndRowsThatSayNothingChangeNothing() {
    int[] subject = {0, 0, 0, 1, 1, 1, 1};
    double[] day = {0, 40, 90, 0, 30, 80, 150};
    int[] state = {0, 1, 0, 1, 1, 0, 2};
    double[] at = {-4, -7, -5, -6};
    double whole = value(PanelVisits.of(subject, day, state).build(), at);
    int[] cutSubject = {0, 0, 2, 2, 1, 1, 1, 1};
    double[] cutDay = {0, 40, 40, 90, 0, 30, 80, 150};
    int[] cutState = {0, 1, 1, 0, 1, 1, 0, 2};
    assertThat(value(PanelVisits.of(cutSubject, cutDay, cutState).build(), at))
        .isCloseTo(whole, within(1e-12));
    int[] moreSubject = {0, 0, 0, 0, 0, 1, 1, 1, 1, 3};
    double[] moreDay = {0, 11, 40, 90, 95, 0, 30, 80, 150, 7};
    int[] moreState = {0, 99, 1, 0, 99, 1, 1, 0, 2, 1};
    PanelVisits more = PanelVisits.of(moreSubject, moreDay, moreState).unknown(99, 0, 1, 2).build();
    assertThat(value(more, at)).isCloseTo(whole, within(1e-12));
    PanelVisits cut = PanelVisits.of(subject, day, state).cuts(60).build();
    PanelModel model = PanelModel.over(ILLNESS).cuts(60).build();
    double[] noChange = {-4, -7, -5, -6, 0, 0, 0, 0};
    assertThat(PanelLikelihood.of(model, cut).evaluate(noChange, new double[8], new double[64]))
        .isCloseTo(whole, within(1e-12));
  }

  private static double value(PanelVisits visits, double[] at) {
    return PanelLikelihood.of(PanelModel.over(ILLNESS).build(), visits)
        .evaluate(at, new double[4], new double[16]);
  }

  @Test
  void dependentEffectsAreLeftOutAndNamed() {
    SimulatedPanel panel = SimulatedPanel.of(new SplittableRandom(3), 150);
    double[] design = new double[3 * panel.day.length];
    for (int row = 0; row < panel.day.length; row++) {
      design[3 * row] = panel.x[row];
      design[3 * row + 1] = 1 - panel.x[row];
      design[3 * row + 2] = 4;
    }
    PanelVisits visits =
        PanelVisits.of(panel.subject, panel.day, panel.state)
            .enteredExactly(2)
            .design(design, 3)
            .build();
    PanelModel model =
        PanelModel.over(ILLNESS)
            .covariate("x")
            .covariate("not x")
            .covariate("four")
            .centeredAt(visits.means())
            .build();
    PanelEstimate fit = PanelEstimator.fit(model, visits);
    PanelEstimate plain = fit(panel.builder());
    assertThat(fit.logLikelihood()).isCloseTo(plain.logLikelihood(), within(1e-8));
    for (int i = 0; i < 16; i++) {
      assertThat(fit.coefficients().isEstimable(i)).as(model.names().get(i)).isEqualTo(i < 8);
    }
    assertThat(fit.coefficients().estimate(5))
        .isCloseTo(plain.coefficients().estimate(5), within(1e-6));
  }

  @Test
  void whatTheVisitsDoNotDetermineIsSaid() {
    int[] subject = {0, 0, 0, 1, 1, 2, 2, 2};
    double[] day = {0, 30, 60, 0, 45, 0, 20, 70};
    int[] state = {0, 1, 1, 0, 0, 0, 0, 1};
    PanelVisits visits = PanelVisits.of(subject, day, state).build();
    assertThatThrownBy(() -> PanelEstimator.fit(PanelModel.over(ILLNESS).build(), visits))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("-");
    PanelModel back = PanelModel.over(TransitionGraph.parse("2-1")).build();
    assertThatThrownBy(() -> PanelEstimator.fit(back, visits))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("1-2");
    PanelVisits alone = PanelVisits.of(new int[] {0, 1}, new double[2], new int[2]).build();
    assertThatThrownBy(() -> PanelEstimator.fit(back, alone))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("No subject");
    PanelVisits.Builder twice =
        PanelVisits.of(new int[] {0, 0}, new double[] {5, 5}, new int[] {0, 1});
    assertThatThrownBy(twice::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rows 0 and 1");
    assertThatThrownBy(() -> TransitionGraph.parse("1-2,2-2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2-2");
    assertThatThrownBy(() -> TransitionGraph.parse("1>2"))
        .isInstanceOf(IllegalArgumentException.class);
    PanelVisits.Builder negative = PanelVisits.of(subject, day, state);
    double[] weight = new double[8];
    weight[3] = -1;
    assertThatThrownBy(() -> negative.weights(weight).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 3");
  }
}

package org.reliefspan.numerics.illness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.panel.TransitionGraph;

class IllnessLikelihoodTest {
  private static final TransitionGraph ONE_END = TransitionGraph.parse("1-2,1-3,2-3");

  private static IllnessModel.Builder model() {
    return IllnessModel.over(ONE_END);
  }

  /** At parameters as time is given, in the unit of the data. */
  private static double value(IllnessModel model, IllnessHistories data, double... parameters) {
    double[] inner = parameters.clone();
    for (int t = 0; t < model.graph().size(); t++) {
      double shape = model.isWeibull() ? Math.exp(parameters[model.shape(t)]) : 1;
      inner[t] += shape * Math.log(data.unit);
    }
    int size = inner.length;
    return likelihood(model, data).evaluate(inner, new double[size], new double[size * size])
        + new TimeUnits(model, data.unit).shift(data);
  }

  private static LogLikelihood likelihood(IllnessModel model, IllnessHistories data) {
    return new IllnessLikelihood(
        data, model, LossNodes.of(data, model, 40), IllnessLikelihood.Information.OBSERVED);
  }

  private static double constant(IllnessHistories data, double loss, double direct, double late) {
    IllnessModel model = model().baseline(BaselineHazard.EXPONENTIAL).build();
    return value(model, data, Math.log(loss), Math.log(direct), Math.log(late));
  }

  private static IllnessHistories one(double[] time, int... state) {
    return IllnessHistories.of(new int[time.length], time, state).build();
  }

  /** a, b, c the intensities 1-2, 1-3, 2-3; A = a + b. */
  @Test
  void constantIntensitiesHaveClosedForms() {
    double a = 0.3;
    double b = 0.1;
    double c = 0.7;
    double exit = a + b;
    double[] times = {2, 5};
    // relief at 2, end state at 5: directly, or lost in between
    double lost = a / (exit - c) * (Math.exp(-c * 3) - Math.exp(-exit * 3));
    double dead = Math.exp(-exit * 2) * (b * Math.exp(-exit * 3) + c * lost);
    assertThat(constant(one(times, 0, 2), a, b, c)).isCloseTo(Math.log(dead), within(1e-12));
    // relief at 2, lost at 5
    assertThat(constant(one(times, 0, 1), a, b, c))
        .isCloseTo(-exit * 2 + Math.log(lost), within(1e-12));
    // relief at 2 and at 5
    assertThat(constant(one(times, 0, 0), a, b, c)).isCloseTo(-exit * 5, within(1e-12));
    // first visit at 5 shows loss
    double early = a / (exit - c) * (Math.exp(-c * 5) - Math.exp(-exit * 5));
    assertThat(constant(one(new double[] {5}, 1), a, b, c))
        .isCloseTo(Math.log(early), within(1e-12));
    // lost at 5, end state at 9
    assertThat(constant(one(new double[] {2, 5, 9}, 0, 1, 2), a, b, c))
        .isCloseTo(-exit * 2 + Math.log(lost) - c * 4 + Math.log(c), within(1e-12));
    // in relief at the time of the end state
    assertThat(constant(one(new double[] {5, 5}, 0, 2), a, b, c))
        .isCloseTo(-exit * 5 + Math.log(b), within(1e-12));
  }

  /** Without an exit from lost, the end is in relief or after a loss whose fate does not matter. */
  @Test
  void withoutMovesAfterLossTheLossAloneIsIntegrated() {
    IllnessModel model =
        IllnessModel.over(TransitionGraph.parse("1-2,1-3"))
            .baseline(BaselineHazard.EXPONENTIAL)
            .build();
    double[] at = {Math.log(0.3), Math.log(0.1)};
    double expected = Math.log(0.3 / 0.4 * (Math.exp(-0.8) - Math.exp(-2)));
    assertThat(value(model, one(new double[] {2, 5}, 0, 1), at)).isCloseTo(expected, within(1e-12));
    assertThat(value(model, one(new double[] {2, 5}, 0, 2), at))
        .isCloseTo(Math.log(0.1) - 2, within(1e-12));
  }

  /** In relief at entry 1: nothing of the time before counts. */
  @Test
  void entryDividesByThePastInRelief() {
    IllnessHistories late =
        IllnessHistories.of(new int[] {0, 0}, new double[] {1, 4}, new int[] {0, 0})
            .entries(new double[] {1, 1})
            .build();
    IllnessModel model = model().build();
    double[] at = {Math.log(0.3), Math.log(0.1), 0, Math.log(2), Math.log(0.5), 0};
    double expected = -0.3 * (16 - 1) - 0.1 * (2 - 1);
    assertThat(value(model, late, at)).isCloseTo(expected, within(1e-12));
  }

  /**
   * All 240 subjects, two end states, two covariates, at one point; the likelihood written out in R
   * 4.2.2 with {@code integrate(rel.tol = 1e-11)} on both halves of each interval.
   */
  @Test
  void weibullLikelihoodEqualsNumericalIntegration() {
    DatedEnds rows = DatedEnds.all();
    IllnessHistories data =
        rows.followed().design(rows.covariates(), 2).weights(rows.weights()).build();
    double[] at = {
      -7, -7, -7.5, -7, -7.5, .4, .1, 0, -.1, .2, 0, -.3, .1, .05, -.2, .3, .1, -.1, .2, 0
    };
    IllnessModel.Builder model =
        IllnessModel.over(IllnessEstimatorTest.TWO_ENDS).covariate("x").covariate("z");
    assertThat(value(model.build(), data, at)).isCloseTo(-2096.86949674913, within(1e-7));
    double[] sinceLoss = at.clone();
    sinceLoss[3] = -5;
    sinceLoss[4] = -5.5;
    sinceLoss[18] = -.3;
    sinceLoss[19] = -.1;
    assertThat(value(model.clock(LossClock.SINCE_LOSS).build(), data, sinceLoss))
        .isCloseTo(-2137.15797084451, within(1e-7));
  }

  @ParameterizedTest
  @EnumSource
  void gradientAndInformationAreDerivatives(LossClock clock) {
    IllnessHistories data = SimulatedIllness.of(7, 60, clock);
    LogLikelihood likelihood = likelihood(SimulatedIllness.model(clock), data);
    double[] at = {0.1, -1.2, -0.2, 0.4, -0.3, 0.2, 0.34, 0.2, -0.2};
    int size = at.length;
    double[] gradient = new double[size];
    double[] information = new double[size * size];
    likelihood.evaluate(at, gradient, information);
    double[] above = new double[size];
    double[] below = new double[size];
    double[] unused = new double[size * size];
    for (int i = 0; i < size; i++) {
      double step = 1e-5;
      double[] moved = at.clone();
      moved[i] += step;
      double high = likelihood.evaluate(moved, above, unused);
      moved[i] -= 2 * step;
      double low = likelihood.evaluate(moved, below, unused);
      assertThat(gradient[i]).isCloseTo((high - low) / (2 * step), within(1e-5));
      for (int j = 0; j < size; j++) {
        assertThat(-information[i * size + j])
            .isCloseTo((above[j] - below[j]) / (2 * step), within(1e-5));
      }
    }
  }

  /** Shapes from .5 to 4, intervals from 0: few points are as good as many. */
  @ParameterizedTest
  @EnumSource
  void pointsAreEnough(LossClock clock) {
    IllnessHistories data = SimulatedIllness.of(8, 80, clock);
    IllnessModel model = SimulatedIllness.model(clock);
    for (double logShape : new double[] {Math.log(0.7), 0, 0.3, Math.log(4)}) {
      double[] at = {0, -1, -0.2, 0.4, -0.3, 0.2, logShape, 0.2, logShape};
      double few = at(model, data, 20, at);
      assertThat(few).isCloseTo(at(model, data, 100, at), within(1e-8 * Math.abs(few)));
    }
  }

  private static double at(IllnessModel model, IllnessHistories data, int points, double[] at) {
    LossNodes nodes = LossNodes.of(data, model, points);
    IllnessLikelihood likelihood =
        new IllnessLikelihood(data, model, nodes, IllnessLikelihood.Information.OBSERVED);
    return likelihood.evaluate(at, new double[at.length], new double[at.length * at.length]);
  }
}

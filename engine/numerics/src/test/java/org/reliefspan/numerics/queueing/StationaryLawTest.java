package org.reliefspan.numerics.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * The gas station: one pump, cars served at rate 1/8, motorcycles at rate 1/3. The chains are those
 * of the queueing examples of the R package simmer; their laws were solved as linear systems with
 * 64-bit floats.
 */
class StationaryLawTest {
  private static final double ARRIVALS = 0.15;
  private static final double CAR = 0.125;
  private static final double CYCLE = 1 / 3.0;
  private static final double CARS = 0.75;

  @Test
  void onePumpWithoutQueue() {
    double[] law =
        StationaryLaw.ofGenerator(
            closed(
                3,
                new double[][] {
                  {1, 0, CARS * ARRIVALS},
                  {1, 2, (1 - CARS) * ARRIVALS},
                  {0, 1, CAR},
                  {2, 1, CYCLE}
                }));
    assertThat(law)
        .containsExactly(
            new double[] {0.4472049689440994, 0.4968944099378882, 0.05590062111801242},
            within(1e-15));
  }

  @Test
  void oneWaitingPlaceForMotorcycles() {
    double cycles = (1 - CARS) * ARRIVALS;
    double[] law =
        StationaryLaw.ofGenerator(
            closed(
                5,
                new double[][] {
                  {2, 1, CARS * ARRIVALS},
                  {2, 3, cycles},
                  {1, 0, cycles},
                  {3, 4, cycles},
                  {0, 3, CAR},
                  {1, 2, CAR},
                  {3, 2, CYCLE},
                  {4, 3, CYCLE}
                }));
    assertThat(law)
        .containsExactly(
            new double[] {
              0.09834833980262025,
              0.3278277993420678,
              0.473529043494098,
              0.09015264481906868,
              0.010142172542145226
            },
            within(1e-14));
    double number = 2 * (law[0] + law[4]) + law[1] + law[3];
    assertThat(number).isCloseTo(0.6349614688506674, within(1e-14));
  }

  @Test
  void rareStatesKeepTheirDigits() {
    int states = 60;
    double[][] moves = new double[2 * (states - 1)][];
    for (int n = 0; n < states - 1; n++) {
      moves[2 * n] = new double[] {n, n + 1, 0.01};
      moves[2 * n + 1] = new double[] {n + 1, n, 1};
    }
    double[] law = StationaryLaw.ofGenerator(closed(states, moves));
    for (int n = 0; n < states; n++) {
      assertThat(law[n] / (0.99 * Math.pow(0.01, n))).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void whatIsLeftForGoodHasNoShare() {
    double[] law =
        StationaryLaw.ofGenerator(
            closed(4, new double[][] {{0, 3, 2}, {0, 1, 1}, {1, 3, 5}, {3, 2, 1}, {2, 3, 3}}));
    assertThat(law).containsExactly(new double[] {0, 0, 0.25, 0.75}, within(1e-15));
    assertThat(StationaryLaw.ofGenerator(closed(2, new double[][] {{0, 1, 1}})))
        .containsExactly(0, 1);
  }

  @Test
  void twoEndsAreNotEstimable() {
    assertThatThrownBy(
            () -> StationaryLaw.ofGenerator(closed(3, new double[][] {{0, 1, 1}, {0, 2, 1}})))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("depends on the start");
  }

  @Test
  void rowsThatDoNotSumToZeroAreRefused() {
    assertThatThrownBy(() -> StationaryLaw.ofGenerator(new double[] {-1, 2, 1, -1}))
        .hasMessageContaining("Row 1 of the generator must sum to 0");
    assertThatThrownBy(() -> StationaryLaw.ofGenerator(new double[] {-1, 1, 1}))
        .hasMessageContaining("not square");
  }

  /** A generator from moves {from, to, rate}. */
  static double[] closed(int states, double[][] moves) {
    double[] generator = new double[states * states];
    for (double[] move : moves) {
      int from = (int) move[0];
      int to = (int) move[1];
      generator[from * states + to] += move[2];
      generator[from * states + from] -= move[2];
    }
    return generator;
  }
}

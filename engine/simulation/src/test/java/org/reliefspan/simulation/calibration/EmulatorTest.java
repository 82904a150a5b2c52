package org.reliefspan.simulation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in place of simulations, and where points lie. */
class EmulatorTest {
  private static final int POINTS = 40;

  private static double[] scores() {
    Design design = new Design(7, "emulator", List.of("a", "b"));
    return Arrays.stream(design.latinHypercube(POINTS))
        .flatMapToDouble(each -> Arrays.stream(Design.scores(each)))
        .toArray();
  }

  private static double[] values(double[] scores, double cubic) {
    double[] values = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double a = scores[2 * i];
      double b = scores[2 * i + 1];
      values[i] = 3 - 2 * a + 0.5 * b * b + a * b + cubic * a * a * a;
    }
    return values;
  }

  @Test
  void aQuadraticIsMetExactly() {
    double[] scores = scores();
    Emulator emulator = Emulator.of(scores, values(scores, 0));
    assertThat(emulator.predict(new double[] {1.5, -2}, emulator.newRow()))
        .isCloseTo(3 - 3 + 2 - 3, within(1e-10));
    assertThat(emulator.variance()).isCloseTo(0, within(1e-20));
  }

  @Test
  void theVarianceIsThatOfPointsLeftOut() {
    double[] scores = scores();
    double[] values = values(scores, 0.3);
    double squares = 0;
    for (int left = 0; left < POINTS; left++) {
      double[] others = new double[2 * (POINTS - 1)];
      double[] theirs = new double[POINTS - 1];
      for (int i = 0, at = 0; i < POINTS; i++) {
        if (i != left) {
          others[2 * at] = scores[2 * i];
          others[2 * at + 1] = scores[2 * i + 1];
          theirs[at++] = values[i];
        }
      }
      Emulator without = Emulator.of(others, theirs);
      double[] point = {scores[2 * left], scores[2 * left + 1]};
      double error = without.predict(point, without.newRow()) - values[left];
      squares += error * error / POINTS;
    }
    assertThat(Emulator.of(scores, values).variance()).isCloseTo(squares, within(1e-10));
    assertThat(squares).isGreaterThan(0.01);
  }

  @Test
  void aLatinHypercubeHasOnePointInEachPart() {
    double[][] design = new Design(3, "design", List.of("a", "b", "c")).latinHypercube(50);
    for (int column = 0; column < 3; column++) {
      boolean[] seen = new boolean[50];
      for (double[] point : design) {
        int part = (int) (point[column] * 50);
        assertThat(seen[part]).isFalse();
        seen[part] = true;
      }
    }
    assertThat(design[0][0]).isNotEqualTo(design[0][1]);
  }
}

package org.reliefspan.numerics.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatrixExponentialTest {
  private static final double[] GENERATOR = {-3, 1, 2, .5, -1, .5, 0, 4, -4};

  /** R 4.2.2, expm 0.999-7: expm(rbind(c(-3, 1, 2), c(.5, -1, .5), c(0, 4, -4))). */
  @Test
  void exponentialAgreesWithR() {
    double[] expected = {
      0.1421171610793245, 0.6850215628711733, 0.1728612760495023,
      0.1197792745159877, 0.7326000126030748, 0.1476207128809376,
      0.1113657534597995, 0.7355026892083030, 0.1531315573318978
    };
    assertThat(MatrixExponential.of(GENERATOR, 3)).containsExactly(expected, within(1e-15));
  }

  /** R 4.2.2, expm 0.999-7: expmFrechet of the same matrix towards the second. */
  @Test
  void derivativeAgreesWithR() {
    double[] expected = {
      0.1119906964538568, 0.1413145012106495, -0.2533051976645063,
      0.0932075284571812, 0.2231254499388630, -0.3163329783960442,
      0.0918298173444412, 0.2168889363365958, -0.3087187536810370
    };
    MatrixExponential exponential = MatrixExponential.ofSize(3);
    exponential.evaluate(GENERATOR);
    double[] derivative = new double[9];
    exponential.derivative(new double[] {1, -1, 0, 0, 2, -2, .5, 0, -.5}, derivative);
    assertThat(derivative).containsExactly(expected, within(2e-15));
  }

  /** Equal eigenvalues without a full set of eigenvectors: the times of a Poisson process. */
  @Test
  void defectiveGeneratorGivesPoissonProbabilities() {
    for (double time : new double[] {1e-6, 0.1, 2.5, 40, 300}) {
      double[] matrix = {-time, time, 0, 0, -time, time, 0, 0, 0};
      double[] exponential = MatrixExponential.of(matrix, 3);
      assertThat(exponential[0]).isCloseTo(Math.exp(-time), within(1e-15));
      assertThat(exponential[1]).isCloseTo(time * Math.exp(-time), within(1e-14));
    }
  }

  @Test
  void twoStatesHaveTheClosedForm() {
    double up = 0.03;
    double down = 0.011;
    for (double time : new double[] {0.5, 10, 200, 5000}) {
      double[] p =
          MatrixExponential.of(new double[] {-up * time, up * time, down * time, -down * time}, 2);
      double expected = up / (up + down) * -Math.expm1(-(up + down) * time);
      assertThat(p[1] / expected).isCloseTo(1, within(1e-13));
    }
  }

  @Test
  void derivativeIsTheLimitOfDifferences() {
    SplittableRandom random = new SplittableRandom(5);
    for (int seed = 0; seed < 50; seed++) {
      int size = 2 + random.nextInt(5);
      double[] a = new double[size * size];
      double[] e = new double[size * size];
      Arrays.setAll(a, i -> 6 * (random.nextDouble() - 0.5));
      Arrays.setAll(e, i -> random.nextDouble() - 0.5);
      MatrixExponential exponential = MatrixExponential.ofSize(size);
      exponential.evaluate(a);
      double[] derivative = new double[size * size];
      exponential.derivative(e, derivative);
      double[] forward = MatrixExponential.of(sum(a, e, 1e-4), size);
      double[] back = MatrixExponential.of(sum(a, e, -1e-4), size);
      double largest = Arrays.stream(forward).map(Math::abs).max().orElse(1);
      for (int i = 0; i < a.length; i++) {
        double difference = (forward[i] - back[i]) / 2e-4;
        assertThat(derivative[i]).isCloseTo(difference, within(2e-7 * largest));
      }
    }
  }

  @Test
  void theSpectrumGivesTheSameAndRefusesWhatIsNotSafe() {
    SplittableRandom random = new SplittableRandom(8);
    int used = 0;
    for (int seed = 0; seed < 200; seed++) {
      int size = 2 + random.nextInt(3);
      double[] a = new double[size * size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          if (i != j) {
            a[i * size + j] = random.nextDouble();
            a[i * size + i] -= a[i * size + j];
          }
        }
      }
      double time = 5 * random.nextDouble();
      double[] result = new double[size * size];
      Optional<RealSpectrum> spectrum = RealSpectrum.of(a, size);
      if (spectrum.isPresent()) {
        used++;
        double[] scaled = Arrays.stream(a).map(value -> value * time).toArray();
        spectrum.get().exponential(time, result);
        assertThat(result).containsExactly(MatrixExponential.of(scaled, size), within(1e-13));
        MatrixExponential exponential = MatrixExponential.ofSize(size);
        exponential.evaluate(scaled);
        double[] direction = new double[size * size];
        direction[1] = time;
        double[] expected = new double[size * size];
        exponential.derivative(direction, expected);
        direction[1] = 1;
        double[] turned = spectrum.get().turned(direction);
        spectrum.get().derivative(turned, time, new double[size * size], result);
        assertThat(result).containsExactly(expected, within(1e-12));
      }
    }
    assertThat(used).isGreaterThan(80);
    assertThat(RealSpectrum.of(new double[] {-1, 1, 0, 0, -1, 1, 0, 0, 0}, 3)).isEmpty();
    assertThat(RealSpectrum.of(new double[] {-1, 1, 0, 0, -1, 1, 1, 0, -1}, 3)).isEmpty();
  }

  @Test
  void zeroGivesTheIdentityAndHugeOrMissingEntriesAreRefused() {
    assertThat(MatrixExponential.of(new double[4], 2)).containsExactly(1, 0, 0, 1);
    MatrixExponential exponential = MatrixExponential.ofSize(2);
    assertThat(exponential.evaluate(new double[] {Double.NaN, 0, 0, 1})).isFalse();
    assertThat(exponential.evaluate(new double[] {0, 0, Double.NaN, 1})).isFalse();
    assertThat(exponential.evaluate(new double[] {1e300, 0, 0, 1e300})).isFalse();
    assertThatThrownBy(() -> MatrixExponential.of(new double[] {1e300, 0, 0, 1}, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] sum(double[] a, double[] e, double factor) {
    double[] sum = a.clone();
    for (int i = 0; i < a.length; i++) {
      sum[i] += factor * e[i];
    }
    return sum;
  }
}

package org.reliefspan.numerics.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

/** Golden values: R 4.2.2; the calls stand at the values. */
class StandardLawTest {
  @Test
  void normalLogTailsMatchR() { // pnorm(c(-300, -40, -5.5, -2, 0.5, 3, 9), log.p = TRUE)
    double[] z = {-300, -40, -5.5, -2, 0.5, 3, 9};
    double[] expected = {
      -45006.62273211866,
      -804.6084420137538,
      -17.77937635262526,
      -3.783184333682032,
      -0.3689464152886565,
      -0.001350809964748194,
      -1.128588405953841e-19
    };
    for (int i = 0; i < z.length; i++) {
      assertThat(StandardLaw.NORMAL.logCumulative(z[i]))
          .isCloseTo(expected[i], withPercentage(1e-11));
      assertThat(StandardLaw.NORMAL.logSurvivor(-z[i]))
          .isCloseTo(expected[i], withPercentage(1e-11));
    }
  }

  @Test
  void logisticLogTailsMatchR() { // plogis(c(-300, -5, 0, 2, 40), log.p = TRUE)
    double[] z = {-300, -5, 0, 2, 40};
    double[] expected = {
      -300.0, -5.006715348489118, -0.6931471805599453, -0.1269280110429725, -4.248354255291589e-18
    };
    for (int i = 0; i < z.length; i++) {
      assertThat(StandardLaw.LOGISTIC.logCumulative(z[i]))
          .isCloseTo(expected[i], withPercentage(1e-11));
    }
  }

  @Test
  void quantilesInvertCumulatives() {
    for (StandardLaw law : StandardLaw.values()) {
      for (double p : new double[] {1e-6, 0.1, 0.5, 0.9, 0.999}) {
        double log = law.logCumulative(law.quantile(p));
        assertThat(Math.exp(log)).isCloseTo(p, withPercentage(1e-8));
      }
    }
  }
}

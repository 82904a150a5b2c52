package org.reliefspan.app.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;

class FitJsonTest {
  private static OptionalDouble of(double value) {
    return OptionalDouble.of(value);
  }

  @Test
  void whatIsNotFiniteIsNull() {
    double inf = Double.POSITIVE_INFINITY;
    double nan = Double.NaN;
    FittedModel model =
        FittedModel.of("lm", 3)
            .add(
                new FittedTerm(
                    "x", of(inf), of(nan), of(inf), of(-inf), of(nan), of(-inf), of(nan)))
            .add(new FittedQuantity("all", "q", of(inf), of(nan), of(1), of(inf)))
            .add(new FittedTest("t", of(inf), of(nan), of(0.5)))
            .logLikelihood(inf)
            .nullLogLikelihood(nan)
            .aic(-inf)
            .build();
    String json = FitJson.of(model, Optional.empty());
    assertThat(json).doesNotContain("NaN").doesNotContain("Inf");
    assertThat(json).contains("\"loglik\" : null").contains("\"estimate\" : null");
  }
}

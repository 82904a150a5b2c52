package org.reliefspan.numerics.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitScaleTest {
  @ParameterizedTest
  @EnumSource
  void limitsHoldTheValueAndAgreeForSmallErrors(LimitScale scale) {
    Limits limits = scale.limits(0.3, 1e-6, 2);
    assertThat(limits.contains(0.3)).isTrue();
    assertThat(limits.lower()).isCloseTo(0.3 - 2e-6, within(1e-10));
    assertThat(limits.upper()).isCloseTo(0.3 + 2e-6, within(1e-10));
    assertThat(scale.limits(1, 0, 2)).isEqualTo(new Limits(1, 1));
  }

  @Test
  void logitLimitsStayInside() { // R 4.2.2: plogis(qlogis(.9) + c(-2, 2) * .2 / .09)
    Limits limits = LimitScale.LOGIT.limits(0.9, 0.2, 2);
    assertThat(limits.lower()).isCloseTo(0.095589543377, within(1e-11));
    assertThat(limits.upper()).isCloseTo(0.998696852802, within(1e-11));
  }

  @Test
  void valuesOutsideTheScaleAreRefused() {
    assertThatThrownBy(() -> LimitScale.LOG.limits(-1, 0.5, 2)).hasMessageContaining("LOG");
  }
}

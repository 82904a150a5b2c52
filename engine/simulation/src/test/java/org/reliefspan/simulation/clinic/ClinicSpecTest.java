package org.reliefspan.simulation.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClinicSpecTest {

  @Test
  void everyScenarioKnowsItsName() {
    for (String name : ClinicSpec.scenarios()) {
      assertThat(ClinicSpec.scenario(name).scenario()).isEqualTo(name);
    }
  }

  @Test
  void anUnknownScenarioIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> ClinicSpec.scenario("dirty"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dirty")
        .hasMessageContaining("default, clean");
  }

  @Test
  void anotherSeedGivesAnotherClinic() {
    ClinicSpec spec = ClinicSpec.scenario("default");
    assertThat(Clinic.of(spec.withSeed(1)).patient(0).rows())
        .isNotEqualTo(Clinic.of(spec).patient(0).rows());
    assertThat(Clinic.of(spec.withSeed(spec.seed())).patient(0))
        .isEqualTo(Clinic.of(spec).patient(0));
  }
}

package org.reliefspan.simulation.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
        .hasMessageContaining("default, clean, null");
  }

  @Test
  void anotherSeedGivesAnotherClinic() {
    ClinicSpec spec = ClinicSpec.scenario("default");
    assertThat(Clinic.of(spec.withSeed(1)).patient(0).rows())
        .isNotEqualTo(Clinic.of(spec).patient(0).rows());
    assertThat(Clinic.of(spec.withSeed(spec.seed())).patient(0))
        .isEqualTo(Clinic.of(spec).patient(0));
  }

  @Test
  void parametersThatMakeNoClinicAreRefusedByName() {
    assertThatThrownBy(() -> new Opioids(1.5, 0, 0, 0, 0, 0, 180))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("userShare (1.5) must be between 0.0 and 1.0");
    assertThatThrownBy(() -> new Opioids(Double.NaN, 0, 0, 0, 0, 0, 180))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FollowUp(100, 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longestDays");
    assertThatThrownBy(() -> Checks.ascending("slotDays", List.of(14, 14)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slotDays");
  }
}

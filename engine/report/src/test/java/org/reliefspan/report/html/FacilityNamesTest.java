package org.reliefspan.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.FacilityRow;

/** Values of a facility as people read them. */
class FacilityNamesTest {
  private static String cell(String quantity, double value, double half, String unit) {
    return FacilityNames.cell(
        new FacilityRow(
            "base",
            "injection",
            quantity,
            OptionalInt.empty(),
            OptionalDouble.of(value),
            Optional.of(new Interval(value - half, value + half, 0.95)),
            unit,
            2,
            ""));
  }

  @Test
  void limitsEndWhereTheQuantityEnds() {
    assertThat(cell("mean", 0.5, 2, "days")).isEqualTo("0.5\n0 to 2.5");
    assertThat(cell("censored", 0.667, 1.4, "")).isEqualTo("0.667\n0 to 2.07");
    assertThat(cell("share_within_target", 0.9, 0.3, "")).isEqualTo("90%\n60% to 100%");
    assertThat(cell("utilisation", 1.05, 0.1, "")).isEqualTo("105%\n95% to 115%");
  }

  @Test
  void whatTicksRoundIsNoWorkAfterClosing() {
    assertThat(cell("overtime", 0.0000292, 0.00001, "days")).isEqualTo("under a minute");
    assertThat(cell("overtime", 0.25, 0.05, "days")).isEqualTo("0.25\n0.2 to 0.3");
    assertThat(cell("overtime", 0, 0, "days")).isEqualTo("0\n0 to 0");
  }

  @Test
  void aDifferenceOfSharesIsInPoints() {
    assertThat(ScenariosPart.limits(new Interval(-0.036, 0.14, 0.95), "share"))
        .isEqualTo("−3.6 to 14 points");
  }
}

package org.reliefspan.simulation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SensitivityTest {

  @Test
  void theWidestBarComesFirst() {
    OneWaySensitivity tornado =
        OneWaySensitivity.of(
            new double[] {1, 2, 3},
            List.of(
                new ParameterRange("a", 0, 0, 2),
                new ParameterRange("b", 1, 1, 3),
                new ParameterRange("c", 2, 2, 4)),
            p -> p[0] - 5 * p[1] + 2 * p[2]);
    assertThat(tornado.base()).isEqualTo(-3);
    assertThat(tornado.bars().stream().map(bar -> bar.range().parameter()))
        .containsExactly("b", "c", "a");
    assertThat(tornado.bars().get(0).atLow()).isEqualTo(2);
    assertThat(tornado.bars().get(0).atHigh()).isEqualTo(-8);
    assertThat(tornado.bars().get(0).width()).isEqualTo(10);
  }

  @Test
  void theSwitchIsFoundToTheLastDigit() {
    List<PreferenceSwitch> switches =
        PreferenceSwitch.between(0, 2, 1, x -> new double[] {2, x * x});
    assertThat(switches).hasSize(1);
    assertThat(switches.get(0).value()).isCloseTo(Math.sqrt(2), within(1e-15));
    assertThat(switches.get(0).below()).isZero();
    assertThat(switches.get(0).above()).isEqualTo(1);
  }

  @Test
  void allSwitchesAlongTheWayAreFound() {
    // benefits of lines: 0 preferred to 1, then 1 to 3, then 2
    List<PreferenceSwitch> switches =
        PreferenceSwitch.between(0, 10, 1, x -> new double[] {0, x - 1, 2 * x - 4});
    assertThat(switches.stream().map(PreferenceSwitch::above)).containsExactly(1, 2);
    assertThat(switches.get(0).value()).isCloseTo(1, within(1e-14));
    assertThat(switches.get(1).value()).isCloseTo(3, within(1e-14));
  }

  @Test
  void sectionsFindWhatComesAndGoes() {
    List<PreferenceSwitch> switches =
        PreferenceSwitch.between(0, 3, 6, x -> new double[] {0, (x - 1) * (2 - x)});
    assertThat(switches.stream().map(PreferenceSwitch::above)).containsExactly(1, 0);
    assertThat(switches.get(0).value()).isCloseTo(1, within(1e-14));
    assertThat(switches.get(1).value()).isCloseTo(2, within(1e-14));
  }

  @Test
  void nothingSwitchesWhereOneIsAlwaysPreferred() {
    assertThat(PreferenceSwitch.between(0, 1, 4, x -> new double[] {1, x - 1})).isEmpty();
  }

  @Test
  void aGridHoldsWhatIsPreferredWhere() {
    TwoWaySensitivity grid =
        TwoWaySensitivity.of(
            new double[] {0, 1}, new double[] {0, 1, 2}, (x, y) -> new double[] {x, y});
    assertThat(grid.rows()).isEqualTo(3);
    assertThat(grid.columns()).isEqualTo(2);
    assertThat(grid.preferred(0, 1)).isZero();
    assertThat(grid.preferred(1, 1)).isZero();
    assertThat(grid.preferred(2, 1)).isEqualTo(1);
    assertThat(grid.benefit(2, 0, 1)).isEqualTo(2);
    assertThat(grid.across(1) + grid.down(2)).isEqualTo(3);
  }

  @Test
  void aRangeTheWrongWayRoundIsRefused() {
    assertThatThrownBy(() -> new ParameterRange("a", 0, 2, 1))
        .hasMessageContaining("Maybe they are exchanged?");
  }
}

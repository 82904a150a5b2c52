package org.reliefspan.simulation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.DecisionSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.simulation.GridRow;
import org.reliefspan.domain.simulation.ResponseRow;
import org.reliefspan.domain.simulation.Sensitivity;
import org.reliefspan.domain.simulation.SwitchRow;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.PathwayText;

/**
 * New costs a price and gains a benefit, in the first cycle alone; so net benefit at 10,000 is
 * 10,000 x benefit - price, and everything is known.
 */
class SensitivityRowsTest {
  private static final double NORMAL = 1.959963984540054; // qnorm(0.975), R 4.2.2

  private static ResolvedPathway pathway() {
    ResolvedPathway plain =
        PathwayText.cycles("linear", "1", TimeSpec.Correction.NONE)
            .parameter("price", "1000", normal("1000", "100"))
            .parameter("benefit", "0.12", normal("0.12", "0.03"))
            .parameter("sure", "1", PathwayText.law(Law.Family.FIXED, "value", "1"))
            .parameter("treated", "0")
            .state("well")
            .start("well", "1")
            .outcome("cost", "treated * price * ifelse(time == 0, 1, 0)")
            .outcome("qaly", "treated * benefit * ifelse(time == 0, 1, 0)")
            .strategy("old")
            .strategy("new", "treated", "1")
            .resolved();
    return new ResolvedPathway(
        plain.name(),
        plain.title(),
        plain.strategies(),
        Optional.of(new DecisionSpec("cost", "qaly", List.of(10_000.0), "", Place.NONE)));
  }

  private static Law normal(String mean, String sd) {
    return PathwayText.law(Law.Family.NORMAL, "mean", mean, "sd", sd);
  }

  private static Sensitivity rows(boolean every, String... together) {
    return SensitivityRows.of(
        pathway(), 1, 100, new SensitivityRows.Wanted(every, List.of(together)));
  }

  @Test
  void parametersGoFromPercentileToPercentile() {
    List<ResponseRow> rows = rows(true).responses();
    assertThat(rows.stream().map(row -> row.parameter() + " " + row.outcome()))
        .containsExactly(
            "price cost",
            "price qaly",
            "price net_benefit",
            "benefit cost",
            "benefit qaly",
            "benefit net_benefit");
    ResponseRow price = rows.get(2);
    assertThat(price.low()).isCloseTo(1000 - 100 * NORMAL, within(1e-6));
    assertThat(price.base()).isCloseTo(200, within(1e-9));
    assertThat(price.atLow()).isCloseTo(200 + 100 * NORMAL, within(1e-6));
    assertThat(price.atHigh()).isCloseTo(200 - 100 * NORMAL, within(1e-6));
    assertThat(price.strategy() + price.comparator() + price.engine()).isEqualTo("newoldcohort");
    ResponseRow benefit = rows.get(5);
    assertThat(benefit.width()).isCloseTo(2 * NORMAL * 0.03 * 10_000, within(1e-6));
  }

  @Test
  void thePreferenceChangesWhereNetBenefitsAreEqual() {
    List<SwitchRow> switches = rows(true).switches();
    // the price would have to be 1200, two standard deviations up: outside its range
    assertThat(switches).hasSize(1);
    SwitchRow benefit = switches.get(0);
    assertThat(benefit.parameter()).isEqualTo("benefit");
    assertThat(benefit.value()).isCloseTo(0.1, within(1e-9));
    assertThat(benefit.base()).isEqualTo(0.12);
    assertThat(benefit.below() + " " + benefit.above()).isEqualTo("old new");
  }

  @Test
  void everyCellOfTheGridPrefersTheHigherNetBenefit() {
    List<GridRow> grid = rows(false, "price", "benefit").grid();
    assertThat(grid).hasSize(121);
    for (GridRow cell : grid) {
      double gain = 10_000 * cell.down() - cell.across();
      assertThat(cell.preferred()).isEqualTo(gain > 0 ? "new" : "old");
      assertThat(cell.lead()).isCloseTo(Math.abs(gain), within(1e-6));
    }
  }

  @Test
  void whatIsNotUncertainCannotBeVaried() {
    assertThatThrownBy(() -> rows(false, "price", "treated"))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("treated is not uncertain")
        .hasMessageContaining("price, benefit");
  }
}

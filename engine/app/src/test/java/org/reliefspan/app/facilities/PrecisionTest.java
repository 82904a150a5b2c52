package org.reliefspan.app.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.numerics.queueing.ErlangC;
import org.reliefspan.simulation.facility.FacilityRequest;
import org.reliefspan.simulation.facility.FacilitySimulation;
import org.reliefspan.simulation.facility.Warmup;

/** How many replications are enough, and what one long run says. */
class PrecisionTest {
  private static final double TRUE_WAIT = ErlangC.of(0.7, 1, 1).means().meanWait();

  private static World station(String run) {
    return World.service(
        """
        resources: {server: {count: 1}}
        steps: {service: {duration: {exponential: {rate: 1}}}}
        arrivals: {all: {rate: 0.7}}
        run: {until: 3000, warmup: 200}
        %s
        """
            .formatted(run));
  }

  private static CapacityResults results(World world, int most, double halfWidth, int threads) {
    return FacilitySimulation.run(
        new FacilityRequest(
            world.pathway(),
            world.facility(),
            most,
            OptionalDouble.of(halfWidth),
            world.facility().run().until(),
            new Warmup(world.facility().run().warmup()),
            11,
            threads,
            0,
            OptionalLong.empty(),
            false));
  }

  private static FacilityRow wait(CapacityResults results, String scenario) {
    return results.waits().stream()
        .filter(row -> row.scenario().equals(scenario) && row.quantity().equals("mean"))
        .findFirst()
        .orElseThrow();
  }

  private static double relativeHalfWidth(FacilityRow row) {
    Interval limits = row.limits().orElseThrow();
    return (limits.upper() - limits.lower()) / 2 / row.value().orElseThrow();
  }

  @Test
  void replicationsGoOnUntilEveryScenarioIsPrecise() {
    World world =
        station("scenarios: {faster: {title: Faster, steps: {service: {duration: 0.4}}}}");
    CapacityResults results = results(world, 1000, 0.05, 2);
    int made = results.setting().replications();
    assertThat(made).isBetween(11, 200);
    assertThat(relativeHalfWidth(wait(results, "base"))).isLessThan(0.05);
    assertThat(relativeHalfWidth(wait(results, "faster"))).isLessThan(0.05);
    assertThat(results.notes()).isEmpty();
    assertThat(results(world, 1000, 0.05, 1)).isEqualTo(results);
    assertThat(results(world, made, 1e-9, 2).waits()).isEqualTo(results.waits());
  }

  @Test
  void whatIsNotPreciseAtTheMostIsNamed() {
    CapacityResults results = results(station(""), 12, 0.001, 1);
    assertThat(results.setting().replications()).isEqualTo(12);
    assertThat(results.notes())
        .containsExactly(
            "After 12 replications the limits of the mean wait for service (base) are wider than"
                + " asked for. Maybe more --replications?");
  }

  @Test
  void oneLongRunHasLimitsByBatchMeans() {
    int held = 0;
    for (long seed = 1; seed <= 20; seed++) {
      World world = station("");
      FacilityRow row =
          wait(
              FacilitySimulation.run(
                  world.with(1, OptionalDouble.of(60_000), Warmup.until(200), seed, 1, 0)),
              "base");
      assertThat(row.note()).isEqualTo("limits by batch means of one run");
      Interval limits = row.limits().orElseThrow();
      held += limits.lower() <= TRUE_WAIT && TRUE_WAIT <= limits.upper() ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(16); // of 20 at 95%: 0.3% of sets have fewer
  }

  @Test
  void oneShortRunHasNoneAndSaysWhy() {
    FacilityRow row =
        wait(
            FacilitySimulation.run(
                station("").with(1, OptionalDouble.of(300), Warmup.until(200), 1, 1, 0)),
            "base");
    assertThat(row.limits()).isEmpty();
    assertThat(row.note()).contains("too short for batch means");
  }
}

package org.reliefspan.app.facilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.EventRow;
import org.reliefspan.domain.simulation.WaitingRow;
import org.reliefspan.simulation.facility.FacilityRequest;
import org.reliefspan.simulation.facility.FacilitySimulation;
import org.reliefspan.simulation.facility.Warmup;
import org.reliefspan.simulation.result.HistoryRows;
import org.reliefspan.simulation.run.Places;
import org.reliefspan.simulation.run.Simulation;

/** Laws of facilities that no model may break. */
class FacilityLawsTest {
  private static final int PATIENTS = 150;

  private static PathwaySpec pathway(String name) {
    Path file = Folders.repository().resolve("datasets/pathways").resolve(name + ".yaml");
    return PathwayFile.read(file).spec().orElseThrow();
  }

  /** Every activity needs one of a resource of which there are plenty. */
  private static World plenty(PathwaySpec pathway) {
    String steps =
        pathway.activities().stream()
            .map(each -> each.name() + ": {needs: {plenty: 1}}")
            .distinct()
            .collect(Collectors.joining(", "));
    String text =
        "facility: {name: plenty, title: Plenty}\nresources: {plenty: {count: 1000000}}\n"
            + "steps: {%s}\n".formatted(steps)
            + "arrivals: {all: {every: 0.25, number: %d}}\n".formatted(PATIENTS);
    FacilityFile file = FacilityFile.parse(Path.of("facility.yaml"), text, pathway);
    return new World(pathway, file.spec().orElseThrow(() -> new AssertionError(file.findings())));
  }

  private static CapacityResults results(World world, int replications, int threads, int log) {
    return FacilitySimulation.run(
        world.with(replications, world.facility().run().until(), Warmup.NONE, 7, threads, log));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "integrated_programme",
        "epidural_ladder",
        "opioid_taper",
        "crps_programme",
        "stimulator_trial",
        "physiatry_first"
      })
  void wherePlentyIsThereEverythingIsAsInAClinicalRun(String name) {
    PathwaySpec pathway = pathway(name);
    ResolvedPathway resolved = ResolvedPathway.of(pathway);
    CapacityResults results = results(plenty(pathway), 1, 1, PATIENTS);
    List<EventRow> clinical =
        HistoryRows.of(
                resolved, 7, PATIENTS, new HistoryRows.Wanted(PATIENTS, OptionalLong.empty()))
            .events();
    for (ResolvedPathway.Strategy strategy : resolved.strategies()) {
      List<String> here = rows(results.events(), strategy.name());
      List<String> there = rows(clinical, strategy.name());
      for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
        assertThat(here.get(i))
            .as(
                "%s after %s",
                strategy.name(), there.subList(0, i).stream().skip(Math.max(0, i - 6)).toList())
            .isEqualTo(there.get(i));
      }
      assertThat(here).hasSameSizeAs(there);
    }
    assertThat(results.lost())
        .filteredOn(row -> row.quantity().equals("difference"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.value()).isEqualTo(OptionalDouble.of(0)));
    assertThat(Simulation.patients(resolved, 7, List.of(0L))).hasSize(1);
  }

  private static List<String> rows(List<EventRow> rows, String strategy) {
    return rows.stream()
        .filter(row -> row.strategy().equals(strategy))
        .map(
            row ->
                "%d %s %s %s %s"
                    .formatted(row.patient(), row.time(), row.event(), row.from(), row.to()))
        .toList();
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    World world = World.shipped("two_suites");
    World shorter = new World(world.pathway(), world.facility());
    List<CapacityResults> all =
        List.of(1, 2, 8).stream()
            .map(
                threads ->
                    FacilitySimulation.run(
                        shorter.with(3, OptionalDouble.of(120), Warmup.until(20), 7, threads, 20)))
            .toList();
    assertThat(all.get(1)).isEqualTo(all.get(0));
    assertThat(all.get(2)).isEqualTo(all.get(0));
  }

  /** With tables, calendars and whatever is written or left out, as they travel to other places. */
  @ParameterizedTest
  @ValueSource(strings = {"demo_clinic", "two_suites", "jackson_feedback", "window_calendar-03"})
  void replicationsElsewhereAreTheSame(String name) {
    World world = World.shipped(name);
    FacilityRequest request = world.with(3, OptionalDouble.of(40), Warmup.until(10), 7, 2, 5);
    assertThat(FacilitySimulation.run(request, new Elsewhere()))
        .isEqualTo(FacilitySimulation.run(request));
  }

  /** Each part is done by a copy of the work that has travelled as bytes, the last first. */
  private static final class Elsewhere implements Places {
    @Override
    public <R extends Serializable> List<R> map(int parts, Work<R> work) {
      List<R> all = new ArrayList<>();
      for (int part = parts - 1; part >= 0; part--) {
        all.add(SerializationUtils.clone(SerializationUtils.clone(work).apply(part)));
      }
      Collections.reverse(all);
      return all;
    }
  }

  private static final World BUSY =
      World.service(
          """
          resources: {server: {count: 2}}
          steps: {service: {duration: {exponential: {rate: 1}}, waiting: {patience: {exponential: {rate: 0.2}}, places: 9}}}
          arrivals: {all: {rate: 2.2}}
          run: {until: 200}
          scenarios: {same: {title: The same}}
          """);

  @Test
  void aReplicationDoesNotDependOnHowManyThereAre() {
    double[] one = waits(BUSY.run(1, 5), 1);
    double[] two = waits(BUSY.run(2, 5), 2);
    double[] four = waits(BUSY.run(4, 5), 4);
    assertThat(one[0]).isPositive();
    assertThat(two[0]).isNotEqualTo(one[0]);
    assertThat(waits(BUSY.run(2, 5), 2)).isEqualTo(two);
    // the first of two is the only one of one: their mean and that of the second say so
    double second = 2 * two[0] - one[0];
    assertThat(four[0]).isNotEqualTo(second);
    assertThat(results(BUSY, 1, 1, 50).sessions()).isEqualTo(results(BUSY, 4, 2, 50).sessions());
    assertThat(results(BUSY, 1, 1, 50).events()).isEqualTo(results(BUSY, 4, 2, 50).events());
  }

  private static double[] waits(World.Ran ran, int replications) {
    assertThat(ran.results().setting().replications()).isEqualTo(replications);
    return new double[] {ran.value("base", "service", "mean")};
  }

  @Test
  void twoEqualScenariosDifferByExactlyNothing() {
    assertThat(BUSY.run(4, 5).results().differences())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.value()).isZero();
              row.limits().ifPresent(limits -> assertThat(limits.upper()).isZero());
            });
  }

  @Test
  void aScenarioIsComparedWithTheSameStrategy() {
    World world = World.shipped("two_suites");
    CapacityResults results =
        FacilitySimulation.run(world.with(2, OptionalDouble.of(30), Warmup.NONE, 7, 2, 0));
    assertThat(results.differences())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              String own = row.scenario().replaceFirst("^.*:", "base:");
              boolean isFirst = row.scenario().startsWith("base:");
              assertThat(row.comparator()).isEqualTo(isFirst ? "base:usual" : own);
            });
  }

  @Test
  void howManyWaitIsCountedAtTheSameMomentOfEachWeek() {
    World world = World.shipped("two_suites");
    assertThat(waitingTimes(world, 200))
        .hasSize(29)
        .allSatisfy(time -> assertThat(time % 7).isEqualTo(0));
    assertThat(waitingTimes(world, 104)).hasSize(104).endsWith(103.0);
  }

  private static List<Double> waitingTimes(World world, double until) {
    CapacityResults results =
        FacilitySimulation.run(world.with(1, OptionalDouble.of(until), Warmup.NONE, 7, 1, 0));
    return results.waiting().stream().map(WaitingRow::time).distinct().toList();
  }

  /** All who asked have begun, gone, or wait still. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void nobodyIsLost(long seed) {
    World.Ran ran = BUSY.run(1, seed);
    assertThat(count(ran, "request"))
        .isEqualTo(
            count(ran, "start")
                + count(ran, "reneged")
                + count(ran, "balked")
                + count(ran, "censored"));
    assertThat(count(ran, "start")).isEqualTo(count(ran, "begun"));
    assertThat(ran.value("service", "reneged")).isPositive();
  }

  private static double count(World.Ran ran, String quantity) {
    return ran.value("base", "service", quantity);
  }

  /** Until the last has gone, the mean number waiting is arrivals times the mean wait. */
  @Test
  void littlesLawIsExact() {
    World world =
        World.service(
            """
            resources: {server: {count: 1}}
            steps: {service: {duration: {exponential: {rate: 1}}}}
            arrivals: {all: {rate: 0.9, number: 500}}
            """);
    World.Ran ran = world.run(1, 3);
    double time = 500 / ran.value("service", "done_per_unit");
    assertThat(ran.value("service", "number_waiting_mean"))
        .isCloseTo(ran.value("service", "mean") * 500 / time, within(1e-9));
    assertThat(ran.value("server", "busy_mean"))
        .isCloseTo(
            (ran.value("time_there", "here") - ran.value("service", "mean")) * 500 / time,
            within(1e-9));
  }

  /** Who waits is counted whoever it is: also who came before the warm-up ended. */
  @Test
  void whoCameBeforeTheWarmUpEndedIsSeenWaiting() {
    World world =
        World.service(
            """
            resources: {server: {count: 1}}
            steps: {service: {duration: 10}}
            arrivals: {all: {at: [0, 0, 0, 0]}}
            run: {until: 30, warmup: 10}
            """);
    World.Ran ran = world.run(1, 3);
    // from 10 to 20 two wait, from 20 to 30 one
    assertThat(ran.value("service", "number_waiting_mean")).isEqualTo(1.5);
    assertThat(ran.value("service", "begun")).isZero();
  }

  @Test
  void anotherStreamDoesNotMoveTheArrivalsOfThisOne() {
    String text =
        """
        resources: {server: {count: 1000}}
        arrivals:
          one: {rate: 1, attributes: {urgency: 1}}
          %s
        run: {until: 20}
        """;
    List<Long> alone = requested(World.service(text.formatted("")), 1);
    List<Long> beside =
        requested(World.service(text.formatted("other: {rate: 0.7, attributes: {urgency: 2}}")), 2);
    assertThat(alone).isNotEmpty();
    assertThat(beside).containsAll(alone).hasSizeGreaterThan(alone.size());
  }

  private static List<Long> requested(World world, int streams) {
    assertThat(world.facility().arrivals()).hasSize(streams);
    return world.trace().results().sessions().stream()
        .map(each -> each.requested())
        .sorted()
        .toList();
  }

  /**
   * Where an event is possible that never comes, nothing about a patient is left out for speed; the
   * results are the same bytes.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "queue_formulas-04", "queue_formulas-14", "queue_formulas-18", "queue_formulas-19",
        "queue_formulas-20", "queue_formulas-22", "queue_formulas-24", "ciw_slotted_services-07",
        "window_calendar-03", "slot_queue_weekly_list-02"
      })
  void anEventThatNeverComesChangesNothing(String name) {
    World plain = World.shipped(name);
    World general = new World(withAnEventThatNeverComes(plain.pathway()), plain.facility());
    OptionalDouble until =
        plain.facility().run().until().isPresent()
            ? OptionalDouble.of(300)
            : OptionalDouble.empty();
    CapacityResults one = FacilitySimulation.run(plain.with(2, until, Warmup.until(20), 5, 1, 99));
    CapacityResults other =
        FacilitySimulation.run(general.with(2, until, Warmup.until(20), 5, 1, 99));
    assertThat(one.waits()).isNotEmpty().isEqualTo(other.waits());
    assertThat(one.throughput()).isEqualTo(other.throughput());
    assertThat(one.utilisation()).isEqualTo(other.utilisation());
    assertThat(one.lost()).isEqualTo(other.lost());
    assertThat(one.strategies()).isEqualTo(other.strategies());
    assertThat(one.waiting()).isEqualTo(other.waiting());
    assertThat(one.sessions()).isNotEmpty().isEqualTo(other.sessions());
    assertThat(one.events()).isNotEmpty().isEqualTo(other.events());
  }

  private static PathwaySpec withAnEventThatNeverComes(PathwaySpec pathway) {
    List<EventSpec> events = new ArrayList<>(pathway.events());
    events.add(
        new EventSpec(
            "never",
            List.of(),
            Optional.of(new Written(Formula.parse("time < 0 ~ 1").left().get(0), Place.NONE)),
            new EventSpec.At(Written.of(0)),
            EventSpec.Clock.RESET,
            Optional.empty(),
            Consequences.NONE,
            Place.NONE));
    return new PathwaySpec(
        pathway.name(),
        pathway.title(),
        pathway.source(),
        pathway.time(),
        pathway.parameters(),
        pathway.joint(),
        pathway.tables(),
        pathway.attributes(),
        pathway.states(),
        pathway.start(),
        pathway.transitions(),
        events,
        pathway.moves(),
        pathway.outcomes(),
        pathway.strategies(),
        pathway.decision(),
        pathway.activities(),
        pathway.effects(),
        pathway.measures(),
        pathway.extrapolations(),
        pathway.ratios());
  }
}

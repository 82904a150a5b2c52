package org.reliefspan.app.facilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.simulation.facility.FacilityRequest;
import org.reliefspan.simulation.facility.FacilitySimulation;
import org.reliefspan.simulation.facility.Warmup;

/** Exact answers stand in the first lines of the files, with their sources. */
class ClosedFormsTest {
  @ParameterizedTest
  @CsvSource({
    "queue_formulas-05, service, mean, 4.444444444",
    "queue_formulas-05, service, number_waiting_mean, 0.8888888889",
    "queue_formulas-12, service, mean, 0.01730769231",
    "queue_formulas-15, service, mean, 2",
    "queue_formulas-16, service, number_waiting_mean, 2.4",
    "queue_formulas-17, service, mean, 6.5",
    "queue_formulas-18, service, mean, 0.2833333333",
    "queue_formulas-21, service, number_waiting_mean, 2.078264247",
    "queue_formulas-21, server, utilisation, 0.8960867877",
    "slot_queue_weekly_list-01, treatment, mean, 2.5",
    "slot_queue_weekly_list-01, treatment, number_waiting_mean, 2"
  })
  void aFormulaThatAppliesIsApplied(String file, String name, String quantity, double exact) {
    assertThat(value(shipped(file), name, quantity)).isCloseTo(exact, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queue_formulas-19", // priorities
        "queue_formulas-20",
        "queue_formulas-23", // a server that takes only some
        "jackson_feedback", // patients come back
        "ciw_slotted_services-01",
        "window_calendar-01"
      })
  void whereNoneCertainlyAppliesThereIsNone(String file) {
    assertThat(shipped(file)).isEmpty();
  }

  @Test
  void theSimulationComesToTheFormula() {
    CapacityResults results = run("queue_formulas-05", 20_000, 10);
    for (FacilityRow formula : results.closedForms()) {
      FacilityRow simulated = results.simulated(formula).orElseThrow();
      double exact = formula.value().orElseThrow();
      assertThat(simulated.value().orElseThrow())
          .as(formula.quantity())
          .isCloseTo(exact, within(0.12 * exact + 1e-9));
    }
  }

  @Test
  void aQueueThatGrowsForEverHasNoMean(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("facility.yaml");
    Files.writeString(
        file,
        """
        facility: {name: too_much, title: Too much}
        pathway: %s
        resources: {server: {count: 2}}
        arrivals: {patients: {rate: 2.5}}
        run: {until: 10}
        """
            .formatted(Folders.repository().resolve("datasets/pathways/single_queue.yaml")));
    List<FacilityRow> rows = run(file, 10, 2).closedForms();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).value()).isEmpty();
    assertThat(rows.get(0).note()).startsWith("Erlang C").contains("without end");
  }

  @Test
  void listsOfTheDemoClinicHavePlanningNumbers() {
    List<FacilityRow> rows = run("demo_clinic", 90, 2).closedForms();
    double demand = value(rows, "injection", "list_demand");
    assertThat(demand).isBetween(15.0, 60.0);
    assertThat(value(rows, "injection", "list_target_queue"))
        .isCloseTo(demand * 18 / 4, within(1e-9)); // 18 weeks, factor 4
    assertThat(rows).noneMatch(row -> row.name().equals("window_therapy"));
  }

  private static double value(List<FacilityRow> rows, String name, String quantity) {
    return rows.stream()
        .filter(row -> row.name().equals(name) && row.quantity().equals(quantity))
        .findFirst()
        .flatMap(row -> row.value().stream().boxed().findFirst())
        .orElseThrow();
  }

  private static List<FacilityRow> shipped(String file) {
    return run(file, 10, 1).closedForms();
  }

  private static CapacityResults run(String name, double until, int replications) {
    Path facilities = Folders.repository().resolve("datasets/facilities");
    return run(facilities.resolve(name + ".yaml"), until, replications);
  }

  private static CapacityResults run(Path file, double until, int replications) {
    Path pathwayFile = FacilityFile.pathwayOf(file).orElseThrow();
    PathwaySpec pathway = PathwayFile.read(pathwayFile).spec().orElseThrow();
    FacilityRequest usual =
        FacilityRequest.of(
            pathway, FacilityFile.read(file, pathway).spec().orElseThrow(), replications, 3);
    return FacilitySimulation.run(
        new FacilityRequest(
            pathway,
            usual.facility(),
            replications,
            OptionalDouble.empty(),
            OptionalDouble.of(until),
            Warmup.NONE,
            3,
            1,
            0,
            usual.explained(),
            false));
  }
}

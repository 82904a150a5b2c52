package org.reliefspan.app.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationResult;

class ShippedPathwaysTest {
  static List<Path> files() {
    return Shipped.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileIsFineAndRuns(Path file) {
    assertThat(PathwayFile.read(file).findings())
        .filteredOn(Finding::isError)
        .extracting(Finding::message)
        .isEmpty();
    Shipped shipped = Shipped.of(file);
    int draws = isUncertain(shipped) ? 3 : 0;
    SimulationResult result = Simulation.run(shipped.request(200).withDraws(draws, 200));
    assertThat(result.draws()).isEqualTo(draws);
    for (int strategy = 0; strategy < result.strategies().size(); strategy++) {
      for (int outcome = 0; outcome < result.outcomes().size(); outcome++) {
        assertThat(result.value(strategy, outcome)).isFinite();
        for (int draw = 0; draw < draws; draw++) {
          assertThat(result.drawn(draw, strategy, outcome)).isFinite();
        }
      }
    }
  }

  private static boolean isUncertain(Shipped shipped) {
    return !shipped.spec().joint().isEmpty()
        || shipped.spec().parameters().stream().anyMatch(each -> each.draw().isPresent());
  }

  private static Stream<String> programmes() {
    return Stream.of(
        "integrated_programme",
        "facet_ladder",
        "epidural_ladder",
        "stimulator_trial",
        "knee_ladder",
        "opioid_taper",
        "physiatry_first",
        "trigger_points",
        "crps_programme",
        "botulinum_cycles",
        "stenosis_ladder",
        "medication_trials");
  }

  private static Stream<String> backed() {
    return Stream.concat(programmes(), Stream.of("cohen_2010_blocks"));
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void everyProgrammeCountsWhatIsAskedOfIt(String name) {
    assertThat(Shipped.named(name).spec().outcomes())
        .extracting(OutcomeSpec::name)
        .contains("cost", "qaly", "days_in_relief_365d", "procedures", "surgery_avoided")
        .containsAnyOf("odi_auc", "function_days");
  }

  @ParameterizedTest
  @MethodSource("backed")
  void everyUncertainNumberSaysWhereItIsFromAndWhatItRestsOn(String name) {
    assertThat(Shipped.named(name).spec().parameters())
        .filteredOn(parameter -> parameter.draw().isPresent())
        .isNotEmpty()
        .allSatisfy(ShippedPathwaysTest::isBacked);
  }

  /** What rests on patients names a row and its study; a cost that is invented says so. */
  private static void isBacked(ParameterSpec parameter) {
    assertThat(parameter.evidence()).as(parameter.name()).isPresent();
    assertThat(parameter.source()).as(parameter.name()).isNotBlank();
    String evidence = parameter.evidence().orElseThrow().name();
    if (!evidence.equals("ASSUMED")) {
      assertThat(parameter.source()).as(parameter.name()).containsPattern("\\b[EC]\\d{2,3}\\b");
    }
    if (parameter.name().startsWith("c_")) {
      assertThat(parameter.source()).as(parameter.name()).containsPattern("ILLUSTRATIVE|K01 2025");
    }
  }
}

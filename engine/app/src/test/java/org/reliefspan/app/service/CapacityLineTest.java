package org.reliefspan.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.reliefspan.simulation.facility.Warmup;

class CapacityLineTest {
  private static final Path RESULTS = Path.of("/a/results");

  private static CapacityRequest request(CapacityRequest.Run run, CapacityRequest.Besides besides) {
    return new CapacityRequest(
        Path.of("/a/files/path way.yaml"), Path.of("/a/clinic.yaml"), RESULTS, run, -7, besides);
  }

  @Test
  void whatALineSaysIsReadBack() {
    List<CapacityRequest> requests =
        List.of(
            request(CapacityRequest.Run.AS_WRITTEN, CapacityRequest.Besides.NOTHING),
            request(
                new CapacityRequest.Run(
                    OptionalInt.of(40),
                    OptionalDouble.of(0.05),
                    OptionalDouble.of(1.5e-3),
                    Optional.of(Warmup.AUTO)),
                new CapacityRequest.Besides(12, OptionalLong.of(0), true, false)),
            request(
                new CapacityRequest.Run(
                    OptionalInt.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.of(Warmup.until(70.25))),
                new CapacityRequest.Besides(0, OptionalLong.of(99), false, false)));
    for (CapacityRequest request : requests) {
      assertThat(CapacityLine.parse(CapacityLine.of(request), RESULTS)).contains(request);
    }
    assertThat(CapacityLine.of(requests.get(1)))
        .isEqualTo(
            "capacity --facility \"../clinic.yaml\" --replications 40 --half-width 0.05 --until"
                + " 0.0015 --warmup auto --seed -7 --log 12 --explain 0 --search ../files/path"
                + " way.yaml");
  }

  @Test
  void linesOfOtherCommandsAreOthers() {
    assertThat(CapacityLine.parse("simulate --engine simulation", RESULTS)).isEmpty();
  }

  @Test
  void twoFilesAreKeptAsOneTextAndComeApartAgain() {
    TwoFiles files = new TwoFiles("pathway: {name: a}\n# é\n", "facility: {name: b}");
    assertThat(TwoFiles.split(files.joined())).isEqualTo(files);
    assertThatThrownBy(() -> TwoFiles.split("pathway: {name: a}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must hold a pathway and a facility");
  }
}

package org.reliefspan.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.TableFile;
import org.reliefspan.domain.study.ReliefDefinition;

class SyntheticClinicTest {
  @TempDir Path folder;

  private SynthReport synth(long seed, Path out, Optional<Path> truth) {
    return Reliefspan.standard().synth(new SynthRequest(20, "default", seed, out, truth));
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOtherPatients() {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    SynthReport report = synth(1, first, Optional.empty());
    synth(1, second, Optional.empty());
    assertThat(Folders.content(second)).isEqualTo(Folders.content(first));
    assertThat(Folders.names(first)).containsExactly("truth", "visits");
    assertThat(report.patients()).isEqualTo(20);
    assertThat(TableFile.read(first.resolve("visits/patients.csv")).rows()).hasSize(20);
    assertThat(TableFile.read(first.resolve("truth/estimands.csv")).rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(ReliefDefinition.IDS).contains(row.get("definition")));

    synth(2, second, Optional.empty());
    assertThat(Folders.text(second.resolve("visits/measures.csv")))
        .isNotEqualTo(Folders.text(first.resolve("visits/measures.csv")));
    assertThat(Folders.names(folder)).containsExactly("first", "second");
  }

  @Test
  void theTruthIsWrittenWhereItIsAskedFor() {
    Path clinic = folder.resolve("clinic");
    for (Path truth :
        List.of(folder.resolve("sealed/envelope.csv"), clinic.resolve("key/truth.csv"))) {
      synth(1, clinic, Optional.of(truth));
      synth(1, clinic, Optional.of(truth));
      assertThat(TableFile.read(truth).columns()).contains("value", "mc_error");
      assertThat(clinic.resolve("truth/estimands.csv")).doesNotExist();
    }
    assertThat(Folders.names(clinic)).containsExactly("key", "truth", "visits");
  }

  @Test
  void anImpossibleRequestIsRefusedInWords() {
    assertThatThrownBy(
            () -> new SynthRequest(0, "default", 1, folder.resolve("x"), Optional.empty()))
        .hasMessage("patients (0) must be at least 1. Maybe 5000?");
  }
}

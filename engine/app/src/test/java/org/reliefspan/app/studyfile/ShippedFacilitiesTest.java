package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.service.Reliefspan;

class ShippedFacilitiesTest {
  static List<Path> shipped() {
    try (Stream<Path> files = Files.list(Folders.repository().resolve("datasets/facilities"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void nothingIsWrongWithShippedFacilities(Path file) {
    assertThat(Reliefspan.standard().check(file)).isEmpty();
    assertThat(Reliefspan.standard().describe(file)).hasSizeGreaterThan(6);
    assertThat(FacilityFile.pathwayOf(file)).hasValueSatisfying(path -> assertThat(path).exists());
  }

  @Test
  void theListNamesThemAll() {
    String page = Folders.text(Folders.repository().resolve("datasets/facilities/README.md"));
    assertThat(shipped()).hasSizeGreaterThan(44);
    assertThat(shipped())
        .allSatisfy(
            file -> {
              String name = String.valueOf(file.getFileName());
              String family = name.replaceAll("(-[0-9]+)?[.]yaml$", "");
              assertThat(page).contains("`" + family);
            });
  }
}

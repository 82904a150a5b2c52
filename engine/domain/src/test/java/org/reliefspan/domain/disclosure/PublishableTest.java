package org.reliefspan.domain.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishableTest {
  private static final StoredContent<String> STORED =
      new StoredContent<>("content", DisclosurePolicy.standard(), List.of());

  @Test
  void unchangedFilesAreReadmitted() {
    Map<String, String> files = Map.of("tables/relief.csv", "ab", "results.json", "cd");

    assertThat(Publishable.readmit(STORED, files, Map.copyOf(files)).content())
        .isEqualTo("content");
  }

  @Test
  void aChangedFileIsNamed() {
    assertThatThrownBy(
            () ->
                Publishable.readmit(
                    STORED, Map.of("results.json", "a"), Map.of("results.json", "b")))
        .isInstanceOf(ChangedFileException.class)
        .hasMessageContaining("results.json");
  }

  @Test
  void aMissingAndAnAddedFileAreNamed() {
    assertThatThrownBy(() -> Publishable.readmit(STORED, Map.of("a.csv", "a"), Map.of()))
        .hasMessageContaining("a.csv");
    assertThatThrownBy(() -> Publishable.readmit(STORED, Map.of(), Map.of("b.csv", "b")))
        .hasMessageContaining("b.csv must be in the manifest");
  }

  @Test
  void onlyThisPackageMakesOne() {
    assertThat(Publishable.class.getDeclaredConstructors())
        .allMatch(
            constructor ->
                (constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0);
  }
}

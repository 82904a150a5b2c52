package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.app.fixture.Folders;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PathwaySchemaTest {
  private static final Path SCHEMA =
      Folders.repository().resolve("datasets/schema/pathway.schema.json");

  private static final Path BENCHMARK =
      Folders.repository().resolve("benchmarks/integrated-programme.yaml");

  private static Object load(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static List<String> complaints(String text) {
    return SchemaVerdict.of(load(Folders.text(SCHEMA)), load(text));
  }

  static List<Path> shipped() {
    return PathwayFindingsTest.shipped();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedPathwaysFitTheSchema(Path file) {
    assertThat(complaints(Folders.text(file))).isEmpty();
  }

  @Test
  void whatTheReaderTakesFitsTheSchema() {
    assertThat(complaints(PathwayFindingsTest.CONTINUOUS)).isEmpty();
    assertThat(complaints(PathwayFindingsTest.DISCRETE)).isEmpty();
    assertThat(complaints(ActivitiesTest.HEAD + ActivitiesTest.PROGRAMME)).isEmpty();
    assertThat(complaints(Folders.text(BENCHMARK))).isEmpty();
    assertThat(PathwayFile.read(BENCHMARK).findings()).isEmpty();
  }

  @Test
  void theSchemaSeesThePlantedMistakeInAKey() {
    Path file =
        Folders.repository()
            .resolve(
                "engine/app/src/test/resources/org/reliefspan/app/studyfile/ten-mistakes.yaml");
    assertThat(complaints(Folders.text(file))).hasSize(1).first().asString().contains("/die");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "unit: month|unit: moon",
        "unit: month, |",
        "clock: forward|clock: foward",
        "{weibull:|{weibul:",
        "shape: 1.6, |",
        "{gompertz: {shape: -0.1, rate: 0.001}}|{gompertz: {shape: 1, rate: 2}, fixed: 3}",
        "[10, 2]|[10, 2, 3]",
        "name: fine|name: Not So Fine",
        "dead: {final: true}|dead: {final: maybe}",
        "without: [treat]|with_out: [treat]",
        "thresholds: [0, 100]|thresholds: [none]",
        "form: continuous|form: continual",
      })
  void schemaAndReaderRefuseTheSame(String written, String instead) {
    String text = PathwayFindingsTest.CONTINUOUS.replace(written, instead == null ? "" : instead);
    assertThat(text).isNotEqualTo(PathwayFindingsTest.CONTINUOUS);
    assertThat(complaints(text)).isNotEmpty();
    assertThat(PathwayFile.parse(Path.of("pathway.yaml"), text).findings()).isNotEmpty();
  }

  @Test
  void everyKeyOfTheSchemaStandsInTheReference() {
    Set<String> keys = new TreeSet<>();
    collectKeys(load(Folders.text(SCHEMA)), keys);
    String page = Folders.text(Folders.repository().resolve("docs/pathway-file.md"));
    assertThat(keys)
        .allSatisfy(key -> assertThat(page).containsPattern("`[^`\\n]*\\b" + key + "\\b[^`\\n]*`"));
  }

  @Test
  void theExampleOfTheReferenceIsFine() {
    Path page = Folders.repository().resolve("docs/pathway-file.md");
    String example = Folders.text(page).split("```yaml\n", 2)[1].split("```", 2)[0];
    assertThat(PathwayFile.parse(page, example).findings()).isEmpty();
    assertThat(complaints(example)).isEmpty();
  }

  private static void collectKeys(Object node, Set<String> keys) {
    if (node instanceof Map<?, ?> map) {
      if (map.get("properties") instanceof Map<?, ?> properties) {
        properties.keySet().forEach(key -> keys.add(String.valueOf(key)));
      }
      map.values().forEach(value -> collectKeys(value, keys));
    } else if (node instanceof List<?> list) {
      list.forEach(item -> collectKeys(item, keys));
    }
  }
}

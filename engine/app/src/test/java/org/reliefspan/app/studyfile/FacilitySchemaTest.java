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
import org.reliefspan.domain.pathway.PathwaySpec;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class FacilitySchemaTest {
  private static final Path SCHEMA =
      Folders.repository().resolve("datasets/schema/facility.schema.json");
  private static final Path PAGE = Folders.repository().resolve("docs/facility-file.md");

  private static Object load(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static List<String> complaints(String text) {
    return SchemaVerdict.of(load(Folders.text(SCHEMA)), load(text));
  }

  static List<Path> shipped() {
    return ShippedFacilitiesTest.shipped();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedFacilitiesFitTheSchema(Path file) {
    assertThat(complaints(Folders.text(file))).isEmpty();
  }

  @Test
  void whatTheReaderTakesFitsTheSchema() {
    assertThat(complaints(FacilityFindingsTest.FINE)).isEmpty();
    assertThat(complaints(FacilityFileTest.FACILITY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: fine|name: Not So Fine",
        "start: 2026-01-05|start: 5.1.2026",
        "turnover: 10 min|turnover: 10 mim",
        "turnover: 10 min|turn_over: 10 min",
        "count: 2, open|count: -2, open",
        "mon-fri: \"08:00-17:00\"}|mon-fir: \"08:00-17:00\"}",
        "access: slots|access: slotted",
        "share: 0.9|share: most",
        "size: [3, 4]|size: [3, few]",
        "gamma: {mean|gama: {mean",
        "jan-mar|jan-mai",
        "number: 10|number: 0",
        "until: 700|until: soon",
        "until: 700|unitl: 700",
        "{from: 1, to: 3}|{from: 1}",
        "strategy: usual|strategies: usual",
      })
  void schemaAndReaderRefuseTheSame(String written, String instead) {
    String text = FacilityFindingsTest.FINE.replace(written, instead);
    assertThat(text).isNotEqualTo(FacilityFindingsTest.FINE);
    assertThat(complaints(text)).isNotEmpty();
    assertThat(FacilityFindingsTest.findings(text)).isNotEmpty();
  }

  @Test
  void everyKeyOfTheSchemaStandsInTheReference() {
    Set<String> keys = new TreeSet<>();
    collectKeys(load(Folders.text(SCHEMA)), keys);
    String page = Folders.text(PAGE) + Folders.text(PAGE.resolveSibling("pathway-file.md"));
    assertThat(keys)
        .allSatisfy(key -> assertThat(page).containsPattern("`[^`\\n]*\\b" + key + "\\b[^`\\n]*`"));
  }

  @Test
  void theExampleOfTheReferenceIsFine() {
    String example = Folders.text(PAGE).split("```yaml\n", 2)[1].split("```", 2)[0];
    Path programme = Folders.repository().resolve("datasets/pathways/integrated_programme.yaml");
    PathwaySpec pathway = PathwayFile.read(programme).spec().orElseThrow();
    assertThat(FacilityFile.parse(PAGE, example, pathway).findings()).isEmpty();
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

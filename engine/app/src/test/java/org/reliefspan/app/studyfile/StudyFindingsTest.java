package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.domain.study.FunctionAnalyses;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class StudyFindingsTest {
  private static final String FINE =
      """
      study: {name: fine}
      data: {source: visits}
      relief:
        - procedures: [rfa_facet_lumbar]
      """;

  private static List<Finding> findings(String text) {
    StudyFile file = StudyFile.parse(Path.of("study.yaml"), text);
    assertThat(file.study().isPresent()).isEqualTo(file.findings().isEmpty());
    return file.findings();
  }

  private static Finding onlyFinding(String text) {
    assertThat(findings(text)).hasSize(1);
    return findings(text).get(0);
  }

  @Test
  void theSmallestStudyIsFine() {
    assertThat(findings(FINE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "disclosre: {threshold: 20}, /disclosre, disclosure",
    "fuction: [], /fuction, function",
    "cohort: {agee: {from: 18}}, /cohort/agee, age",
    "disclosure: {treshold: 20}, /disclosure/treshold, threshold"
  })
  void anUnknownKeyGetsASuggestion(String line, String path, String meant) {
    Finding finding = onlyFinding(FINE + line + "\n");
    assertThat(finding.path()).isEqualTo(path);
    assertThat(finding.line()).isEqualTo(5);
    assertThat(finding.message())
        .isEqualTo("is not a known key. Did you mean \"%s\"?".formatted(meant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{threshold: 5}", "{threshold: 1, reason: ''}", "{threshold: 10, reason: '  '}"})
  void loweringTheThresholdNeedsAReason(String disclosure) {
    Finding finding = onlyFinding(FINE + "disclosure: " + disclosure + "\n");
    assertThat(finding.path()).isEqualTo("/disclosure");
    assertThat(finding.message()).contains("below 11").contains("reason");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{threshold: 5, reason: public data}", "{threshold: 11}", "{threshold: 50}"})
  void raisingTheThresholdNeedsNone(String disclosure) {
    assertThat(findings(FINE + "disclosure: " + disclosure + "\n")).isEmpty();
  }

  @Test
  void aDiagnosticBlockHasNoDuration() {
    Finding finding = onlyFinding(FINE.replace("rfa_facet_lumbar", "snrb"));
    assertThat(finding.path()).isEqualTo("/relief/0/procedures/0");
    assertThat(finding.line()).isEqualTo(4);
    assertThat(finding.message()).contains("(snrb) is a diagnostic block");
  }

  @Test
  void aBaselineOfNoMeasureGetsASuggestion() {
    Finding finding = onlyFinding(FINE + "    covariates: [age, baseline_nrss]\n");
    assertThat(finding.path()).isEqualTo("/relief/0/covariates/1");
    assertThat(finding.line()).isEqualTo(5);
    assertThat(finding.message())
        .contains("(baseline_nrss) names no measure of the catalogue")
        .contains("Did you mean \"baseline_nrs\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"relief", "function"})
  void aCovariateIsNamedOnce(String part) {
    String measures = part.equals("function") ? ", measures: [odi]" : "";
    Finding finding =
        onlyFinding(
            "study: {name: fine}\ndata: {source: visits}\n"
                + part
                + ":\n  - {procedures: [rfa_facet_lumbar]"
                + measures
                + ", covariates: [age, bmi, age]}\n");
    assertThat(finding.path()).isEqualTo("/" + part + "/0/covariates/2");
    assertThat(finding.line()).isEqualTo(4);
    assertThat(finding.message()).contains("(age) stands here twice");
  }

  @Test
  void brokenYamlHasALine() {
    Finding finding = onlyFinding("study:\n  name: demo\n data: visits\n");
    assertThat(finding.line()).isEqualTo(3);
    assertThat(finding.message()).startsWith("is not YAML here");
  }

  @Test
  void twoKeysOfTheSameNameAreAFinding() {
    Finding finding = onlyFinding(FINE + "data: {source: other}\n");
    assertThat(finding.line()).isEqualTo(5);
    assertThat(finding.path()).isEqualTo("/data");
    assertThat(finding.message()).contains("twice");
  }

  @Test
  void anEmptyFileIsAFinding() {
    assertThat(onlyFinding("").message()).isEqualTo("is empty.");
    assertThat(onlyFinding("# nothing\n").message()).isEqualTo("is empty.");
  }

  @Test
  void aStudyThatAsksNothingIsAFinding() {
    assertThat(onlyFinding("study: {name: idle}\ndata: {source: visits}\n").message())
        .contains("asks nothing");
  }

  @Test
  void aListWhereAMappingBelongsIsAFinding() {
    assertThat(findings(FINE + "disclosure: [11]\n"))
        .anySatisfy(
            finding -> {
              assertThat(finding.path()).isEqualTo("/disclosure");
              assertThat(finding.message()).contains("must be a mapping");
            });
  }

  @Test
  void numbersThatAreNoneAreFindings() {
    assertThat(findings(FINE + "    bootstrap: many\n    level: NaN\n"))
        .extracting(Finding::path)
        .containsExactly("/relief/0/bootstrap", "/relief/0/level");
  }

  @Test
  void aMeasureWithoutADirectionHasNoGain() {
    String study =
        """
        study: {name: fine}
        data: {source: visits}
        function:
          - procedures: [rfa_facet_lumbar]
            measures: [sleep_hours]
        """;
    assertThat(onlyFinding(study).path()).isEqualTo("/function/0/measures/0");
  }

  /** Keys that the reader knows, as it tells them to somebody who wrote another. */
  private static Set<Set<String>> keysOfTheReader() {
    String study =
        """
        zzzzzzzzzzzz: 1
        study: {name: all, zzzzzzzzzzzz: 1}
        data: {source: visits, zzzzzzzzzzzz: 1}
        cohort: {age: {zzzzzzzzzzzz: 1}, zzzzzzzzzzzz: 1}
        relief:
          - procedures: [{family: rfa_facet_lumbar, zzzzzzzzzzzz: 1}]
            pain: {measure: nrs, zzzzzzzzzzzz: 1}
            zzzzzzzzzzzz: 1
        function:
          - procedures: [rfa_facet_lumbar]
            measures: [odi]
            dropout: {zzzzzzzzzzzz: 1}
            zzzzzzzzzzzz: 1
        disclosure: {threshold: 20, zzzzzzzzzzzz: 1}
        """;
    String start = "is not a known key. Maybe one of: ";
    List<Finding> findings = findings(study);
    assertThat(findings)
        .hasSize(11)
        .allSatisfy(
            finding -> assertThat(finding.message()).startsWith(start).doesNotEndWith("..."));
    return findings.stream()
        .map(Finding::message)
        .map(message -> message.substring(start.length(), message.length() - 1))
        .map(list -> (Set<String>) new TreeSet<>(List.of(list.split(", ", -1))))
        .collect(Collectors.toSet());
  }

  private static final String GAINS =
      FINE + "function:\n  - procedures: [rfa_facet_lumbar]\n    measures: [odi]\n    ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "strategies: [hypothetical] | /function/0/strategies | must name composite",
        "strategies: [composite, exclude] | /function/0/strategies/1 | (exclude) is not known",
        "methods: [mmmr] | /function/0/methods/0 | Did you mean",
        "dropout: {imputations: 1} | /function/0/dropout/imputations | between 2 and 1000",
        "dropout: {deltas: [-5, much]} | /function/0/dropout/deltas/1 | must be a number",
        "dropout: {deltas: 4000} | /function/0/dropout/deltas | between -1000 and 1000",
        "dropout: {reference: rfa_facet_lumbar} | /function/0/dropout/reference | is the only"
            + " procedure",
        "dropout: {reference: knee} | /function/0/dropout/reference | is not known",
      })
  void whatAFunctionQuestionAnswersIsChecked(String line, String path, String message) {
    Finding finding = onlyFinding(GAINS + line + "\n");
    assertThat(finding.path()).isEqualTo(path);
    assertThat(finding.message()).contains(message);
  }

  @Test
  void everyAnswerAboutFunctionCanBeSwitchedOff() {
    StudyFile file =
        StudyFile.parse(Path.of("study.yaml"), GAINS + "strategies: composite\n    methods: []\n");
    assertThat(file.study().orElseThrow().function().get(0).analyses())
        .isEqualTo(FunctionAnalyses.plain());
    assertThat(
            StudyFile.parse(Path.of("study.yaml"), GAINS + "level: 0.9\n")
                .study()
                .orElseThrow()
                .function()
                .get(0)
                .analyses())
        .isEqualTo(FunctionAnalyses.standard());
  }

  @Test
  void thePublishedSchemaDescribesExactlyTheKeysThatAreRead() {
    Path schema = Folders.repository().resolve("datasets/schema/study.schema.json");
    Object root = new Load(LoadSettings.builder().build()).loadFromString(Folders.text(schema));
    Map<Set<String>, Map<?, ?>> objects = new LinkedHashMap<>();
    collectObjects(root, objects);
    assertThat(objects.keySet()).containsExactlyInAnyOrderElementsOf(keysOfTheReader());
    objects.values().forEach(keys -> assertEveryKeyIsDescribed(keys, (Map<?, ?>) root));
  }

  private static void collectObjects(Object node, Map<Set<String>, Map<?, ?>> objects) {
    if (node instanceof Map<?, ?> map) {
      if (Boolean.FALSE.equals(map.get("additionalProperties"))
          && map.get("properties") instanceof Map<?, ?> properties) {
        Set<String> keys = new TreeSet<>();
        properties.keySet().forEach(key -> keys.add(String.valueOf(key)));
        objects.put(keys, properties);
      }
      map.values().forEach(value -> collectObjects(value, objects));
    } else if (node instanceof List<?> list) {
      list.forEach(item -> collectObjects(item, objects));
    }
  }

  private static void assertEveryKeyIsDescribed(Map<?, ?> properties, Map<?, ?> root) {
    properties.forEach(
        (key, property) ->
            assertThat(description(property, root)).as("%s", key).hasSizeGreaterThan(5));
  }

  /** Its own description, else that of the definition it refers to. */
  private static String description(@Nullable Object property, Map<?, ?> root) {
    if (!(property instanceof Map<?, ?> map)) {
      return "";
    }
    if (map.get("description") instanceof String text) {
      return text;
    }
    String prefix = "#/$defs/";
    return map.get("$ref") instanceof String reference
            && reference.startsWith(prefix)
            && root.get("$defs") instanceof Map<?, ?> definitions
        ? description(definitions.get(reference.substring(prefix.length())), root)
        : "";
  }

  @Test
  void everyKeyIsInTheHandbook() {
    String handbook = Folders.text(Folders.repository().resolve("docs/study-file.md"));
    keysOfTheReader().stream()
        .flatMap(Set::stream)
        .forEach(key -> assertThat(handbook).contains(key));
  }
}

package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.service.Reliefspan;
import org.reliefspan.domain.study.Finding;

/** A change in one arm is no difference between strategies, and check says so. */
class EvidenceCautionsTest {
  private static final String TEXT =
      """
      pathway: {name: test}
      time: {unit: day, horizon: 100}
      parameters:
        change: {value: 14, source: E039, evidence: %s}
        contrast: {value: 3, source: E095, evidence: randomised}
        gain: %s
      states: {care: {}}
      start: care
      events:
        begin: {after: {at: 0}, request: [procedure, other]}
      activities: {procedure: {}, other: {}}
      effects:
        better: {from: procedure, amount: %s}
        more: {from: other, amount: contrast}
      outcomes: {area: {per_time: better + more}}
      strategies:
        one: %s
        two: {title: Two}
      """;

  private static List<Finding> cautions(String evidence, String gain, String amount, String one) {
    PathwayFile file =
        PathwayFile.parse(Path.of("p.yaml"), TEXT.formatted(evidence, gain, amount, one));
    assertThat(file.spec()).isPresent();
    assertThat(file.findings()).noneMatch(Finding::isError);
    return file.findings();
  }

  @Test
  void aStrategyThatTakesItsEffectFromASingleArmIsReported() {
    assertThat(cautions("single_arm", "contrast", "gain", "{parameters: {gain: change}}"))
        .singleElement()
        .satisfies(
            caution -> {
              assertThat(caution.line()).isEqualTo(4);
              assertThat(caution.path()).isEqualTo("/parameters/change");
              assertThat(caution.message()).startsWith("is used by one only: the evidence is");
              assertThat(caution)
                  .asString()
                  .startsWith("caution: p.yaml:4: /parameters/change: is");
            });
  }

  @Test
  void aStrategyThatSetsALevelOfASingleArmIsReported() {
    assertThat(cautions("single_arm", "1", "change", "{parameters: {change: 7}}"))
        .singleElement()
        .satisfies(caution -> assertThat(caution.message()).startsWith("is set by one:"));
  }

  @Test
  void aStrategyWithoutTheProcedureOfASingleArmIsReported() {
    assertThat(cautions("single_arm", "1", "change", "{without: [procedure]}"))
        .singleElement()
        .satisfies(caution -> assertThat(caution.message()).startsWith("is used by two only:"));
    assertThat(cautions("single_arm", "1", "change", "{events: {begin: {request: other}}}"))
        .hasSize(1);
  }

  @Test
  void aLevelThatAllStrategiesShareIsNot() {
    assertThat(cautions("single_arm", "1", "change", "{without: [other]}")).isEmpty();
  }

  @Test
  void aContrastIsNot() {
    assertThat(cautions("randomised", "contrast", "gain", "{parameters: {gain: change}}"))
        .isEmpty();
    assertThat(cautions("comparison", "1", "change", "{without: [procedure]}")).isEmpty();
  }

  /** As the page of pathways says. */
  @Test
  void twoShippedPathwaysHaveOneEach() {
    Path folder = Folders.repository().resolve("datasets/pathways");
    List<String> paths =
        Folders.names(folder).stream()
            .filter(name -> name.endsWith(".yaml"))
            .flatMap(name -> Reliefspan.standard().cautions(folder.resolve(name)).stream())
            .map(Finding::path)
            .toList();
    assertThat(paths)
        .containsExactlyInAnyOrder("/parameters/success_after_failure", "/parameters/passed");
  }

  @Test
  void whereSomethingIsWrongOnlyThatIsSaid() {
    String text = TEXT.formatted("single_arm", "contrast", "gain", "{parameters: {gain: chance}}");
    PathwayFile file = PathwayFile.parse(Path.of("p.yaml"), text);
    assertThat(file.spec()).isEmpty();
    assertThat(file.findings()).isNotEmpty().allMatch(Finding::isError);
  }

  @Test
  void evidenceIsOneOfFourWords() {
    String text = TEXT.formatted("anecdote", "1", "change", "{title: One}");
    assertThat(PathwayFile.parse(Path.of("p.yaml"), text).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("single_arm"));
  }
}

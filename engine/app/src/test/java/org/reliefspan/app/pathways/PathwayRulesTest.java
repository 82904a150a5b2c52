package org.reliefspan.app.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.app.fixture.Folders;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The page of rules tells the truth. */
class PathwayRulesTest {
  private static final Pattern ROW =
      Pattern.compile("\\| (PR\\d\\d) \\| [^|]+ \\| `([a-z0-9_]+\\.yaml)` \\| `(/[^`]+)` \\|.*");

  private record Rule(String id, String file, String key) {}

  static List<Rule> rules() {
    Path page = Folders.repository().resolve("docs/pathway-rules.md");
    return Folders.text(page)
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Rule(row.group(1), row.group(2), row.group(3)))
        .toList();
  }

  @Test
  void everyRuleStandsInTheTableOnce() {
    List<String> all = IntStream.rangeClosed(1, 58).mapToObj("PR%02d"::formatted).toList();
    assertThat(rules()).extracting(Rule::id).containsExactlyElementsOf(all);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theFileNamesTheRuleAtAKeyThatIsThere(Rule rule) {
    String text =
        Folders.text(Folders.repository().resolve("datasets/pathways").resolve(rule.file()));
    assertThat(text).containsPattern("(?m)^[^#\\n]+# [^\\n]*" + rule.id() + "\\b");
    Object node = new Load(LoadSettings.builder().build()).loadFromString(text);
    for (String key : rule.key().substring(1).split("/", -1)) {
      assertThat(node).as(rule.key()).isInstanceOf(Map.class);
      node = Objects.requireNonNull(((Map<?, ?>) node).get(key), rule.key());
    }
  }
}

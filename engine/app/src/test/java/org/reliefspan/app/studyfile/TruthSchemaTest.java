package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reliefspan.app.fixture.Folders;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The published schema of truth files is the one that the records make. To write it anew: {@code
 * -Dreliefspan.schema=write}.
 */
class TruthSchemaTest {
  private static final Path SCHEMA =
      Folders.repository().resolve("datasets/schema/truth.schema.json");

  private static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  @Test
  void thePublishedSchemaDescribesWhatIsRead() throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    if ("write".equals(System.getProperty("reliefspan.schema"))) {
      Files.writeString(SCHEMA, mapper.writeValueAsString(TruthSchema.root()) + "\n");
    }
    JsonNode made = mapper.valueToTree(TruthSchema.root());
    assertThat(mapper.readTree(Files.readString(SCHEMA)).equals(made)).isTrue();
  }

  @Test
  void everyKeyIsDescribed() {
    List<String> bare = new ArrayList<>();
    undescribed("", TruthSchema.root(), bare);
    assertThat(bare).isEmpty();
  }

  private static void undescribed(String path, Object node, List<String> bare) {
    if (node instanceof Map<?, ?> map) {
      if (map.get("properties") instanceof Map<?, ?> properties) {
        properties.forEach(
            (key, value) -> {
              String text = String.valueOf(((Map<?, ?>) value).get("description"));
              if (text.length() < 4) {
                bare.add(path + "/" + key);
              }
            });
      }
      map.forEach((key, value) -> undescribed(path + "/" + key, value, bare));
    }
  }

  @Test
  void shippedFilesKeepToIt() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("datasets/anchors", "datasets/synthetic")) {
      try (Stream<Path> all = Files.list(Folders.repository().resolve(folder))) {
        all.filter(path -> path.toString().endsWith(".yaml")).forEach(files::add);
      }
    }
    assertThat(files).hasSizeGreaterThan(10);
    for (Path file : files) {
      assertThat(problems(Files.readString(file))).as(file.toString()).isEmpty();
    }
  }

  @Test
  void wrongFilesAreRefused() {
    assertThat(problems("populaton: {sites: 3}")).containsExactly("/populaton is not known");
    assertThat(problems("population: {sites: three}"))
        .containsExactly("/population/sites is no integer");
    assertThat(problems("families: {omt: {response: 0.5}}"))
        .containsExactly("/families/omt lacks share");
    assertThat(problems("scenario: dirty")).containsExactly("/scenario is none of the words");
    assertThat(problems("effects: {ablation: {duration: {weibul: {shape: 1}}}}"))
        .containsExactly("/effects/ablation/duration/weibul is not known");
  }

  private static List<String> problems(String text) {
    List<String> problems = new ArrayList<>();
    check("", yaml(text), TruthSchema.root(), problems);
    return problems;
  }

  /** The part of JSON Schema that the file uses. */
  private static void check(String path, Object value, Object schema, List<String> problems) {
    Map<?, ?> rules = (Map<?, ?>) schema;
    if (rules.get("enum") instanceof List<?> words && !words.contains(value)) {
      problems.add(path + " is none of the words");
    }
    String type = String.valueOf(rules.get("type"));
    boolean fits =
        switch (type) {
          case "number" -> value instanceof Number;
          case "integer" -> value instanceof Integer || value instanceof Long;
          case "string" -> value instanceof String;
          case "array" -> value instanceof List;
          case "object" -> value instanceof Map;
          default -> true;
        };
    if (!fits) {
      problems.add(path + " is no " + type);
    } else if (value instanceof Map<?, ?> map) {
      checkObject(path, map, rules, problems);
    } else if (value instanceof List<?> items) {
      items.forEach(
          item -> check(path, item, Objects.requireNonNull(rules.get("items")), problems));
    }
  }

  private static void checkObject(
      String path, Map<?, ?> map, Map<?, ?> rules, List<String> problems) {
    Object properties = rules.get("properties");
    map.forEach(
        (key, item) -> {
          String below = path + "/" + key;
          if (properties instanceof Map<?, ?> known && known.containsKey(key)) {
            check(below, item, Objects.requireNonNull(known.get(key)), problems);
          } else if (rules.get("additionalProperties") instanceof Map<?, ?> others) {
            check(below, item, others, problems);
          } else {
            problems.add(below + " is not known");
          }
        });
    if (rules.get("required") instanceof List<?> required) {
      required.stream()
          .filter(key -> !map.containsKey(key))
          .forEach(key -> problems.add(path + " lacks " + key));
    }
  }
}

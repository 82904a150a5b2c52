package org.reliefspan.app.studyfile;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.FamilyCare;
import org.reliefspan.simulation.clinic.ParameterTable;

/**
 * The JSON Schema of a truth file, from the records that the file is laid over and the words of
 * their documentation.
 */
final class TruthSchema {
  private static final Path SOURCES =
      Folders.repository()
          .resolve("engine/simulation/src/main/java/org/reliefspan/simulation/clinic");

  private TruthSchema() {}

  static Map<String, Object> root() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Reliefspan truth file");
    schema.put(
        "description",
        "A synthetic clinic: a scenario, and the parameters that differ. What is not named keeps the"
            + " value it has in the scenario.");
    Map<String, Object> record = record(ClinicSpec.class, Set.of());
    schema.putAll(record);
    Map<String, Object> properties = properties(record);
    properties.put(
        "scenario",
        described("What the file starts from.", Map.of("enum", ClinicSpec.scenarios())));
    properties.put("families", families());
    return schema;
  }

  private static Map<String, Object> families() {
    Map<String, Object> care = record(FamilyCare.class, Set.of("family"));
    care.put("required", List.of("share"));
    Map<String, Object> families = new LinkedHashMap<>();
    families.put(
        "description",
        "Further families of the catalogue, by id, with the share who come for them.");
    families.put("type", "object");
    families.put("additionalProperties", care);
    return families;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> properties(Map<String, Object> object) {
    return (Map<String, Object>) Objects.requireNonNull(object.get("properties"));
  }

  private static Map<String, Object> record(Class<?> type, Set<String> without) {
    Map<String, String> words = words(type);
    Map<String, Object> properties = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String key = ParameterTable.snake(component.getName());
      if (!without.contains(key)) {
        String text = words.getOrDefault(component.getName(), "");
        properties.put(key, described(text, value(component.getType())));
      }
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("additionalProperties", false);
    object.put("properties", properties);
    return object;
  }

  private static Map<String, Object> value(Class<?> type) {
    if (type == double.class) {
      return Map.of("type", "number");
    }
    if (type == int.class || type == long.class) {
      return Map.of("type", "integer");
    }
    if (type == String.class) {
      return Map.of("type", "string");
    }
    if (type.isEnum()) {
      return Map.of(
          "enum",
          Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .toList());
    }
    if (type == List.class) {
      Map<String, Object> list = new LinkedHashMap<>();
      list.put("type", "array");
      list.put("items", Map.of("type", "integer"));
      return list;
    }
    return type.isRecord() ? record(type, Set.of()) : forms(type);
  }

  /** One of the forms of a sealed type. */
  private static Map<String, Object> forms(Class<?> type) {
    Map<String, Object> forms = new LinkedHashMap<>();
    for (Class<?> form : type.getPermittedSubclasses()) {
      String text = sentence(form);
      forms.put(
          ParameterTable.snake(form.getSimpleName()), described(text, record(form, Set.of())));
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("additionalProperties", false);
    object.put("minProperties", 1);
    object.put("maxProperties", 1);
    object.put("properties", forms);
    return object;
  }

  private static Map<String, Object> described(String text, Map<String, Object> schema) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("description", text);
    all.putAll(schema);
    return all;
  }

  /** The documentation of a type, up to its declaration. */
  private static String documentation(Class<?> type) {
    Class<?> file = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
    String text = Folders.text(SOURCES.resolve(file.getSimpleName() + ".java"));
    int declaration = text.indexOf("record " + type.getSimpleName() + "(");
    int end = text.lastIndexOf("*/", declaration);
    return text.substring(text.lastIndexOf("/**", declaration) + 3, end)
        .replaceAll("\\n\\s*\\* ?", " ")
        .replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String sentence(Class<?> type) {
    return documentation(type).split(" @param", 2)[0];
  }

  private static Map<String, String> words(Class<?> type) {
    Map<String, String> words = new LinkedHashMap<>();
    Matcher matcher =
        Pattern.compile("@param (\\w+) (.*?)(?= @param|$)").matcher(documentation(type));
    while (matcher.find()) {
      String text = matcher.group(2).strip();
      words.put(
          matcher.group(1),
          text.substring(0, 1).toUpperCase(Locale.ROOT)
              + text.substring(1)
              + (text.endsWith(".") ? "" : "."));
    }
    return words;
  }
}

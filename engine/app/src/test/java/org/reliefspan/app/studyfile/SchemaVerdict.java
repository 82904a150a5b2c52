package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON Schema says of a document, for the words that our schemas use; another word is an
 * error, so that none is passed over.
 */
final class SchemaVerdict {
  private static final Set<String> WORDS_FOR_READERS =
      Set.of("$schema", "$defs", "title", "description");
  private final Map<?, ?> root;
  private final List<String> complaints = new ArrayList<>();

  private SchemaVerdict(Map<?, ?> root) {
    this.root = root;
  }

  /** Complaints, each with the path of what it is about. */
  static List<String> of(Object schema, Object document) {
    SchemaVerdict verdict = new SchemaVerdict((Map<?, ?>) schema);
    verdict.check((Map<?, ?>) schema, document, "");
    return verdict.complaints;
  }

  private void check(Map<?, ?> schema, @Nullable Object value, String path) {
    schema.forEach(
        (word, rule) -> {
          if (!fits(String.valueOf(word), rule, schema, value, path)) {
            complaints.add(path + ": " + word + " " + rule);
          }
        });
  }

  private boolean fits(
      String word, Object rule, Map<?, ?> schema, @Nullable Object value, String path) {
    return switch (word) {
      case "$ref" -> referred(String.valueOf(rule), value, path);
      case "type" ->
          (rule instanceof List<?> types ? types : List.of(rule))
              .stream().anyMatch(type -> isOf(String.valueOf(type), value));
      case "enum" -> ((List<?>) rule).contains(value);
      case "pattern" -> matches(rule, value);
      case "required" ->
          !(value instanceof Map<?, ?> map) || map.keySet().containsAll((List<?>) rule);
      case "anyOf" -> ((List<?>) rule).stream().anyMatch(each -> isFine(each, value));
      case "allOf" -> ((List<?>) rule).stream().allMatch(each -> isFine(each, value));
      case "minProperties" -> size(value) >= (int) rule;
      case "maxProperties" -> size(value) <= (int) rule;
      case "minimum" ->
          !(value instanceof Number number)
              || number.doubleValue() >= ((Number) rule).doubleValue();
      case "minItems" -> size(value) >= (int) rule;
      case "maxItems" -> size(value) <= (int) rule;
      case "items" -> items((Map<?, ?>) rule, value, path);
      case "properties" -> properties((Map<?, ?>) rule, value, path);
      case "propertyNames" -> names((Map<?, ?>) rule, value);
      case "additionalProperties" -> others(rule, schema, value, path);
      default -> {
        if (!WORDS_FOR_READERS.contains(word)) {
          throw new IllegalArgumentException("the schema uses " + word);
        }
        yield true;
      }
    };
  }

  private boolean isFine(Object schema, @Nullable Object value) {
    SchemaVerdict verdict = new SchemaVerdict(root);
    verdict.check((Map<?, ?>) schema, value, "");
    return verdict.complaints.isEmpty();
  }

  private boolean referred(String pointer, @Nullable Object value, String path) {
    if (root.get("$defs") instanceof Map<?, ?> definitions
        && definitions.get(pointer.replace("#/$defs/", "")) instanceof Map<?, ?> definition) {
      check(definition, value, path);
      return true;
    }
    throw new IllegalArgumentException("the schema refers to " + pointer);
  }

  private static boolean isOf(String type, @Nullable Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "integer" -> value instanceof Integer || value instanceof Long;
      case "number" -> value instanceof Number;
      case "null" -> value == null;
      default -> throw new IllegalArgumentException("the schema uses the type " + type);
    };
  }

  private static boolean matches(@Nullable Object pattern, @Nullable Object value) {
    return !(value instanceof String text)
        || Pattern.compile(String.valueOf(pattern)).matcher(text).find();
  }

  private static int size(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    return value instanceof List<?> list ? list.size() : 0;
  }

  private boolean items(Map<?, ?> rule, @Nullable Object value, String path) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        check(rule, list.get(i), path + "/" + i);
      }
    }
    return true;
  }

  private boolean properties(Map<?, ?> rules, @Nullable Object value, String path) {
    if (value instanceof Map<?, ?> map) {
      rules.forEach(
          (key, rule) -> {
            if (map.containsKey(key)) {
              check((Map<?, ?>) rule, map.get(key), path + "/" + key);
            }
          });
    }
    return true;
  }

  private static boolean names(Map<?, ?> rule, @Nullable Object value) {
    return !(value instanceof Map<?, ?> map)
        || map.keySet().stream().allMatch(key -> matches(rule.get("pattern"), key));
  }

  private boolean others(Object rule, Map<?, ?> schema, @Nullable Object value, String path) {
    if (!(value instanceof Map<?, ?> map)) {
      return true;
    }
    Set<?> known = schema.get("properties") instanceof Map<?, ?> named ? named.keySet() : Set.of();
    List<?> others = map.keySet().stream().filter(key -> !known.contains(key)).toList();
    if (rule instanceof Map<?, ?> each) {
      others.forEach(key -> check(each, map.get(key), path + "/" + key));
      return true;
    }
    return others.isEmpty();
  }
}

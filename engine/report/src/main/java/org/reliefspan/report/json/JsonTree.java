package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value as read. */
sealed interface JsonTree {

  /** Words, numbers and truth values, as written. */
  record Leaf(String written) implements JsonTree {}

  record Nothing() implements JsonTree {}

  record Items(List<JsonTree> items) implements JsonTree {}

  record Fields(Map<String, JsonTree> fields) implements JsonTree {}

  static JsonTree read(Path file) throws IOException {
    try (JsonParser parser =
        JsonText.factory().createParser(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
      parser.nextToken();
      return read(parser);
    }
  }

  private static JsonTree read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> items(parser);
      case VALUE_NULL -> new Nothing();
      default -> new Leaf(parser.getText());
    };
  }

  private static Fields fields(JsonParser parser) throws IOException {
    Map<String, JsonTree> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.getText();
      parser.nextToken();
      fields.put(name, read(parser));
    }
    return new Fields(fields);
  }

  private static Items items(JsonParser parser) throws IOException {
    List<JsonTree> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(parser));
    }
    return new Items(items);
  }

  /** The named field; nothing when there is none. */
  default JsonTree at(String name) {
    return fields().getOrDefault(name, new Nothing());
  }

  default Map<String, JsonTree> fields() {
    return this instanceof Fields object ? object.fields : Map.of();
  }

  default List<JsonTree> items() {
    return this instanceof Items array ? array.items : List.of();
  }

  default Optional<String> text() {
    return this instanceof Leaf leaf ? Optional.of(leaf.written) : Optional.empty();
  }

  /** The text of a field that must be there. */
  default String required(String name) {
    return at(name)
        .text()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The field %s must be present. Maybe another version wrote this file"
                        .formatted(name)));
  }
}

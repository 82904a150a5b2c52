package org.reliefspan.spark.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes {@code manifest.json}. */
final class ManifestFile {
  static final String NAME = "manifest.json";
  static final int SCHEMA_VERSION = 2;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ManifestFile() {}

  static void write(Path store, StoreManifest manifest, SortedMap<String, String> files) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema_version", SCHEMA_VERSION);
    root.put("patients", manifest.patients());
    root.put("blocks", manifest.blocks());
    manifest.counts().forEach(root.putObject("counts")::put);
    root.put("catalogue_sha256", manifest.catalogueChecksum());
    root.put("mapping_sha256", manifest.mappingChecksum());
    ObjectNode gate = root.putObject("gate");
    gate.put("rules", "names of columns; shapes of cells");
    putAll(gate.putObject("dropped_columns"), manifest.dropped());
    putAll(root.putObject("inputs_sha256"), manifest.inputs());
    putAll(root.putObject("files_sha256"), files);
    try {
      String json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
      Files.writeString(store.resolve(NAME), json.replace("\r\n", "\n") + "\n");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static void putAll(ObjectNode node, SortedMap<String, String> texts) {
    texts.forEach(node::put);
  }

  /**
   * Reads a manifest.
   *
   * @throws StoreFormatException if there is none, or it is not one of this version
   */
  static JsonNode readTree(Path store) {
    Path file = store.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new StoreFormatException(
          "The *store* (%s) must hold manifest.json. Maybe the folder is not a store, or its ingest did not finish: ingest again."
              .formatted(store));
    }
    JsonNode root = parse(file);
    int version = root.path("schema_version").asInt(-1);
    if (version != SCHEMA_VERSION) {
      throw new StoreFormatException(
          "The *schema_version* (%d) of the store %s must be %d. Maybe another version wrote it: ingest again."
              .formatted(version, store, SCHEMA_VERSION));
    }
    return root;
  }

  private static JsonNode parse(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (JsonProcessingException cause) {
      throw new StoreFormatException(
          "The *manifest* (%s) must be JSON. Maybe it was edited: ingest again.".formatted(file));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static StoreManifest manifest(JsonNode root) {
    SortedMap<String, Long> counts = new TreeMap<>();
    root.path("counts")
        .properties()
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
    return new StoreManifest(
        root.path("patients").asLong(),
        root.path("blocks").asInt(),
        counts,
        root.path("catalogue_sha256").asText(),
        root.path("mapping_sha256").asText(),
        texts(root.path("inputs_sha256")),
        texts(root.path("gate").path("dropped_columns")));
  }

  static SortedMap<String, String> files(JsonNode root) {
    return texts(root.path("files_sha256"));
  }

  private static SortedMap<String, String> texts(JsonNode node) {
    SortedMap<String, String> texts = new TreeMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
